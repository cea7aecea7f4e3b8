import type { ErrorCode } from './errors';
import type { z } from './zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * Who may call: `anyone`; `account` (a signed-in resident, bound or not); `resident` (bound by real name);
 * `staff` (a signed-in staff member, limited to their site); `demo` (open, and only there in the demo).
 */
export type Caller = 'anyone' | 'account' | 'resident' | 'staff' | 'demo';

export interface Endpoint {
  method: Method;
  /** Under /api/v1, parameters as `:name`. */
  path: string;
  summary: string;
  tag: string;
  caller: Caller;
  /** Writes that carry an Idempotency-Key header made by the phone. */
  idempotent?: boolean;
  /** Served from memory at less cost than counting who asks: no rate limit, since a town may share one address. */
  fromMemory?: boolean;
  /** Has a limit of its own by account: at the hour of release a whole village may press behind one address. */
  limitedByAccount?: boolean;
  /** Larger than the quarter of a megabyte every body may have. */
  bodyMaxBytes?: number;
  params?: z.ZodMiniType;
  query?: z.ZodMiniType;
  body?: z.ZodMiniType;
  answer: z.ZodMiniType;
  /** Status of success, 200 unless told. */
  status?: 200 | 201 | 202;
  /** Refusals beyond those every endpoint of this caller can give. */
  errors: readonly ErrorCode[];
}

/** One row of the endpoint table; keeps the literal types so that both sides infer parameters, body and answer. */
export const endpoint = <const E extends Endpoint>(definition: E): E => definition;

type Of<S> = S extends z.ZodMiniType ? z.infer<S> : undefined;
export type ParamsOf<E extends Endpoint> = Of<E['params']>;
export type QueryOf<E extends Endpoint> = Of<E['query']>;
export type BodyOf<E extends Endpoint> = Of<E['body']>;
export type AnswerOf<E extends Endpoint> = Of<E['answer']>;

/** Fills `:name` parts of a path; throws when a parameter is missing. */
export function pathOf(definition: Pick<Endpoint, 'path'>, params: Readonly<Record<string, string>> = {}): string {
  return definition.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`missing path parameter ${name}`);
    return encodeURIComponent(value);
  });
}
