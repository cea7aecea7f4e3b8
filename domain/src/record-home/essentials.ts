import type { EntryKind } from '../record/kinds';
import type { PlainDate } from '../shared/plain-date';
import { at, listOf, numberOf, textOf, textsOf } from './payload';

/** A row with who wrote it. */
export interface SignedEntry {
  entryId: string;
  kind: EntryKind;
  on: PlainDate;
  institution: string;
  practitioner: string | null;
  payload: unknown;
}

/** Something a helper must know first. */
export interface AllergyWord {
  entryId: string;
  /** To what: 青霉素. */
  to: string;
  /** 青霉素过敏. */
  text: string;
  /** What it did, as anybody told: 全身起皮疹. */
  reactions: readonly string[];
  severe: boolean;
}

/** 药物过敏史 of form 3 with a name of its own; 5其他 is a line behind it. */
const FORM_ALLERGIES: Readonly<Record<string, string>> = { '2': '青霉素', '3': '磺胺', '4': '链霉素' };

const allergic = (to: string): string => (to.endsWith('过敏') ? to : `${to}过敏`);

function allergyOfEntry({ entryId, payload }: SignedEntry): AllergyWord[] {
  const name = textOf(at(payload, 'what', 'text'));
  const stands =
    at(payload, 'none') !== true && at(payload, 'clinical') === 'active' && at(payload, 'verification') !== 'refuted';
  if (name === undefined || !stands) return [];
  const severe = at(payload, 'criticality') === 'high';
  return [{ entryId, to: name, text: allergic(name), reactions: textsOf(at(payload, 'reactions')), severe }];
}

function allergiesOfForm({ entryId, payload }: SignedEntry): AllergyWord[] {
  const fields = at(payload, 'fields');
  const names = textsOf(at(fields, 'drugAllergies')).flatMap((code) => FORM_ALLERGIES[code] ?? []);
  const other = textOf(at(fields, 'drugAllergiesText5'));
  return [...names, ...(other === undefined ? [] : [other])].map((name) => ({
    entryId,
    to: name,
    text: allergic(name),
    reactions: [],
    severe: false,
  }));
}

const newest = (entries: readonly SignedEntry[], kind: EntryKind): SignedEntry | undefined =>
  entries.reduce<SignedEntry | undefined>(
    (best, one) => (one.kind === kind && (!best || one.on > best.on) ? one : best),
    undefined,
  );

/**
 * Allergies that stand: active, not refuted, each once by its words, severe ones first. The newest basic form speaks beside the entries: an
 * allergy that only one of them knows is an allergy.
 */
export function allergiesOf(entries: readonly SignedEntry[]): AllergyWord[] {
  const form = newest(entries, 'basic-information');
  const all = [
    ...entries.filter(({ kind }) => kind === 'allergy').flatMap(allergyOfEntry),
    ...(form ? allergiesOfForm(form) : []),
  ].sort((a, b) => Number(b.severe) - Number(a.severe));
  const reactionsTo = (text: string): string[] => [
    ...new Set(all.flatMap((one) => (one.text === text ? one.reactions : []))),
  ];
  return all
    .filter(({ text }, index) => all.findIndex((one) => one.text === text) === index)
    .map((one) => ({ ...one, reactions: reactionsTo(one.text) }));
}

/** Whether anybody ever asked about allergies: an entry, `none known` included, or an answer on the form. */
export const allergiesAsked = (entries: readonly SignedEntry[]): boolean =>
  entries.some(
    ({ kind, payload }) =>
      kind === 'allergy' ||
      (kind === 'basic-information' && textsOf(at(payload, 'fields', 'drugAllergies')).length > 0),
  );

/** An illness that stands. */
export interface ProblemWord {
  entryId: string;
  text: string;
  /** 2019, 2019-03 or a day, as the source knew it; null when nobody wrote it. */
  since: string | null;
  /** Confirmed, as against suspected. */
  sure: boolean;
}

const STANDING: readonly unknown[] = ['active', 'recurrence', 'relapse', 'unknown'];

function problemOf({ entryId, payload }: SignedEntry, today: PlainDate): ProblemWord[] {
  const endedOn = textOf(at(payload, 'endedOn'));
  const text = textOf(at(payload, 'what', 'text'));
  const verification = at(payload, 'verification');
  const stands = STANDING.includes(at(payload, 'clinical')) && (endedOn === undefined || endedOn > today);
  if (text === undefined || verification === 'refuted' || !stands) return [];
  return [{ entryId, text, since: textOf(at(payload, 'onset')) ?? null, sure: verification === 'confirmed' }];
}

/**
 * Illnesses that stand on a day, each once by its words: what is over, in remission or refuted is none; what nobody said to be over stands. A
 * confirmed one speaks before a suspected one of the same name.
 */
export function problemsOf(entries: readonly SignedEntry[], today: PlainDate): ProblemWord[] {
  const all = entries
    .filter(({ kind }) => kind === 'condition')
    .flatMap((one) => problemOf(one, today))
    .sort((a, b) => Number(b.sure) - Number(a.sure));
  return all.filter(({ text }, index) => all.findIndex((one) => one.text === text) === index);
}

/** A medicine being taken. */
export interface MedicineWord {
  entryId: string;
  name: string;
  /** How it is taken; null when nobody wrote it. */
  how: string | null;
}

const TAKEN: readonly unknown[] = ['active', 'on-hold'];

function medicineOfEntry({ entryId, payload }: SignedEntry, today: PlainDate): MedicineWord[] {
  const name = textOf(at(payload, 'what', 'text'));
  const endsOn = textOf(at(payload, 'endsOn'));
  if (name === undefined || !TAKEN.includes(at(payload, 'status')) || (endsOn !== undefined && endsOn < today))
    return [];
  const how = [textOf(at(payload, 'dose')), textOf(at(payload, 'frequency'))].filter((one) => one !== undefined);
  return [{ entryId, name, how: how.length > 0 ? how.join('，') : null }];
}

function howOfRow(row: unknown): string | null {
  const times = numberOf(at(row, 'timesPerDay'));
  const dose = textOf(at(row, 'dose'));
  const use = textOf(at(row, 'use'));
  const words = [use, times === undefined ? undefined : `每天 ${times} 次`, dose && `每次 ${dose}`].filter(
    (one) => one !== undefined,
  );
  return words.length > 0 ? words.join('，') : null;
}

/** A checkup's medicine that is not taken (3不服药) is none. */
const medicinesOfForm = ({ entryId, payload }: SignedEntry): MedicineWord[] =>
  listOf(at(payload, 'fields', 'medicines')).flatMap((row) => {
    const name = textOf(at(row, 'name'));
    return name === undefined || at(row, 'adherence') === '3' ? [] : [{ entryId, name, how: howOfRow(row) }];
  });

/** The newest of each follow-up form: hypertension and diabetes have their own medicines. */
function newestForms(entries: readonly SignedEntry[]): SignedEntry[] {
  const forms = entries
    .filter(({ kind }) => kind === 'follow-up' || kind === 'checkup')
    .sort((a, b) => b.on.localeCompare(a.on));
  return forms.filter(
    (one, index) => forms.findIndex(({ payload }) => at(payload, 'form') === at(one.payload, 'form')) === index,
  );
}

/** Medicines being taken on a day: entries that say so, then those on the newest form of each kind, each name once. */
export function medicinesOf(entries: readonly SignedEntry[], today: PlainDate): MedicineWord[] {
  const all = [
    ...entries.filter(({ kind }) => kind === 'medication').flatMap((one) => medicineOfEntry(one, today)),
    ...newestForms(entries).flatMap(medicinesOfForm),
  ];
  return all.filter(({ name }, index) => all.findIndex((one) => one.name === name) === index);
}

/** Who last looked after the person: the doctor of the newest follow-up, else of the newest checkup. */
export function doctorOf(
  entries: readonly SignedEntry[],
): { name: string; institution: string; on: PlainDate } | undefined {
  const signed = entries.filter(({ practitioner }) => practitioner !== null);
  const found = newest(signed, 'follow-up') ?? newest(signed, 'checkup');
  return found?.practitioner ? { name: found.practitioner, institution: found.institution, on: found.on } : undefined;
}
