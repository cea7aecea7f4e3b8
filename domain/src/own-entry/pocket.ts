import { allergiesOf, medicinesOf, problemsOf, type SignedEntry } from '../record-home/essentials';
import { at, listOf, textOf, textsOf } from '../record-home/payload';
import { BASIC_INFORMATION } from '../record/forms/basic-information-table';
import { fieldsOf } from '../record/forms/forms';
import type { PlainDate } from '../shared/plain-date';

/** A standing entry with whose word it is. Sensitive ones are not among them. */
export interface PocketEntry extends SignedEntry {
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

const isForm = ({ kind }: SignedEntry): boolean => kind === 'basic-information';
const fieldOf = ({ payload }: SignedEntry, name: string): unknown => at(payload, 'fields', name);

/** `forms` newest first. */
function bloodOf(forms: readonly PocketEntry[]): PocketFacts['blood'] {
  const typed = forms.filter((form) => (textOf(fieldOf(form, 'bloodAbo')) ?? '') in ABO);
  const [newest] = typed;
  if (!newest) return null;
  const said = (name: string, words: Readonly<Record<string, string>>): Set<string> =>
    new Set(typed.flatMap((form) => words[textOf(fieldOf(form, name)) ?? ''] ?? []));
  const [abo, rh] = [said('bloodAbo', ABO), said('bloodRh', RH)];
  const text = abo.size > 1 || rh.size > 1 ? UNLIKE : [...abo, ...rh].join(' · ');
  return { text, from: newest.institution, on: newest.on };
}

interface Said {
  /** What it is about: the substance, the medicine. */
  about: string;
  text: string;
}

/** What clinics say, then what the person alone says: the same thing once, in the clinic's words. */
function linesOf(entries: readonly PocketEntry[], say: (of: readonly PocketEntry[]) => Said[]): PocketLine[] {
  const clinics = say(entries.filter(({ own }) => !own));
  const alone = say(entries.filter(({ own }) => own)).filter(
    ({ about }) => !clinics.some((one) => one.about === about),
  );
  return [...clinics.map(({ text }) => ({ text, own: false })), ...alone.map(({ text }) => ({ text, own: true }))];
}

const deniesAll = ({ kind, payload }: SignedEntry): boolean =>
  kind === 'allergy' && at(payload, 'none') === true && at(payload, 'verification') !== 'refuted';
const deniesDrugs = (form: SignedEntry | undefined): boolean =>
  form !== undefined && textsOf(fieldOf(form, 'drugAllergies')).includes(NONE);

function allergyFacts(entries: readonly PocketEntry[]): Pick<PocketFacts, 'allergyState' | 'allergies'> {
  const allergies = linesOf(entries, (of) =>
    allergiesOf(of).map(({ to, text, reactions }) => ({
      about: text,
      text: reactions.length > 0 ? `${to}：${reactions.join('，')}` : to,
    })),
  );
  if (allergies.length > 0) return { allergyState: 'some', allergies };
  const denied = entries.some(deniesAll) || deniesDrugs(entries.find(isForm));
  return { allergyState: denied ? 'none' : 'unknown', allergies };
}

function pastDiseases(form: SignedEntry | undefined): string[] {
  const field = fieldsOf(BASIC_INFORMATION).get('pastDiseases');
  const [disease] = field && 'fields' in field ? field.fields : [];
  const options = disease && 'options' in disease ? disease.options : [];
  return listOf(form && fieldOf(form, 'pastDiseases')).flatMap((row) => {
    const code = textOf(at(row, 'disease'));
    return code === NONE ? [] : (options.find((option) => option.code === code)?.label ?? []);
  });
}

/**
 * The emergency page from the standing entries of a person, newest first, by the rules of the record's first page. An allergy
 * anybody named stands, whoever else denied it; what was never asked is unknown, never none. A blood type is a clinic's word
 * only, and none when clinics disagree.
 */
export function pocketFacts(entries: readonly PocketEntry[], today: PlainDate): PocketFacts {
  const forms = entries.filter(isForm);
  const sure = problemsOf(entries, today).filter((problem) => problem.sure);
  return {
    blood: bloodOf(forms.filter(({ own }) => !own)),
    ...allergyFacts(entries),
    medicines: linesOf(entries, (of) =>
      medicinesOf(of, today).map(({ name, how }) => ({ about: name, text: how === null ? name : `${name}，${how}` })),
    ),
    conditions: [...new Set([...sure.map(({ text }) => text), ...pastDiseases(forms[0])])],
  };
}
