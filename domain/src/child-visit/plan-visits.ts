/** Which of the 13 visits a child has had, which is open, which comes when, and what each contains. */
import { addDays, addMonths, daysBetween, partsOf, type PlainDate } from '../shared/plain-date';
import { type DoneVisit, item, itemsOf, type VisitItem } from './visit-items';
import { VISIT_CODES, type VisitCode } from './visit-code';
import { HEARING_RESCREEN_DAY, VISITS, type VisitRow } from './visit-table';
import { ITEM_TEXTS, REASON_TEXTS, VISIT_NAMES } from './visit-texts';

export interface VisitFacts {
  birthDate: PlainDate;
  today: PlainDate;
  done: readonly DoneVisit[];
  /** Day the newborn left hospital; unknown unless told. */
  dischargedOn?: PlainDate | undefined;
}

/**
 * `overdue`: the suggested time is over and the next visit's has not begun, it can be made up; `missed`: the next one has begun and
 * takes over what was to be looked at.
 */
export type VisitStatus = 'done' | 'due' | 'overdue' | 'missed' | 'not-yet';

export interface VisitReason {
  rule: string;
  /** Plain Chinese for a parent. */
  text: string;
  source: string;
  /** False when the fact behind it is unconfirmed. */
  verified: boolean;
}

export interface VisitPlan {
  code: VisitCode;
  name: string;
  status: VisitStatus;
  /** Suggested window, first and last day; null where it depends on a day nobody told (the discharge). */
  from: PlainDate | null;
  to: PlainDate | null;
  doneOn: PlainDate | null;
  /** Whether a place can be booked for it; the home visit comes to the child. */
  bookable: boolean;
  items: readonly VisitItem[];
  reasons: readonly VisitReason[];
}

export interface VisitsOfChild {
  visits: readonly VisitPlan[];
  /** The visit to go to now, or the next one to come; null after the last. */
  next: VisitCode | null;
  hearingRescreen: { status: 'due' | 'overdue' | 'done'; by: PlainDate; reason: VisitReason | null } | null;
}

const SPECIFICATION = 'S17';
const CONVENTION = 'S17 M';

const because = (rule: string, text: string, told: { source: string; verified: boolean }): VisitReason => ({
  rule,
  text,
  ...told,
});

function dayZh(day: PlainDate, today: PlainDate): string {
  const { year, month, day: date } = partsOf(day);
  const short = `${month}月${date}日`;
  return year === partsOf(today).year ? short : `${year}年${short}`;
}

interface Window {
  from: PlainDate | null;
  to: PlainDate | null;
  /** The last day it counts as in time. */
  lastOn: PlainDate | null;
}

/**
 * The suggested window of a visit: from the month birthday to the day before the next (from four years: the next birthday), by
 * days of age for the one-month visit, and for the home visit the week after a known discharge.
 * @returns first and last day; nulls for the home visit when the discharge is unknown
 */
export function windowOf({ age }: VisitRow, birthDate: PlainDate, dischargedOn?: PlainDate): Window {
  if (age.kind === 'days') {
    return {
      from: addDays(birthDate, age.from),
      to: addDays(birthDate, age.to),
      lastOn: addDays(birthDate, age.lastAt),
    };
  }
  if (age.kind === 'months') {
    const to = addDays(addMonths(birthDate, age.from + age.months), -1);
    return { from: addMonths(birthDate, age.from), to, lastOn: to };
  }
  if (dischargedOn === undefined) return { from: null, to: null, lastOn: null };
  const to = addDays(dischargedOn, age.days);
  return { from: dischargedOn, to, lastOn: to };
}

/** First day the visit after this one can be made; undefined after the last. */
function nextOpensOn(row: VisitRow, birthDate: PlainDate): PlainDate | undefined {
  const next = VISITS[VISIT_CODES.indexOf(row.code) + 1];
  return next === undefined ? undefined : (windowOf(next, birthDate).from ?? undefined);
}

function statusOn(row: VisitRow, window: Window, facts: VisitFacts): VisitStatus {
  const { today, birthDate } = facts;
  const next = nextOpensOn(row, birthDate);
  if (window.from !== null && today < window.from) return 'not-yet';
  if (next !== undefined && today >= next) return 'missed';
  if (window.lastOn === null || today <= window.lastOn) return 'due';
  return next === undefined ? 'missed' : 'overdue';
}

function homeReasons(status: VisitStatus, row: VisitRow): VisitReason[] {
  const days = row.age.kind === 'after-discharge' ? row.age.days : 0;
  const told = { source: SPECIFICATION, verified: true };
  if (status === 'due' || status === 'not-yet')
    return [because('home-visit', REASON_TEXTS['home-visit']({ days }), told)];
  return [because('home-not-told', REASON_TEXTS['home-not-told'](), told)];
}

function windowReason(row: VisitRow, status: VisitStatus, at: { window: Window; today: PlainDate }): VisitReason {
  const zh = (day: PlainDate | null): string => (day === null ? '' : dayZh(day, at.today));
  const [from, to] = [zh(at.window.from), zh(at.window.to)];
  const told = { source: CONVENTION, verified: false };
  if (status === 'not-yet') return because('window-not-yet', REASON_TEXTS['window-not-yet']({ from, to }), told);
  if (status === 'overdue') return because('window-over', REASON_TEXTS['window-over']({ to }), told);
  if (status === 'missed') {
    const next = VISIT_CODES[VISIT_CODES.indexOf(row.code) + 1];
    return next === undefined
      ? because('window-missed-last', REASON_TEXTS['window-missed-last'](), told)
      : because('window-missed', REASON_TEXTS['window-missed']({ next: VISIT_NAMES[next] }), told);
  }
  if (row.age.kind === 'days' && at.window.to !== null && at.today > at.window.to)
    return because('window-open-late', REASON_TEXTS['window-open-late']({ day: row.age.lastAt }), told);
  return because('window-open', REASON_TEXTS['window-open']({ to }), told);
}

function reasonsOf(row: VisitRow, status: VisitStatus, at: { window: Window; today: PlainDate }): VisitReason[] {
  if (row.place === 'home') return homeReasons(status, row);
  const reasons = [windowReason(row, status, at)];
  if (status === 'due' || status === 'not-yet')
    reasons.push(because('convention', REASON_TEXTS.convention(), { source: CONVENTION, verified: false }));
  return reasons;
}

function planOne(row: VisitRow, facts: VisitFacts): VisitPlan {
  const { birthDate, today, done, dischargedOn } = facts;
  const window = windowOf(row, birthDate, dischargedOn);
  const common = { code: row.code, name: VISIT_NAMES[row.code], from: window.from, to: window.to };
  const found = done.find(({ visit }) => visit === row.code);
  if (found) {
    const reason = because('done', REASON_TEXTS.done({ on: dayZh(found.visitedOn, today) }), {
      source: 'record',
      verified: true,
    });
    const items = itemsOf(row, done);
    return { ...common, status: 'done', doneOn: found.visitedOn, bookable: false, items, reasons: [reason] };
  }
  const status = statusOn(row, window, facts);
  const bookable = row.place !== 'home' && (status === 'due' || status === 'overdue');
  const reasons = reasonsOf(row, status, { window, today });
  return { ...common, status, doneOn: null, bookable, items: itemsOf(row, done), reasons };
}

type Rescreen = VisitsOfChild['hearingRescreen'];

/** A hearing test failed or missed at birth is repeated by day 42 (S17); a later test of any visit settles it. */
function hearingRescreenOf({ birthDate, today, done }: VisitFacts): Rescreen {
  const first = done.find(({ newbornHearing }) => newbornHearing !== undefined);
  if (first === undefined || first.newbornHearing === 'pass') return null;
  const by = addDays(birthDate, HEARING_RESCREEN_DAY);
  const isTested = done.some(({ hearing }) => hearing === 'pass' || hearing === 'refer');
  if (isTested) return { status: 'done', by, reason: null };
  const told = { source: SPECIFICATION, verified: true };
  if (daysBetween(today, by) < 0)
    return {
      status: 'overdue',
      by,
      reason: because('hearing-rescreen-late', REASON_TEXTS['hearing-rescreen-late'](), told),
    };
  const text = REASON_TEXTS['hearing-rescreen']({ by: dayZh(by, today), day: HEARING_RESCREEN_DAY });
  return { status: 'due', by, reason: because('hearing-rescreen', text, told) };
}

/** Adds the open re-screen of hearing to the one-month visit, where it is done. */
function withRescreen(plan: VisitPlan, rescreen: Rescreen): VisitPlan {
  if (plan.code !== 'm1' || plan.status === 'done' || !rescreen?.reason) return plan;
  const extra = item('hearing-rescreen', ITEM_TEXTS['hearing-rescreen']());
  return { ...plan, items: [...plan.items, extra], reasons: [...plan.reasons, rescreen.reason] };
}

const NOW: readonly VisitStatus[] = ['due', 'overdue'];

/**
 * The 13 visits of a child on a day: what is done, open, over or to come, the suggested window of each and what it contains.
 * Windows are the convention of S17, unconfirmed: they suggest and never refuse. Nothing is refused for a day before the birth;
 * the caller checks that.
 * @param facts birth day, the day asked about, the visits of the record, and the day of discharge where known
 */
export function planVisits(facts: VisitFacts): VisitsOfChild {
  const hearingRescreen = hearingRescreenOf(facts);
  const visits = VISITS.map((row) => withRescreen(planOne(row, facts), hearingRescreen));
  const open = visits.filter(({ status }) => NOW.includes(status));
  const toCome = visits.find(({ status }) => status === 'not-yet');
  // The later of two open ones: the earlier is the home visit, or what the later takes along.
  return { visits, next: open.at(-1)?.code ?? toCome?.code ?? null, hearingRescreen };
}
