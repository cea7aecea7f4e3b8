/** A visit as something an appointment is for, and whether it may be booked for a day. */
import type { PlainDate } from '../shared/plain-date';
import { planVisits, windowOf } from './plan-visits';
import type { DoneVisit } from './visit-items';
import { isVisitCode, type VisitCode, visitNumberOf, VISIT_SERIES } from './visit-code';
import { getVisit } from './visit-table';
import { VISIT_NAMES } from './visit-texts';

export interface BookedItem {
  series: string;
  vaccine: string;
  dose: number;
}

/** A visit in the form appointments hold things: the series of visits, its code, its number. */
export const visitItem = (code: VisitCode): BookedItem => ({
  series: VISIT_SERIES,
  vaccine: code,
  dose: visitNumberOf(code),
});

/** The visit among what an appointment holds; undefined for an appointment for vaccines. */
export function findVisit(items: readonly BookedItem[]): VisitCode | undefined {
  const found = items.find(({ series }) => series === VISIT_SERIES)?.vaccine;
  return found !== undefined && isVisitCode(found) ? found : undefined;
}

export type VisitRefusal = 'visit-done' | 'visit-too-early' | 'visit-too-late' | 'visit-at-home';

/** A visit that cannot be made on the day. */
export interface RefusedVisit {
  reason: VisitRefusal;
  text: string;
  nextPossibleOn: PlainDate | null;
}

const TEXTS: Readonly<Record<VisitRefusal, (name: string) => string>> = {
  'visit-done': (name) => `${name}已经做过了。`,
  'visit-too-early': (name) => `${name}那天还不到时间。`,
  'visit-too-late': (name) => `${name}的时间过了，要看的到下一次体检一起看。`,
  'visit-at-home': () => '新生儿上门看望不用预约，医生会上门。',
};

const refuse = (reason: VisitRefusal, code: VisitCode, nextPossibleOn: PlainDate | null): RefusedVisit => ({
  reason,
  text: TEXTS[reason](VISIT_NAMES[code]),
  nextPossibleOn,
});

/**
 * Whether a visit may be booked for a day.
 * @param facts birth day, the visits of the record, and the day of the slot
 * @returns undefined when it may; else why not, in words, and the first day it may
 */
export function refuseVisit(
  code: VisitCode,
  { birthDate, done, day }: { birthDate: PlainDate; done: readonly DoneVisit[]; day: PlainDate },
): RefusedVisit | undefined {
  if (getVisit(code).place === 'home') return refuse('visit-at-home', code, null);
  const plan = planVisits({ birthDate, today: day, done }).visits.find((one) => one.code === code);
  if (plan?.status === 'done') return refuse('visit-done', code, null);
  if (plan?.status === 'not-yet') return refuse('visit-too-early', code, windowOf(getVisit(code), birthDate).from);
  return plan?.status === 'missed' ? refuse('visit-too-late', code, null) : undefined;
}
