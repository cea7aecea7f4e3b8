import { readIdNumber } from '@kangban/domain/shared/id-number';
import type { PlainDate } from '@kangban/domain/shared/plain-date';

const COMPLETE = 18;

/** What is wrong with an ID number as typed; undefined when it can be one. */
export function idNumberError(typed: string, today: PlainDate): string | undefined {
  const read = readIdNumber(typed, today);
  return 'problem' in read ? read.text.replace(/。$/, '') : undefined;
}

/** The same while it is being typed: nothing is said before it could be complete. */
export const idNumberErrorSoFar = (typed: string, today: PlainDate): string | undefined =>
  typed.length < COMPLETE ? undefined : idNumberError(typed, today);
