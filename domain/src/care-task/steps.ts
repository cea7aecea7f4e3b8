/** The way of a task in words: what was done, what is next, what will come. */
import type { PlainDate } from '../shared/plain-date';
import type { TaskKind } from './kinds';
import { isOpenTask, type TaskMove, type TaskNote, type TaskState } from './states';

export interface TakenTaskStep {
  move: TaskMove | TaskNote;
  on: PlainDate;
  /** What somebody wrote for the family. */
  note: string | null;
  institution: string | null;
}

export interface TaskFacts {
  kind: TaskKind;
  state: TaskState;
  title: string;
  /** What was found, in a few words: 体检发现空腹血糖高; with the day and place of the finding. */
  finding: string | null;
  foundOn: PlainDate | null;
  foundAt: string | null;
  openedOn: PlainDate;
  dueOn: PlainDate;
  /** Name of the doctor who asked for it. */
  doctor: string | null;
  /** Name of the clinic the task belongs to. */
  clinic: string | null;
  /** Where to go: booked, or named on the paper. */
  place: string | null;
  bookedFor: string | null;
  taken: readonly TakenTaskStep[];
}

export interface TaskStepWords {
  state: 'done' | 'now' | 'waiting';
  title: string;
  note: string | null;
  on: PlainDate | null;
  at: string | null;
}

const doctorOr = ({ doctor, clinic }: TaskFacts, other: string): string =>
  doctor === null ? (clinic ?? other) : `${doctor}医生`;

/** How asking for it is told. */
const ASKED: Readonly<Record<TaskKind, (who: string) => string>> = {
  'call-now': (who) => `${who}要马上联系您`,
  referral: (who) => `${who}开了转诊单`,
  recheck: (who) => `${who}请您复查`,
  'enrol-hypertension': (who) => `${who}请您参加高血压管理`,
  'enrol-diabetes': (who) => `${who}请您参加糖尿病管理`,
  lifestyle: (who) => `${who}请您改一个习惯`,
};

/** What a step that was taken is called; null has no line of its own. */
const TAKEN: Readonly<Record<TakenTaskStep['move'], ((step: TakenTaskStep, task: TaskFacts) => string) | null>> = {
  open: null,
  book: null,
  unbook: () => '约好的时间取消了',
  send: () => '转诊单送过去了',
  see: ({ institution }) => `${institution ?? '医生'}看过了`,
  answer: ({ institution }) => `${institution ?? ''}结果回来了`,
  'part-answer': () => '一部分结果回来了',
  withdraw: () => '原来的结果更正了',
  reopen: () => '要再查一次',
  tell: () => '通知了您和家里人',
  accept: (_, { kind }) => (kind === 'enrol-diabetes' ? '已经参加糖尿病管理' : '已经参加高血压管理'),
  reach: () => '已经联系上了',
  attempt: null,
  tick: null,
  untick: null,
  target: null,
  finish: () => '办完了',
  decline: () => '说好了先不办',
  cancel: () => '取消了',
};

const words = (state: TaskStepWords['state'], title: string, rest: Partial<TaskStepWords> = {}): TaskStepWords => ({
  state,
  title,
  note: null,
  on: null,
  at: null,
  ...rest,
});

function begun(task: TaskFacts): TaskStepWords[] {
  const { finding, foundOn, foundAt, openedOn, kind } = task;
  const found = finding === null ? [] : [words('done', finding, { on: foundOn, note: foundAt })];
  return [...found, words('done', ASKED[kind](doctorOr(task, '卫生院')), { on: openedOn })];
}

function taken(task: TaskFacts): TaskStepWords[] {
  return task.taken.flatMap((step) => {
    const say = TAKEN[step.move];
    return say === null ? [] : [words('done', say(step, task), { on: step.on, note: step.note })];
  });
}

const WAIT_RESULT = (task: TaskFacts): TaskStepWords[] => [
  words('waiting', `结果传回给${doctorOr(task, '卫生院')}`, { note: '会通知您' }),
  words('waiting', `${doctorOr(task, '卫生院')}告诉您`, { note: '结果怎么样，下面怎么办' }),
];

function resultAhead(task: TaskFacts): TaskStepWords[] {
  const [back, told] = WAIT_RESULT(task);
  const waiting = [back, told].flatMap((one) => one ?? []);
  if (task.state === 'seen') return waiting.map((one, index) => (index === 0 ? { ...one, state: 'now' } : one));
  const { title, dueOn, place, bookedFor } = task;
  return [words('now', title, { note: place, on: bookedFor === null ? dueOn : null, at: bookedFor }), ...waiting];
}

function ahead(task: TaskFacts): TaskStepWords[] {
  const { kind, state, dueOn, title } = task;
  if (!isOpenTask(state)) return [];
  if (kind === 'recheck' || kind === 'referral') return resultAhead(task);
  return [words('now', kind === 'call-now' ? '等卫生院的电话' : title, { on: dueOn })];
}

/** The whole way of a task for the screen. A booked place is shown as next, not as done; calls and ticks have no line. */
export const taskSteps = (task: TaskFacts): TaskStepWords[] => [...begun(task), ...taken(task), ...ahead(task)];
