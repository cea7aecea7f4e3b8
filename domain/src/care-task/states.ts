/** The life of a task as data: which kind may move how, from where, to where. */
import type { ReferralState } from '../referral/states';
import type { TaskKind } from './kinds';

export const TASK_STATES = ['open', 'booked', 'sent', 'seen', 'done', 'declined', 'cancelled'] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** States in which a task stays on the home page. */
export const OPEN_TASK_STATES: readonly TaskState[] = ['open', 'booked', 'sent', 'seen'];

/** Whether something is still to be done. */
export const isOpenTask = (state: TaskState): boolean => OPEN_TASK_STATES.includes(state);

export const TASK_MOVES = [
  'book',
  'unbook',
  'send',
  'see',
  'answer',
  'reopen',
  'accept',
  'reach',
  'finish',
  'decline',
  'cancel',
] as const;
export type TaskMove = (typeof TASK_MOVES)[number];

/** What is written down without changing the state: a try to call, a kept habit, a goal, that the family was told. */
export const TASK_NOTES = ['open', 'attempt', 'tick', 'untick', 'target', 'tell', 'part-answer', 'withdraw'] as const;
export type TaskNote = (typeof TASK_NOTES)[number];

interface MoveRule {
  from: readonly TaskState[];
  to: TaskState;
  kinds: readonly TaskKind[];
}

const ENROL: readonly TaskKind[] = ['enrol-hypertension', 'enrol-diabetes'];
const BY_RESULT: readonly TaskKind[] = ['recheck', 'referral'];
const WAITING: readonly TaskState[] = ['open', 'booked', 'sent'];
const OPEN = OPEN_TASK_STATES;

/**
 * Every move. A recheck or a referral ends with its result, and lives again when that result turns out wrong; a call ends when somebody
 * was reached; an enrolling when the clinic takes the person in. A clinic may close anything but a call by a reason it writes down.
 */
const RULES: Readonly<Record<TaskMove, MoveRule>> = {
  book: { from: WAITING, to: 'booked', kinds: BY_RESULT },
  unbook: { from: ['booked'], to: 'open', kinds: BY_RESULT },
  send: { from: ['open', 'booked'], to: 'sent', kinds: ['referral'] },
  see: { from: WAITING, to: 'seen', kinds: BY_RESULT },
  answer: { from: OPEN, to: 'done', kinds: BY_RESULT },
  reopen: { from: ['done'], to: 'open', kinds: BY_RESULT },
  accept: { from: ['open'], to: 'done', kinds: ENROL },
  reach: { from: ['open'], to: 'done', kinds: ['call-now'] },
  finish: { from: OPEN, to: 'done', kinds: ['recheck', 'lifestyle'] },
  decline: { from: WAITING, to: 'declined', kinds: ['recheck', 'referral', ...ENROL, 'lifestyle'] },
  cancel: { from: OPEN, to: 'cancelled', kinds: ['call-now', 'recheck', 'referral', ...ENROL, 'lifestyle'] },
};

/** The state a move leads to; undefined when a task of this kind in this state does not allow it. */
export function taskAfter(kind: TaskKind, state: TaskState, move: TaskMove): TaskState | undefined {
  const { from, to, kinds } = RULES[move];
  return kinds.includes(kind) && from.includes(state) ? to : undefined;
}

/** How far a referral's paper is, as the state of its task. */
export const OF_REFERRAL: Readonly<Record<ReferralState, TaskState>> = {
  opened: 'open',
  booked: 'booked',
  sent: 'sent',
  seen: 'seen',
  'result-back': 'done',
  closed: 'done',
  declined: 'declined',
  cancelled: 'cancelled',
};
