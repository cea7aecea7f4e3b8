import type { Measured, TypedEntry } from '../record/payloads';
import { findForm } from '../record/forms/forms';
import type { Reading } from './own-lines';

/** A value of a report; words and concepts are no readings. */
function measuredReading({ amount, what }: Measured): Reading[] {
  if (!amount) return [];
  return [{ item: what.text, value: `${amount.comparator ?? ''}${amount.value}`, unit: amount.unit }];
}

/** The numbers of a filled form, in its order; a counted thing without a unit (每天几支烟) is none. */
function formReadings({ form, fields }: { form: string; fields: Readonly<Record<string, unknown>> }): Reading[] {
  return (findForm(form)?.sections ?? []).flatMap((section) =>
    section.fields.flatMap((field) => {
      const value = fields[field.name];
      if (field.kind !== 'number' || field.unit === '' || typeof value !== 'number') return [];
      return [{ item: field.label, value: String(value), unit: field.unit }];
    }),
  );
}

/**
 * What was measured in an entry: numbers with their units as the entry has them, the parts of a measuring one by one. Takes entries as
 * `loadEntries` gives them, so that nothing sensitive is left in a form. Nothing is judged or converted here.
 */
export function entryReadings(entry: TypedEntry): Reading[] {
  switch (entry.kind) {
    case 'observation':
      return [entry.payload.main, ...entry.payload.parts].flatMap(measuredReading);
    case 'lab-report':
      return entry.payload.results.flatMap(measuredReading);
    case 'maternal-visit':
      return entry.payload.measured.flatMap(measuredReading);
    case 'checkup':
    case 'follow-up':
      return formReadings(entry.payload);
    default:
      return [];
  }
}
