/** When a family is reminded of a visit by the child's age: as the suggested window opens, and shortly before it ends. */
import { addDays, type PlainDate } from '../shared/plain-date';
import { planVisits, type VisitFacts, type VisitPlan } from './plan-visits';
import type { VisitCode } from './visit-code';

export type ReminderMoment = 'opens' | 'ends';

export interface VisitReminder {
  visit: VisitCode;
  moment: ReminderMoment;
  name: string;
  /** Last day of the suggested window. */
  to: PlainDate;
}

/** A window that opened longer ago is not announced as new any more: a server that slept reminds late, not of last month. */
const OPENED_WITHIN_DAYS = 7;
/** So long before the last day somebody who has not come is told again (our own choice; no text names one). */
const ENDS_WITHIN_DAYS: Readonly<Record<'month' | 'year', number>> = { month: 7, year: 30 };
const LONG_WINDOW_DAYS = 60;

function momentOf({ from, to }: VisitPlan, today: PlainDate): ReminderMoment | undefined {
  if (from === null || to === null || today > to) return undefined;
  const isLong = addDays(from, LONG_WINDOW_DAYS) < to;
  const ending = addDays(to, -ENDS_WITHIN_DAYS[isLong ? 'year' : 'month']);
  // The one-month visit lasts three days: it opens, and is not about to end as well.
  if (ending > from && today >= ending) return 'ends';
  return today <= addDays(from, OPENED_WITHIN_DAYS) ? 'opens' : undefined;
}

/**
 * The reminder a family is due today: at most one, of the open visit that can be booked. Whether it went out before, and whether the
 * visit is booked, is the caller's to know.
 */
export function reminderOf(facts: VisitFacts): VisitReminder | undefined {
  const plan = planVisits(facts).visits.find(({ bookable, status }) => bookable && status === 'due');
  const moment = plan && momentOf(plan, facts.today);
  return plan?.to != null && moment ? { visit: plan.code, moment, name: plan.name, to: plan.to } : undefined;
}
