// An entry of somebody's record before it is a row, and the payloads most of them need.
import type { EntryKind } from '../../../domain/src/record/kinds';
import type { EntryPayloads } from '../../../domain/src/record/payloads';
import type { PlainDate } from '../../../domain/src/shared/plain-date';
import { conceptOf } from '../../../domain/src/terminology/concept-of';
import { ICD10, LOINC } from '../../../domain/src/terminology/systems';
import type { Person } from '../people';
import type { Site } from '../sites';

export type SeededEntry = {
  [K in EntryKind]: {
    person: Person;
    kind: K;
    payload: EntryPayloads[K];
    on: PlainDate;
    /** HH:MM where the moment is known. */
    at?: string;
    /** HH:MM at which the sitting began that this reading at home belongs to; without it the reading is a sitting of its own. */
    sitting?: string;
    site: Site | null;
    institution: string;
    practitioner: string | null;
    source: 'clinic' | 'resident';
    /** Whose account wrote it down. */
    accountId?: string;
  };
}[EntryKind];

export type Concept = EntryPayloads['condition']['what'];
export type Measured = EntryPayloads['observation']['main'];

/** An illness by its ICD-10 code. */
export const illness = (code: string, text: string): Concept => conceptOf([{ system: ICD10, code }], text);

/** Something measured, by its LOINC code. */
export const measured = (code: string, text: string, amount: readonly [value: number, unit: string]): Measured => ({
  what: conceptOf([{ system: LOINC, code }], text),
  amount: { value: amount[0], unit: amount[1] },
});

/** Words without a code. */
export const words = (text: string): Concept => ({ text, coding: [], known: true });

/** A line of a laboratory report with its range; the flag follows from them. */
export function labLine(
  [code, text, unit]: readonly [code: string, text: string, unit: string],
  value: number,
  { low, high }: { low?: number; high?: number },
): Measured {
  const isLow = low !== undefined && value < low;
  const isHigh = high !== undefined && value > high;
  return {
    ...measured(code, text, [value, unit]),
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
    flag: isLow ? 'low' : isHigh ? 'high' : 'normal',
  };
}

/** Where and by whom, for entries of one clinic and doctor. */
export interface Place {
  site: Site | null;
  institution: string;
  practitioner: string | null;
}

/** The clinic that keeps a person's record. */
export const homeOf = (person: Person, practitioner: string | null, hospital: Site): Place => {
  const site = person.site ?? hospital;
  return { site, institution: site.shortName, practitioner };
};
