/** What to do first for a child, over all that the record knows: one ordered ladder of named questions. */
import type { HomeDose } from '../home/next-thing';
import { openDayOf } from '../home/next-thing';
import { addMonths, monthsBetween, type PlainDate } from '../shared/plain-date';

/** A referral or re-check without a result. */
export interface OpenReferral {
  /** A place at the institution was booked for this day. */
  bookedOn: PlainDate | null;
  /** The person was seen: only the result is awaited. */
  seen: boolean;
  /** Not before this day. */
  earliestOn: PlainDate | null;
  dueOn: PlainDate | null;
}

/** The check-up that is next by domain/child-visit. */
export interface NextVisit {
  status: 'due' | 'overdue' | 'not-yet';
  from: PlainDate | null;
  to: PlainDate | null;
}

/** A place that is booked. */
export interface ArrangedPlace {
  day: PlainDate;
}

export interface ChildFacts<D extends HomeDose, R extends OpenReferral, V extends NextVisit, A extends ArrangedPlace> {
  birthDate: PlainDate;
  today: PlainDate;
  /** Can be given today and is not booked; overdue first (domain/home). */
  due: readonly D[];
  /** The next dose that still has to wait. */
  nextDose: D | undefined;
  referrals: readonly R[];
  /** The check-up to go to or to come, unless a place for it is booked; undefined after the last. */
  visit: V | undefined;
  /** The hearing test that was failed or missed at birth and not repeated; undefined when there is none. */
  hearing: { late: boolean } | undefined;
  /** undefined when the record of growth may not be read: then nothing is said of it. */
  lastMeasuredOn: PlainDate | null | undefined;
  arranged: readonly A[];
}

export type ChildThing<D, R, V, A> =
  | { kind: 'referral'; late: boolean; referral: R }
  | { kind: 'vaccine'; late: boolean; doses: readonly D[] }
  | { kind: 'hearing'; late: boolean }
  | { kind: 'visit'; late: boolean; visit: V }
  | { kind: 'measure'; lastOn: PlainDate | null }
  | { kind: 'arranged'; arranged: A | R }
  | { kind: 'dose-to-come'; dose: D; from: PlainDate }
  | { kind: 'visit-to-come'; visit: V; from: PlainDate }
  | { kind: 'referral-to-come'; referral: R; from: PlainDate }
  | { kind: 'nothing' };

interface MeasureRow {
  fromMonth: number;
  /** A measuring older than this is old. */
  months: number;
  source: string;
  verified: boolean;
}

/**
 * How long a measuring stays new: the steps between the check-ups of these ages (S17: 3, 6, 8, 12 months, then half-years, from three years
 * on yearly). That one also measures between check-ups is our own convention (M).
 */
export const MEASURE_ROWS: readonly MeasureRow[] = [
  { fromMonth: 0, months: 3, source: 'S17 M', verified: false },
  { fromMonth: 12, months: 6, source: 'S17 M', verified: false },
  { fromMonth: 36, months: 12, source: 'S17 M', verified: false },
];
/** Check-ups end with the seventh birthday; later the school measures. */
const MEASURED_UNTIL_MONTH = 84;

/**
 * Whether a child should be measured again.
 * @param lastOn - day of the newest measuring; null when there is none
 * @returns false from seven years on
 */
export function isMeasureOld(birthDate: PlainDate, lastOn: PlainDate | null, today: PlainDate): boolean {
  const age = monthsBetween(birthDate, today);
  if (age >= MEASURED_UNTIL_MONTH) return false;
  const row = [...MEASURE_ROWS].reverse().find(({ fromMonth }) => age >= fromMonth);
  if (row === undefined) return false;
  return addMonths(lastOn ?? birthDate, row.months) < today;
}

type Facts = ChildFacts<HomeDose, OpenReferral, NextVisit, ArrangedPlace>;
type Thing = ChildThing<HomeDose, OpenReferral, NextVisit, ArrangedPlace>;

/** Nobody has a place for it yet, or the day of the place has passed and nobody was seen. */
const isToArrange = ({ bookedOn, seen }: OpenReferral, today: PlainDate): boolean =>
  !seen && (bookedOn === null || bookedOn < today);
const isOpenNow = (referral: OpenReferral, today: PlainDate): boolean =>
  isToArrange(referral, today) && (referral.earliestOn === null || referral.earliestOn <= today);
const isLate = ({ dueOn }: OpenReferral, today: PlainDate): boolean => dueOn !== null && dueOn < today;

const NEVER = '9999-12-31';
const byDue = (a: OpenReferral, b: OpenReferral): number => (a.dueOn ?? NEVER).localeCompare(b.dueOn ?? NEVER);

function referral({ referrals, today }: Facts, late: boolean): Thing | undefined {
  const open = referrals.filter((one) => isOpenNow(one, today) && isLate(one, today) === late);
  const [first] = [...open].sort(byDue);
  return first && { kind: 'referral', late, referral: first };
}

function vaccine({ due }: Facts, late: boolean): Thing | undefined {
  const isOverdue = due.some(({ status }) => status === 'overdue');
  return due.length > 0 && isOverdue === late ? { kind: 'vaccine', late, doses: due } : undefined;
}

function visitNow({ visit }: Facts): Thing | undefined {
  if (visit === undefined || visit.status === 'not-yet') return undefined;
  return { kind: 'visit', late: visit.status === 'overdue', visit };
}

function measure({ birthDate, lastMeasuredOn, today, arranged }: Facts): Thing | undefined {
  // Whoever goes to the clinic soon is measured there.
  if (lastMeasuredOn === undefined || arranged.length > 0) return undefined;
  return isMeasureOld(birthDate, lastMeasuredOn, today) ? { kind: 'measure', lastOn: lastMeasuredOn } : undefined;
}

function arrangedPlace({ arranged, referrals, today }: Facts): Thing | undefined {
  const booked = referrals.flatMap((one) =>
    one.bookedOn !== null && !one.seen && one.bookedOn >= today ? [{ day: one.bookedOn, place: one }] : [],
  );
  const places = [...arranged.map((place) => ({ day: place.day, place })), ...booked];
  const [first] = places.sort((a, b) => a.day.localeCompare(b.day));
  return first && { kind: 'arranged', arranged: first.place };
}

function toCome({ nextDose, visit, referrals, today }: Facts): Thing | undefined {
  const doseFrom = nextDose && openDayOf(nextDose);
  const things: Extract<Thing, { from: PlainDate }>[] = [
    ...(nextDose && doseFrom ? [{ kind: 'dose-to-come' as const, dose: nextDose, from: doseFrom }] : []),
    ...(visit?.from && visit.status === 'not-yet' ? [{ kind: 'visit-to-come' as const, visit, from: visit.from }] : []),
    ...referrals.flatMap((one) =>
      isToArrange(one, today) && one.earliestOn !== null
        ? [{ kind: 'referral-to-come' as const, referral: one, from: one.earliestOn }]
        : [],
    ),
  ];
  return things.sort((a, b) => a.from.localeCompare(b.from))[0];
}

/** In this order; the first question that has an answer decides. */
const LADDER: readonly ((facts: Facts) => Thing | undefined)[] = [
  (facts) => referral(facts, true),
  (facts) => vaccine(facts, true),
  ({ hearing }) => (hearing?.late ? { kind: 'hearing', late: true } : undefined),
  (facts) => referral(facts, false),
  (facts) => vaccine(facts, false),
  ({ hearing }) => hearing && { kind: 'hearing', late: false },
  visitNow,
  measure,
  arrangedPlace,
  toCome,
];

/**
 * The one thing to do for a child: what is late and not arranged, then what can be done now, then an old measuring, then what is arranged
 * by day, then what is to come.
 * @param facts - what is open of each part of the record on a day
 */
export function nextThingOf<D extends HomeDose, R extends OpenReferral, V extends NextVisit, A extends ArrangedPlace>(
  facts: ChildFacts<D, R, V, A>,
): ChildThing<D, R, V, A>;
export function nextThingOf(facts: Facts): Thing {
  for (const question of LADDER) {
    const thing = question(facts);
    if (thing) return thing;
  }
  return { kind: 'nothing' };
}
