import { correctMeasurement, recordMeasurement, type MeasurementToRecord } from '@kangban/contract/growth';
import type { MeasurementQuestion } from '@kangban/contract/errors';
import { asProblem, type ProblemError } from '@/platform/problem';
import { call } from '@/platform/request';
import { isUnsure, openSend, sendOnce } from '@/platform/send-once';

/** Of whom, and what is put in its place when it is a correction. */
export interface Target {
  residentId: string;
  measurementId?: string | undefined;
}

export type Outcome =
  | { kind: 'kept' }
  /** Look again: the numbers are unlikely. */
  | { kind: 'asked'; questions: MeasurementQuestion[] }
  | { kind: 'refused'; problem: ProblemError }
  /** No answer came: it may be kept, or not. Sending it again settles it. */
  | { kind: 'unsure' };

const nameOf = ({ residentId, measurementId = 'new' }: Target): string => `measure.${residentId}.${measurementId}`;

/** What was sent under this target and never answered. */
export const unanswered = (target: Target): unknown => openSend(nameOf(target));

function send({ residentId, measurementId }: Target, body: MeasurementToRecord, idempotencyKey: string) {
  return measurementId === undefined
    ? call(recordMeasurement, { params: { residentId }, body, idempotencyKey })
    : call(correctMeasurement, { params: { residentId, measurementId }, body, idempotencyKey });
}

/** Sends a measuring; the same one again after a lost answer is kept once. */
export async function keepMeasuring(target: Target, body: MeasurementToRecord): Promise<Outcome> {
  try {
    await sendOnce({ name: nameOf(target), what: body }, (key) => send(target, body, key));
    return { kind: 'kept' };
  } catch (reason) {
    const problem = asProblem(reason);
    if (isUnsure(problem.code)) return { kind: 'unsure' };
    const { questions } = problem.details;
    return problem.code === 'measurement-unlikely' && questions
      ? { kind: 'asked', questions }
      : { kind: 'refused', problem };
  }
}
