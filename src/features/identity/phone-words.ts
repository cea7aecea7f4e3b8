import { firstSentence } from '@/copy/first-errors';
import { login } from '@/copy/identity';
import type { ProblemError } from '@/platform/problem';

const PHONE_DIGITS = 11;
const CODE_DIGITS = 6;

/** What is wrong with a phone number as typed; undefined when it can be one. */
export function phoneError(phone: string): string | undefined {
  if (phone !== '' && !phone.startsWith('1')) return login.phoneWrong;
  if (phone.length < PHONE_DIGITS) return login.phoneShort(PHONE_DIGITS - phone.length);
  return undefined;
}

export const codeError = (code: string): string | undefined =>
  code.length === CODE_DIGITS ? undefined : login.codeShort;

const PHONE_CODES: readonly string[] = ['phone-invalid', 'code-too-soon', 'too-many-requests'];

export interface BoxErrors {
  phone?: string;
  code?: string;
}

/** Puts a refusal above the box it is about. */
export function boxErrorsOf(problem: ProblemError | undefined): BoxErrors {
  if (!problem) return {};
  const { say, next } = firstSentence(problem.code);
  const { triesLeft } = problem.details;
  if (problem.code === 'code-wrong' && triesLeft !== undefined) return { code: login.triesLeft(triesLeft) };
  const words = `${say}，${next}`;
  return PHONE_CODES.includes(problem.code) ? { phone: words } : { code: words };
}
