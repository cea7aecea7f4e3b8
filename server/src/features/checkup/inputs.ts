import type { CheckupInput, LabInput } from '@kangban/domain/checkup/report-input';
import type { TypedEntry } from '@kangban/domain/record/payloads';
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

/** Laboratory reports as the rules take them; anything else is left out. */
export const labInput = (entry: ReadEntry): LabInput[] =>
  entry.kind === 'lab-report'
    ? [
        {
          entryId: entry.entryId,
          on: entry.happenedOn,
          institution: entry.institution,
          results: entry.payload.results,
        },
      ]
    : [];
