/** What a checkup, a doctor or a rule can ask to be done, as data. */
import { addDays, type PlainDate } from '../shared/plain-date';
import { isFasting } from './answers-table';
import type { TaskState } from './states';

export const TASK_KINDS = [
  'call-now',
  'referral',
  'recheck',
  'enrol-hypertension',
  'enrol-diabetes',
  'lifestyle',
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

export const OWNER_KINDS = ['resident', 'clinic', 'hospital'] as const;
export type OwnerKind = (typeof OWNER_KINDS)[number];

interface KindRule {
  /** A short name for the clinic's list. */
  nameZh: string;
  /** Days a task opened with a due day that is over (an old report, read late) still gets; our own choice, no text names one. */
  graceDays: number;
  /** Closed by a result that comes into the record. */
  byResult: boolean;
  /** Leads to a test that may want an empty stomach; a call does not, and somebody whose sugar is low has to eat. */
  toTest: boolean;
  /** First on home; 0 is most urgent. */
  rank: number;
}

const KINDS: Readonly<Record<TaskKind, KindRule>> = {
  'call-now': { nameZh: '马上联系', graceDays: 0, byResult: false, toTest: false, rank: 0 },
  referral: { nameZh: '转诊', graceDays: 14, byResult: true, toTest: true, rank: 1 },
  recheck: { nameZh: '复查', graceDays: 14, byResult: true, toTest: true, rank: 2 },
  'enrol-hypertension': { nameZh: '高血压管理', graceDays: 28, byResult: false, toTest: true, rank: 3 },
  'enrol-diabetes': { nameZh: '糖尿病管理', graceDays: 28, byResult: false, toTest: true, rank: 3 },
  lifestyle: { nameZh: '生活习惯', graceDays: 90, byResult: false, toTest: false, rank: 4 },
};

/** Kinds a result closes. */
export const KINDS_BY_RESULT: readonly TaskKind[] = TASK_KINDS.filter((kind) => KINDS[kind].byResult);

/** Whether to come without breakfast: where the task leads to a test, and one of its items is tested so. */
export const isTestedFasting = (kind: TaskKind, items: readonly string[]): boolean =>
  KINDS[kind].toTest && isFasting(items);

const ENROLS = { 'enrol-hypertension': 'hypertension', 'enrol-diabetes': 'diabetes' } as const;
export type CareService = (typeof ENROLS)[keyof typeof ENROLS];

/** The service an enrolling task leads to; undefined for every other kind. */
export const serviceOf = (kind: TaskKind): CareService | undefined =>
  kind === 'enrol-hypertension' || kind === 'enrol-diabetes' ? ENROLS[kind] : undefined;

/**
 * Whose turn it is: the person's own while something is to be gone to or kept up, the hospital's from the visit until its result, the
 * clinic's for calls and enrolling.
 */
export function ownerOf(kind: TaskKind, state: TaskState): OwnerKind {
  if (kind === 'call-now' || serviceOf(kind) !== undefined) return 'clinic';
  return kind === 'referral' && state === 'seen' ? 'hospital' : 'resident';
}

/** The due day a new task gets: the one proposed, or the days of grace where that day is over already. */
export const dueDayOf = (kind: TaskKind, proposed: PlainDate, openedOn: PlainDate): PlainDate =>
  proposed >= openedOn ? proposed : addDays(openedOn, KINDS[kind].graceDays);

interface Ordered {
  kind: TaskKind;
  /** Day of a booked place; else the due day counts. */
  bookedOn: PlainDate | null;
  dueOn: PlainDate;
  taskId: string;
}

const dayOf = ({ bookedOn, dueOn }: Ordered): PlainDate => bookedOn ?? dueOn;
const lifestyleLast = ({ kind }: Ordered): number => (kind === 'call-now' ? 0 : kind === 'lifestyle' ? 2 : 1);

/** The order of first cards: a call that cannot wait, then by day (the more urgent kind first), habits last. */
export const compareTasks = (a: Ordered, b: Ordered): number =>
  lifestyleLast(a) - lifestyleLast(b) ||
  (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0) ||
  KINDS[a.kind].rank - KINDS[b.kind].rank ||
  (a.taskId < b.taskId ? -1 : 1);
