import type { CheckupInput, LabInput } from '@kangban/domain/checkup/report-input';
import type { Measured, TypedEntry } from '@kangban/domain/record/payloads';
import type { PlainDate } from '@kangban/domain/shared/plain-date';

/** What the rules of a report read of an entry. */
export type ReadEntry = TypedEntry & {
  entryId: string;
  happenedOn: PlainDate;
  institution: string;
  practitioner: string | null;
};

/** Checkups as the rules take them; anything else is left out. */
export const checkupInput = (entry: ReadEntry): CheckupInput[] =>
  entry.kind === 'checkup'
    ? [
        {
          ...entry.payload,
          entryId: entry.entryId,
          on: entry.happenedOn,
          institution: entry.institution,
          practitioner: entry.practitioner,
        },
      ]
    : [];

/** What was measured, of a laboratory's report or of a single result; a reading at home is none. */
function resultsOf(entry: ReadEntry): readonly Measured[] | undefined {
  if (entry.kind === 'lab-report') return entry.payload.results;
  if (entry.kind !== 'observation') return undefined;
  const { category, setting, main, parts } = entry.payload;
  return category === 'laboratory' && setting !== 'home' ? [main, ...parts] : undefined;
}

/** Laboratory results as the rules take them; anything else is left out. */
export function labInput(entry: ReadEntry): LabInput[] {
  const results = resultsOf(entry);
  const { entryId, happenedOn: on, institution } = entry;
  return results ? [{ entryId, on, institution, results }] : [];
}
