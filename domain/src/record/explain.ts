import { explainAllergy, explainCondition, explainMedication, explainScreening } from './explain-care';
import { explainForm } from './explain-form';
import {
  explainAppointment,
  explainCarePlan,
  explainEncounter,
  explainMaternalVisit,
  explainObservation,
  explainReport,
} from './explain-visits';
import type { Explained } from './explained';
import type { EntryKind } from './kinds';
import type { EntryPayloads, TypedEntry } from './payloads';

const EXPLAIN: { readonly [K in EntryKind]: (payload: EntryPayloads[K]) => Explained } = {
  'basic-information': explainForm,
  checkup: explainForm,
  'follow-up': explainForm,
  encounter: explainEncounter,
  'lab-report': explainReport,
  'imaging-report': explainReport,
  observation: explainObservation,
  condition: explainCondition,
  medication: explainMedication,
  allergy: explainAllergy,
  screening: explainScreening,
  'maternal-visit': explainMaternalVisit,
  'care-plan': explainCarePlan,
  'appointment-elsewhere': explainAppointment,
};

const explainAs = <K extends EntryKind>(kind: K, payload: EntryPayloads[K]): Explained => EXPLAIN[kind](payload);

/**
 * Turns an entry into words, the one place where that is done: timeline, detail, PDF, share page and summary use it. Takes entries as
 * `loadEntries` gives them (already without what is not open). What no code of ours explains is shown as the source wrote it and
 * said to be so; nothing is judged here that the source did not judge.
 */
export function explainEntry(entry: TypedEntry): Explained {
  return explainAs(entry.kind, entry.payload);
}
