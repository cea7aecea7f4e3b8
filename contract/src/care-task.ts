import { TASK_KINDS, OWNER_KINDS } from '@kangban/domain/care-task/kinds';
import { MEASURES } from '@kangban/domain/care-task/lifestyle';
import { TASK_STATES } from '@kangban/domain/care-task/states';
import { Count, Cursor, Instant, pageOf, PlainDate, Uuid } from './common';
import { endpoint } from './endpoint';
import { Referral } from './referral';
import { z } from './zod';

export const TaskKind = z.enum([...TASK_KINDS]);
export const TaskState = z.enum([...TASK_STATES]);

/** A step in words: taken, next, or to come. Days are said by the screen. */
export const TaskStep = z.object({
  state: z.enum(['done', 'now', 'waiting']),
  title: z.string(),
  note: z.nullable(z.string()),
  on: z.nullable(PlainDate),
  /** A place that was booked. */
  at: z.nullable(Instant),
});
export type TaskStep = z.infer<typeof TaskStep>;

/** What the person or family can do now: book a day, show the paper, tick a habit of today, call the clinic. */
export const TaskAction = z.enum(['book', 'slip', 'tick', 'call']);
export type TaskAction = z.infer<typeof TaskAction>;

/** A goal the clinic set together with the person: `walkMinutes` 30 a day, `weightKg` 64. */
export const TaskTarget = z.object({
  measure: z.enum([...MEASURES]),
  value: z.number(),
  /** In words: 每天走 30 分钟. */
  text: z.string(),
});
export type TaskTarget = z.infer<typeof TaskTarget>;

/** Something to be done after a checkup or a finding, with an owner, a due day and a state; on home until it is done. */
export const CareTask = z.object({
  taskId: Uuid,
  residentId: Uuid,
  kind: TaskKind,
  title: z.string(),
  /** A sentence for the family; never a diagnosis. */
  reason: z.string(),
  /** Items of the report it comes from; empty where the category is not open. */
  items: z.array(z.string()),
  state: TaskState,
  open: z.boolean(),
  /** Cannot wait for the due day. */
  urgent: z.boolean(),
  ownerKind: z.enum([...OWNER_KINDS]),
  ownerName: z.string(),
  openedOn: PlainDate,
  dueOn: PlainDate,
  late: z.boolean(),
  bookedFor: z.nullable(Instant),
  /** Where, when a place is booked. */
  place: z.nullable(z.string()),
  /** To be done without breakfast. */
  fasting: z.boolean(),
  referral: z.nullable(Referral),
  steps: z.array(TaskStep),
  actions: z.array(TaskAction),
  target: z.nullable(TaskTarget),
  /** Days of the last four weeks on which the habit was kept. */
  ticks: z.array(PlainDate),
  siteName: z.nullable(z.string()),
  sitePhone: z.nullable(z.string()),
});
export type CareTask = z.infer<typeof CareTask>;

/** What came of a call. */
export const AttemptOutcome = z.enum(['reached', 'family-reached', 'no-answer', 'wrong-number']);
export type AttemptOutcome = z.infer<typeof AttemptOutcome>;

export const TaskAttempt = z.object({ at: Instant, staffName: z.string(), outcome: AttemptOutcome });
export type TaskAttempt = z.infer<typeof TaskAttempt>;

/** What a member of staff may do with a task now. */
export const DeskMove = z.enum(['book', 'send', 'see', 'accept', 'finish', 'decline', 'cancel']);
export type DeskMove = z.infer<typeof DeskMove>;

/** A line of a clinic's list; name and phone are masked. */
export const TaskLine = z.object({
  taskId: Uuid,
  residentId: Uuid,
  nameMasked: z.string(),
  phoneMasked: z.nullable(z.string()),
  kind: TaskKind,
  title: z.string(),
  reason: z.string(),
  state: TaskState,
  openedOn: PlainDate,
  dueOn: PlainDate,
  daysLate: Count,
  bookedFor: z.nullable(Instant),
  place: z.nullable(z.string()),
  /** The paper of a referral. */
  referralId: z.nullable(Uuid),
  attempts: Count,
  lastAttempt: z.nullable(TaskAttempt),
  moves: z.array(DeskMove),
  target: z.nullable(TaskTarget),
});
export type TaskLine = z.infer<typeof TaskLine>;

const Note = z.string().check(z.trim(), z.minLength(2), z.maxLength(200));
const task = { tag: 'care-task' } as const;
const OfPerson = z.object({ residentId: Uuid, taskId: Uuid });
const Line = z.object({ taskId: Uuid });

export const listCareTasks = endpoint({
  ...task,
  method: 'GET',
  path: '/residents/:residentId/tasks',
  summary: 'What is to be done for a person, the first first; with `done=yes` what is over, newest first',
  caller: 'resident',
  params: z.object({ residentId: Uuid }),
  query: z.object({ done: z.optional(z.literal('yes')), cursor: z.optional(Cursor) }),
  answer: z.object({
    /** How the family calls this person. */
    label: z.string(),
    today: PlainDate,
    items: z.array(CareTask),
    nextCursor: z.nullable(z.string()),
  }),
  errors: ['not-found', 'bad-input'],
});
export const getCareTask = endpoint({
  ...task,
  method: 'GET',
  path: '/residents/:residentId/tasks/:taskId',
  summary: 'One task with its steps',
  caller: 'resident',
  params: OfPerson,
  answer: z.object({ label: z.string(), today: PlainDate, task: CareTask }),
  errors: ['not-found'],
});
export const tickCareTask = endpoint({
  ...task,
  method: 'POST',
  path: '/residents/:residentId/tasks/:taskId/ticks',
  summary: 'The habit was kept today or yesterday, or was not after all',
  caller: 'resident',
  params: OfPerson,
  body: z.object({ on: PlainDate, kept: z.boolean() }),
  answer: CareTask,
  errors: ['not-found', 'forbidden', 'bad-input', 'task-not-changeable'],
});
export const listOpenTasks = endpoint({
  ...task,
  method: 'GET',
  path: '/desk/tasks',
  summary: 'Open tasks of the people of the own clinic: calls that cannot wait, then the longest due first',
  caller: 'staff',
  query: z.object({ kind: z.optional(TaskKind), cursor: z.optional(Cursor) }),
  answer: z.object({ today: PlainDate, ...pageOf(TaskLine).shape }),
  errors: ['bad-input'],
});
export const moveTask = endpoint({
  ...task,
  method: 'POST',
  path: '/desk/tasks/:taskId/moves',
  summary: 'A place was booked, the paper sent, the person seen, taken into care, or the task ended with a reason',
  caller: 'staff',
  params: Line,
  body: z.object({
    move: DeskMove,
    /** With `book`: when and where. */
    bookedFor: z.optional(Instant),
    institution: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(60))),
    phone: z.optional(z.string().check(z.regex(/^[\d -]{5,20}$/))),
    /** Needed with `finish`, `decline` and `cancel`: why. */
    note: z.optional(Note),
  }),
  answer: TaskLine,
  errors: ['not-found', 'other-site', 'bad-input', 'task-not-changeable'],
});
export const recordTaskAttempt = endpoint({
  ...task,
  method: 'POST',
  path: '/desk/tasks/:taskId/attempts',
  summary: 'Note a call about a task and what came of it; reaching somebody ends a call that could not wait',
  caller: 'staff',
  idempotent: true,
  params: Line,
  body: z.object({ outcome: AttemptOutcome, note: z.optional(Note) }),
  answer: TaskLine,
  errors: ['not-found', 'other-site', 'task-not-changeable', 'idempotency-key-missing', 'idempotency-body-differs'],
});
export const setTaskTarget = endpoint({
  ...task,
  method: 'POST',
  path: '/desk/tasks/:taskId/target',
  summary: 'Set the goal of a habit; a loss of weight that could harm is refused',
  caller: 'staff',
  params: Line,
  body: z.object({ measure: z.enum([...MEASURES]), value: z.number() }),
  answer: TaskLine,
  errors: ['not-found', 'other-site', 'task-not-changeable', 'task-target-harmful'],
});
