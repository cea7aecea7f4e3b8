import { referralKind } from '../referral/kinds';
import { addMonths, type PlainDate } from '../shared/plain-date';
import { decimalText } from './acuity';
import { EYE_ZH } from './reason-texts';
import { type Assessment, type Examination, EYES } from './types';

/** An open task of a person about their eyes. */
export interface OpenTask {
  referralId: string;
  kind: 'vision-recheck' | 'vision';
  openedOn: PlainDate;
  earliestOn: PlainDate | null;
  /** The examination that opened it. */
  subjectId: string | null;
}

export interface FiledExamination extends Examination {
  examinationId: string;
  institution: string;
}

export interface TaskToOpen {
  kind: OpenTask['kind'];
  examinationId: string;
  on: PlainDate;
  earliestOn: PlainDate | null;
  dueOn: PlainDate | null;
  reasonCode: string;
  reason: string;
  /** The first step in words: 柳溪镇卫生院查到左眼偏低. */
  finding: string;
}

export interface FollowUp {
  open: TaskToOpen | null;
  /** Tasks whose result has come, with the examination that is the result. */
  close: { referralId: string; examinationId: string; on: PlainDate; note: string; institution: string }[];
  /** Tasks opened by an examination that was corrected and no longer says so. */
  cancel: string[];
}

export interface FollowUpFacts {
  today: PlainDate;
  /** The person's file after the change, oldest first. */
  file: readonly { examination: FiledExamination; assessment: Assessment }[];
  /** Examinations this change added; what replaced what. */
  fresh: ReadonlySet<string>;
  replaced: ReadonlySet<string>;
  open: readonly OpenTask[];
}

/** An older examination that is written down late opens nothing (our own choice; no text names one). */
const FOLLOW_UP_MONTHS = 6;

/** Words of a finding by rule; the others speak of dioptres. `of` is the eye. */
const FINDINGS: Readonly<Record<string, (of: string) => string>> = {
  'acuity-boundary': (of) => `${of}刚好在线上`,
  'acuity-boundary-early': (of) => `${of}刚好在线上`,
  'acuity-one-eye': (of) => `${of}没量出来`,
  'acuity-low': (of) => `${of}偏低`,
  'acuity-low-school': (of) => `${of}偏低`,
  'lines-apart': (of) => `${of}差得多`,
  'item-abnormal': () => '眼睛要请眼科医生看',
  'item-risk-factors': () => '眼睛要请眼科医生看',
};

/** The finding in a few words: 左眼偏低, 右眼再查还是 0.8. No diagnosis. */
export function findingOf({ reasons }: Assessment, one: Examination): string {
  const first = reasons.find(({ weight }) => weight === 'refer' || weight === 're-check');
  if (!first) return '眼睛要复查';
  const { rule, eye } = first;
  const of = eye === null ? '两只眼' : EYE_ZH[eye];
  const naked = eye === null ? null : one[eye].naked;
  if (rule === 'acuity-still-boundary' && naked !== null) return `${of}再查还是 ${decimalText(naked)}`;
  return FINDINGS[rule]?.(of) ?? `${of}的度数要复查`;
}

const bothMeasured = (one: Examination): boolean => EYES.every((eye) => one[eye].naked !== null);

type Filed = FollowUpFacts['file'][number];

function toOpen({ examination, assessment }: Filed, kind: OpenTask['kind'], today: PlainDate): TaskToOpen {
  const [reason] = assessment.reasons;
  const again = kind === 'vision-recheck' ? assessment.recheck : null;
  return {
    kind,
    examinationId: examination.examinationId,
    on: examination.examinedOn,
    earliestOn: again?.from ?? null,
    dueOn: again?.until ?? addMonths(today, referralKind(kind).dueMonths),
    reasonCode: reason?.rule ?? kind,
    reason: reason?.text ?? '',
    finding: `${examination.institution}查到${findingOf(assessment, examination)}`,
  };
}

const resultOf = (task: OpenTask, { examination, assessment }: Filed): FollowUp['close'][number] => ({
  referralId: task.referralId,
  examinationId: examination.examinationId,
  on: examination.examinedOn,
  note: assessment.reasons[0]?.text ?? '',
  institution: examination.institution,
});

/** Whether an examination is the result a task waits for. A hospital's is; a clinic's own only of a value to be measured again. */
function isResult(task: OpenTask, { examination, assessment }: Filed): boolean {
  if (examination.examinationId === task.subjectId || examination.examinedOn < task.openedOn) return false;
  if (examination.setting === 'hospital') return true;
  if (task.kind === 'vision' || !bothMeasured(examination)) return false;
  // Measured again too early and still on the line: the same wait goes on.
  return assessment.verdict !== 're-check' || assessment.recheck?.from !== task.earliestOn;
}

const wantedKind = ({ examination, assessment }: Filed): OpenTask['kind'] | null => {
  if (examination.setting === 'hospital') return null;
  if (assessment.verdict === 'refer') return 'vision';
  return assessment.verdict === 're-check' ? 'vision-recheck' : null;
};

/** Tasks opened by an examination that was corrected and that nothing calls for any more. */
const takenBack = (
  open: readonly OpenTask[],
  replaced: ReadonlySet<string>,
  wanted: OpenTask['kind'] | null,
): string[] =>
  open
    .filter(({ subjectId, kind }) => subjectId !== null && replaced.has(subjectId) && kind !== wanted)
    .map(({ referralId }) => referralId);

/**
 * What the last examination changes about the open tasks of a person: a value on the line opens a task to measure again, an abnormal
 * finding a referral; a hospital's examination is the result of both and opens none; a task opened by an examination that was corrected
 * is taken back when nothing calls for it any more. One task of a kind is open at a time, and none to measure again beside a referral.
 */
export function decideFollowUp({ today, file, fresh, replaced, open }: FollowUpFacts): FollowUp {
  const last = file.at(-1);
  if (last === undefined) return { open: null, close: [], cancel: takenBack(open, replaced, null) };
  const wanted = wantedKind(last);
  const isNew = fresh.has(last.examination.examinationId);
  const cancel = takenBack(open, replaced, wanted);
  const standing = open.filter(({ referralId }) => !cancel.includes(referralId));
  const results = isNew ? standing.filter((task) => isResult(task, last)) : [];
  const covered = standing.some((task) => !results.includes(task) && (task.kind === wanted || task.kind === 'vision'));
  const recent = last.examination.examinedOn >= addMonths(today, -FOLLOW_UP_MONTHS);
  const opens = isNew && recent && !covered;
  return {
    open: opens && wanted !== null ? toOpen(last, wanted, today) : null,
    close: results.map((task) => resultOf(task, last)),
    cancel,
  };
}
