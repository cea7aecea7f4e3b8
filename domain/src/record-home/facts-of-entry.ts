import type { PlainDate } from '../shared/plain-date';
import type { EntryKind } from '../record/kinds';
import { ICD10 } from '../terminology/systems';
import { diseaseOfFollowUp, diseaseOfPast, type DiseaseKey, diseasesOfCode, diseasesOfWords } from './diseases';
import type { BloodFact, DiseaseFact, FactSource, HealthFact, PregnancyFact } from './facts';
import { factsOfObservation, factsOfReport, numbersOfForm } from './numbers-of-entry';
import { at, codesOf, listOf, numberOf, textOf, textsOf } from './payload';

/** A row of the record as the rules read it. `payload` is as stored, with what must not be seen already taken out. */
export interface EntryToRead {
  entryId: string;
  kind: EntryKind;
  on: PlainDate;
  knownFrom: PlainDate;
  knownUntil: PlainDate | null;
  payload: unknown;
}

const STATES: Readonly<Record<string, DiseaseFact['state']>> = {
  resolved: 'ended',
  inactive: 'ended',
  refuted: 'ended',
  provisional: 'doubtful',
  differential: 'doubtful',
  unconfirmed: 'doubtful',
};

/** What the source says of its certainty comes before what it says of the course; remission is not the end. */
const stateOf = (payload: unknown): DiseaseFact['state'] =>
  STATES[String(at(payload, 'verification'))] ?? STATES[String(at(payload, 'clinical'))] ?? 'active';

/** Pregnancies that ended early are O00–O08 of ICD-10, births O80–O84. */
const ENDED_EARLY = /^O0[0-8]/i;
const BORN = /^O8[0-4]/i;

function pregnancyOfCodes(source: FactSource, codes: readonly string[]): PregnancyFact[] {
  if (codes.some((code) => ENDED_EARLY.test(code)))
    return [{ ...source, fact: 'pregnancy', visit: 'ended', weeks: null }];
  return codes.some((code) => BORN.test(code))
    ? [{ ...source, fact: 'pregnancy', visit: 'postnatal', weeks: null }]
    : [];
}

function factsOfCondition(source: FactSource, payload: unknown): HealthFact[] {
  const name = textOf(at(payload, 'what', 'text')) ?? '';
  const codes = codesOf(at(payload, 'what'), ICD10);
  const state = stateOf(payload);
  const diseases = [...new Set([...codes.flatMap(diseasesOfCode), ...diseasesOfWords(name)])];
  const since = textOf(at(payload, 'onset')) ?? null;
  return [
    ...(diseases.length > 0 ? [{ ...source, fact: 'disease' as const, diseases, name, since, state }] : []),
    ...(state === 'doubtful' ? [] : pregnancyOfCodes(source, codes)),
  ];
}

const present = (source: FactSource, disease: DiseaseKey, since: string | null): DiseaseFact => ({
  ...source,
  fact: 'disease',
  diseases: [disease],
  name: '',
  since,
  state: 'active',
});

/** Printed codes of form 3: 1A 2B 3O 4AB 5不详; RH 1阴性 2阳性 3不详. Other editions number them otherwise (fact sheet, trap 6). */
const ABO_OF_FORM: Readonly<Record<string, BloodFact['abo']>> = { '1': 'A', '2': 'B', '3': 'O', '4': 'AB' };
const RH_OF_FORM: Readonly<Record<string, BloodFact['rh']>> = { '1': 'negative', '2': 'positive' };
const BASIC_FORM = 'basic-information-3';

function factsOfBasic(source: FactSource, payload: unknown): HealthFact[] {
  if (at(payload, 'form') !== BASIC_FORM) return [];
  const fields = at(payload, 'fields');
  const abo = ABO_OF_FORM[textOf(at(fields, 'bloodAbo')) ?? ''] ?? null;
  const rh = RH_OF_FORM[textOf(at(fields, 'bloodRh')) ?? ''] ?? null;
  const past = listOf(at(fields, 'pastDiseases')).flatMap((row) => {
    const disease = diseaseOfPast(textOf(at(row, 'disease')) ?? '');
    return disease ? [present(source, disease, textOf(at(row, 'since')) ?? null)] : [];
  });
  return [...past, ...(abo === null && rh === null ? [] : [{ ...source, fact: 'blood' as const, abo, rh }])];
}

/** 现存主要健康问题 that are an illness with a mark: strokes (not 5短暂性脑缺血发作), and infarction, angina or revascularisation. */
const PROBLEMS: readonly [field: string, codes: readonly string[], DiseaseKey][] = [
  ['cerebrovascular', ['2', '3', '4'], 'stroke'],
  ['heart', ['2', '3', '4'], 'coronary'],
];

function factsOfCheckup(source: FactSource, payload: unknown): HealthFact[] {
  const fields = at(payload, 'fields');
  const found = PROBLEMS.filter(([field, codes]) => textsOf(at(fields, field)).some((code) => codes.includes(code)));
  return [...found.map(([, , disease]) => present(source, disease, null)), ...numbersOfForm(source, fields)];
}

function factsOfFollowUp(source: FactSource, payload: unknown): HealthFact[] {
  const disease = diseaseOfFollowUp(textOf(at(payload, 'form')) ?? '');
  return [
    ...(disease ? [{ ...source, fact: 'managed' as const, disease }] : []),
    ...numbersOfForm(source, at(payload, 'fields')),
  ];
}

function factsOfMaternal(source: FactSource, payload: unknown): HealthFact[] {
  const visit = at(payload, 'visit');
  if (visit !== 'antenatal' && visit !== 'postnatal' && visit !== 'postnatal-42') return [];
  return [{ ...source, fact: 'pregnancy', visit, weeks: numberOf(at(payload, 'weeks')) ?? null }];
}

const READERS: Readonly<Partial<Record<EntryKind, (source: FactSource, payload: unknown) => HealthFact[]>>> = {
  condition: factsOfCondition,
  'basic-information': factsOfBasic,
  checkup: factsOfCheckup,
  'follow-up': factsOfFollowUp,
  'maternal-visit': factsOfMaternal,
  observation: factsOfObservation,
  'lab-report': factsOfReport,
};

/** Kinds of entries that say something of the marks or the newest numbers. */
export const FACT_KINDS: readonly EntryKind[] = [
  'condition',
  'basic-information',
  'checkup',
  'follow-up',
  'maternal-visit',
  'observation',
  'lab-report',
];

/** What an entry says of the marks and the newest numbers; nothing for a kind, form or payload that says nothing of them. */
export function factsOfEntry({ payload, ...source }: EntryToRead): HealthFact[] {
  return READERS[source.kind]?.(source, payload) ?? [];
}
