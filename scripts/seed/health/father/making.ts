import type { PlainDate } from '../../../../domain/src/shared/plain-date';
import { addMonths } from '../../days';
import type { Person } from '../../people';
import type { Site } from '../../sites';
import type { SeededEntry } from '../entry';

export interface Making {
  today: PlainDate;
  father: Person;
  daughter: Person;
  hospital: Site;
  accountId: string;
}

/** An entry before it is said whose it is and who wrote it. */
export type Told = Omit<SeededEntry, 'person' | 'site' | 'institution' | 'practitioner' | 'source'>;

/** The checkup of this year is eleven days old on the loading day, the last follow-up 44. */
export const CHECKUP_AGO = 11;
export const FOLLOW_UP_AGO = 44;

export const round1 = (value: number): number => Math.round(value * 10) / 10;

/** The month his blood pressure was found. */
export const foundIn = (today: PlainDate): string => addMonths(today, -128).slice(0, 7);
