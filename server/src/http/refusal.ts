import type { ErrorCode, ProblemDetails } from '@kangban/contract/errors';

/** An expected refusal: a value that services return and routes pass on; never an exception inside the rules. */
export interface Refused {
  readonly refused: ErrorCode;
  readonly details?: ProblemDetails;
}

export const refuse = (code: ErrorCode, details?: ProblemDetails): Refused =>
  details === undefined ? { refused: code } : { refused: code, details };

export const isRefused = (value: unknown): value is Refused =>
  typeof value === 'object' && value !== null && 'refused' in value;

/** The same refusal on its way through HTTP, thrown by hooks and routes and written by plugins/errors. */
export class HttpRefusal extends Error {
  readonly code: ErrorCode;
  readonly details: ProblemDetails | undefined;
  constructor(code: ErrorCode, details?: ProblemDetails) {
    super(code);
    this.code = code;
    this.details = details;
  }
}
