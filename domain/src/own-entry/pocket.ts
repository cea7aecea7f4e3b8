import { BASIC_INFORMATION } from '../record/forms/basic-information-table';
import { lineName } from '../record/forms/build';
import { fieldsOf } from '../record/forms/forms';
import type { FilledForm, TypedEntry } from '../record/payloads';
import type { PlainDate } from '../shared/plain-date';

/** An entry of the record with whose word it is. Sensitive ones are not among them. */
export interface PocketEntry {
  entry: TypedEntry;
  happenedOn: PlainDate;
  institution: string;
  /** The person or the family wrote it down themselves. */
  own: boolean;
}

export interface PocketLine {
  text: string;
  own: boolean;
}

/** What a helper must know at once. */
export interface PocketFacts {
  /** Null: nobody tested it. Two clinics that disagree are told instead of a type. */
  blood: { text: string; from: string; on: PlainDate } | null;
  allergyState: 'some' | 'none' | 'unknown';
  allergies: PocketLine[];
  medicines: PocketLine[];
  conditions: string[];
}

/** The form's codes (fact sheet §1.2); 5 and 3 are 不详. */
const ABO: Readonly<Record<string, string>> = { 1: 'A型', 2: 'B型', 3: 'O型', 4: 'AB型' };
const RH: Readonly<Record<string, string>> = { 1: 'Rh 阴性', 2: 'Rh 阳性' };
const NONE = '1';
const UNLIKE = '两处记录不一样，用前要验血型';

const wordOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

type FormEntry = PocketEntry & { form: FilledForm };

const formsIn = (entries: readonly PocketEntry[]): FormEntry[] =>
  entries.flatMap((one) => (one.entry.kind === 'basic-information' ? [{ ...one, form: one.entry.payload }] : []));

/** Newest first. */
function bloodOf(forms: readonly FormEntry[]): PocketFacts['blood'] {
  const typed = forms.filter(({ form }) => wordOf(form.fields.bloodAbo) in ABO);
  const [newest] = typed;
  if (!newest) return null;
  const said = (name: string, words: Readonly<Record<string, string>>): Set<string> =>
    new Set(typed.flatMap(({ form }) => words[wordOf(form.fields[name])] ?? []));
  const [abo, rh] = [said('bloodAbo', ABO), said('bloodRh', RH)];
  const text = abo.size > 1 || rh.size > 1 ? UNLIKE : [...abo, ...rh].join(' · ');
  return { text, from: newest.institution, on: newest.happenedOn };
}

function optionLabel(field: string, code: string): string | undefined {
  const found = fieldsOf(BASIC_INFORMATION).get(field);
  return found && 'options' in found ? found.options.find((option) => option.code === code)?.label : undefined;
}

/** 青霉素, or the words behind 其他. */
const drugsOf = ({ fields }: FilledForm): string[] =>
  listOf(fields.drugAllergies).flatMap((code) => {
    const line = wordOf(fields[lineName('drugAllergies', wordOf(code))]);
    return code === NONE ? [] : ((line || optionLabel('drugAllergies', wordOf(code))) ?? []);
  });

const deniesDrugs = ({ fields }: FilledForm): boolean => listOf(fields.drugAllergies).includes(NONE);

interface Said extends PocketLine {
  /** What it is about: the substance, the medicine. */
  about: string;
}

/** The same thing once: a clinic's word stands before one's own, the fuller one before the bare name. */
function once(lines: readonly Said[]): PocketLine[] {
  const sorted = [...lines].sort((a, b) => Number(a.own) - Number(b.own) || b.text.length - a.text.length);
  const first = sorted.filter((line, place) => sorted.findIndex(({ about }) => about === line.about) === place);
  return lines.flatMap((line) => (first.includes(line) ? [{ text: line.text, own: line.own }] : []));
}

const LIVES = ['active', 'recurrence', 'relapse'];

function allergyLine({ entry, own }: PocketEntry): Said[] {
  if (entry.kind !== 'allergy') return [];
  const { none, clinical, verification, what, reactions } = entry.payload;
  if (none || clinical !== 'active' || verification === 'refuted') return [];
  return [{ about: what.text, text: [what.text, ...reactions].join('：'), own }];
}

const deniesAll = ({ entry }: PocketEntry): boolean =>
  entry.kind === 'allergy' && entry.payload.none && entry.payload.verification !== 'refuted';

function allergiesOf(entries: readonly PocketEntry[], forms: readonly FormEntry[]) {
  const fromForm = forms[0]
    ? drugsOf(forms[0].form).map((text) => ({ about: text, text, own: forms[0]?.own ?? false }))
    : [];
  const lines = once([...fromForm, ...entries.flatMap(allergyLine)]);
  const denied = entries.some(deniesAll) || (forms[0] !== undefined && deniesDrugs(forms[0].form));
  const allergyState = lines.length > 0 ? ('some' as const) : denied ? ('none' as const) : ('unknown' as const);
  return { allergyState, allergies: lines };
}

function medicineLine({ entry, own }: PocketEntry, today: PlainDate): Said[] {
  if (entry.kind !== 'medication') return [];
  const { status, endsOn, what, dose, frequency } = entry.payload;
  if (status !== 'active' || (endsOn !== undefined && endsOn < today)) return [];
  const text = [what.text, dose, frequency].filter(Boolean).join('，');
  return [{ about: text, text, own }];
}

function conditionLine({ entry }: PocketEntry): string[] {
  if (entry.kind !== 'condition') return [];
  const { clinical, verification, what } = entry.payload;
  return LIVES.includes(clinical) && verification === 'confirmed' ? [what.text] : [];
}

function pastDiseases(form: FilledForm | undefined): string[] {
  const field = fieldsOf(BASIC_INFORMATION).get('pastDiseases');
  const [disease] = field && 'fields' in field ? field.fields : [];
  const options = disease && 'options' in disease ? disease.options : [];
  return listOf(form?.fields.pastDiseases).flatMap((row) => {
    const code: unknown = typeof row === 'object' && row !== null && 'disease' in row ? row.disease : undefined;
    return code === NONE ? [] : (options.find((option) => option.code === code)?.label ?? []);
  });
}

/**
 * The emergency page from the standing entries of a person, newest first. An allergy anybody named stands, whoever else denied it;
 * what was never asked is unknown, never none. A blood type is a clinic's word only, and none when clinics disagree.
 */
export function pocketFacts(entries: readonly PocketEntry[], today: PlainDate): PocketFacts {
  const forms = formsIn(entries);
  const conditions = [...entries.flatMap(conditionLine), ...pastDiseases(forms[0]?.form)];
  return {
    blood: bloodOf(forms.filter(({ own }) => !own)),
    ...allergiesOf(entries, forms),
    medicines: once(entries.flatMap((one) => medicineLine(one, today))),
    conditions: [...new Set(conditions)],
  };
}
