/** What a programme asks of a child's age alone, whatever was given late before. Shared by planner and entry check. */
import { dayNumberOf, plusSpan } from './day-number';
import { editionAsked, type Edition } from './editions';
import type { ForecastDose, ForecastInput } from './types';

/** The edition a forecast of this input is made by. */
export const editionOfInput = (input: ForecastInput): Edition =>
  editionAsked(input.programme, dayNumberOf(input.today));

/**
 * Day number of the age the programme names for a dose. `dueOn` moves when an earlier dose was late; this does not. For rows that
 * stand outside the table (catch-up DT, hepatitis B of a small baby) it is `dueOn`; Infinity when no day is named.
 */
export function namedAgeOn(edition: Edition, birth: number, dose: ForecastDose): number {
  const slot = edition.byVaccine.get(dose.vaccine)?.slots.find(({ row }) => row.dose === dose.dose);
  const byAge = slot === undefined ? Number.POSITIVE_INFINITY : plusSpan(birth, slot.row.age);
  const byDue = dose.dueOn === null ? Number.POSITIVE_INFINITY : dayNumberOf(dose.dueOn);
  return Math.min(byAge, byDue);
}

/** Whether a dose is recorded, counted or not. */
export const isRecorded = (dose: ForecastDose): boolean => dose.status === 'given' || dose.givenOn !== undefined;

/**
 * Whether a dose waits behind an open one of its series that a clinician must decide first or that is no longer given: then its
 * dates move on with every day and say nothing.
 */
export const isBehindClinic = (doses: readonly ForecastDose[], dose: ForecastDose): boolean =>
  dose.status === 'not-yet' &&
  doses
    .slice(0, doses.indexOf(dose))
    .some(
      (earlier) =>
        earlier.series === dose.series &&
        (earlier.status === 'ask-clinic' || earlier.status === 'stopped') &&
        !isRecorded(earlier),
    );
