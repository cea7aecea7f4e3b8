import type { SensitiveCategory } from './kinds';
import { redactForm } from './forms/redact-form';
import type { FilledForm, TypedEntry } from './payloads';
import { categoriesOf } from './sensitive';

type FormEntry = Extract<TypedEntry, { payload: FilledForm }>;

const isFormEntry = (entry: TypedEntry): entry is FormEntry =>
  entry.kind === 'basic-information' || entry.kind === 'checkup' || entry.kind === 'follow-up';

/** The ranges beside answers that are shown: a range tells what was tested. */
function rangesOf({ ranges }: FilledForm, fields: FilledForm['fields']): Pick<FilledForm, 'ranges'> {
  if (!ranges) return {};
  return { ranges: Object.fromEntries(Object.entries(ranges).filter(([field]) => field in fields)) };
}

/**
 * An entry as it may be shown with these categories open: undefined when one it belongs to is not (an entry of two categories needs
 * both), a form without its sensitive answers and how many there were, anything else as it is.
 */
export function redactEntry<E extends TypedEntry & { sensitive: string | null }>(
  entry: E,
  opened: readonly SensitiveCategory[],
): (E & { hiddenParts: number }) | undefined {
  // What a row is kept under must be open whatever it holds: a source may keep a whole form confidential.
  if (entry.sensitive !== null && !opened.some((category) => category === entry.sensitive)) return undefined;
  if (isFormEntry(entry)) {
    const { fields, hidden } = redactForm(entry.payload.form, entry.payload.fields, opened);
    const shown: FilledForm = { form: entry.payload.form, fields, ...rangesOf(entry.payload, fields) };
    return Object.assign({}, entry, { payload: shown, hiddenParts: hidden });
  }
  // Ordinary ones were judged when they were written; those that are not are looked at again for a second category.
  const isShown = entry.sensitive === null || categoriesOf(entry).every((category) => opened.includes(category));
  return isShown ? { ...entry, hiddenParts: 0 } : undefined;
}
