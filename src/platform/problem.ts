import { Problem, type ErrorCode, type ProblemDetails } from '@kangban/contract/errors';

/** What can go wrong before the server has said anything we understand. */
export const CLIENT_FAULTS = ['offline', 'timeout', 'answer-unreadable'] as const;
export type ClientFault = (typeof CLIENT_FAULTS)[number];
export type ProblemCode = ErrorCode | ClientFault;

interface Facts {
  code: ProblemCode;
  status?: number;
  details?: ProblemDetails;
  /** What the person may read out on the phone. */
  requestId?: string;
  detail?: string;
}

/** Every refusal and fault of a call, by its code. `src/copy/errors.ts` holds the sentence for each. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly details: ProblemDetails;
  readonly requestId: string | undefined;

  constructor({ code, status = 0, details = {}, requestId, detail }: Facts) {
    super(detail ?? code);
    this.name = 'ProblemError';
    this.code = code;
    this.status = status;
    this.details = details;
    this.requestId = requestId;
  }
}

/** The server's refusal as an error; an answer that is no problem document becomes `answer-unreadable`. */
export function problemFrom(status: number, body: unknown): ProblemError {
  const parsed = Problem.safeParse(body);
  if (!parsed.success) return new ProblemError({ code: 'answer-unreadable', status });
  return new ProblemError({ ...parsed.data, status });
}

/** A failure of the line itself, as Taro reports it. */
export function faultFrom(reason: unknown): ProblemError {
  const text =
    typeof reason === 'object' && reason !== null && 'errMsg' in reason ? String(reason.errMsg) : String(reason);
  return new ProblemError({ code: /time ?out|timed[ _]out|abort/i.test(text) ? 'timeout' : 'offline' });
}

/** Anything thrown, as a ProblemError: screens deal with one kind of error. */
export const asProblem = (reason: unknown): ProblemError =>
  reason instanceof ProblemError ? reason : new ProblemError({ code: 'answer-unreadable', detail: String(reason) });
