import { parseAnswer } from '@kangban/contract/answer';
import { pathOf, type AnswerOf, type Endpoint } from '@kangban/contract/endpoint';
import { refreshSession, Tokens } from '@kangban/contract/identity';
import type { z } from '@kangban/contract/zod';
import { nowMs } from './clock';
import { exchange, type HttpRequest, type HttpResponse } from './http';
import { problemFrom, ProblemError } from './problem';
import { endSession, endStaffSession, startSession, useSession } from './session';

const BASE = `${process.env.KANGBAN_API}/api/v1`;
const REMEMBERED_MAX = 40;

/** What a call needs, taken from the endpoint's own row: parameters, query, body, and the key of a write that may be repeated. */
export type InputOf<E extends Endpoint> = (E extends { params: infer S extends z.ZodMiniType }
  ? { params: z.infer<S> }
  : unknown) &
  (E extends { query: infer S extends z.ZodMiniType } ? { query?: z.infer<S> } : unknown) &
  (E extends { body: infer S extends z.ZodMiniType } ? { body: z.infer<S> } : unknown) &
  (E extends { idempotent: true } ? { idempotencyKey: string } : unknown);

interface LooseInput {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: object;
  idempotencyKey?: string;
}

interface Remembered {
  etag: string;
  body: unknown;
}

/** Answers that came with an ETag, by address, forgotten when the session changes: an unchanged one is not sent again. */
const remembered = new Map<string, Remembered>();
useSession.subscribe(() => remembered.clear());

function remember(key: string, response: HttpResponse): void {
  const etag = response.headers.etag;
  if (!etag) return;
  const oldest = remembered.keys().next().value;
  if (remembered.size >= REMEMBERED_MAX && oldest !== undefined) remembered.delete(oldest);
  remembered.set(key, { etag, body: response.body });
}

const isSimple = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

function urlOf(endpoint: Endpoint, { params, query = {} }: LooseInput): string {
  const search = Object.entries(query)
    .filter((entry): entry is [string, string | number | boolean] => isSimple(entry[1]))
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  return BASE + pathOf(endpoint, params) + (search && `?${search}`);
}

function tokenFor(endpoint: Endpoint): string | undefined {
  const { resident, staff } = useSession.getState();
  if (endpoint.caller === 'staff') return staff?.accessToken;
  return endpoint.caller === 'account' || endpoint.caller === 'resident' ? resident?.accessToken : undefined;
}

async function send(endpoint: Endpoint, input: LooseInput): Promise<HttpResponse> {
  const token = tokenFor(endpoint);
  const url = urlOf(endpoint, input);
  const known = endpoint.method === 'GET' ? remembered.get(url) : undefined;
  const headers: HttpRequest['headers'] = {};
  if (token) headers.Authorization = `Bearer ${token}`;
  if (input.idempotencyKey) headers['Idempotency-Key'] = input.idempotencyKey;
  if (known) headers['If-None-Match'] = known.etag;
  const response = await exchange({ method: endpoint.method, url, headers, body: input.body });
  if (known && response.status === 304) return { ...response, status: 200, body: known.body };
  if (endpoint.method === 'GET' && response.status === 200) remember(url, response);
  return response;
}

let refreshing: Promise<boolean> | undefined;

/** Exchanges the refresh token; calls that fail together share one exchange, because a token used twice ends the session. */
async function refreshTokens(): Promise<boolean> {
  const refreshToken = useSession.getState().resident?.refreshToken;
  if (!refreshToken) return false;
  const response = await send(refreshSession, { body: { refreshToken } });
  const tokens = Tokens.safeParse(response.body);
  if (response.status === 200 && tokens.success) {
    startSession(tokens.data);
    return true;
  }
  // A busy or broken server is no reason to sign a person out.
  if (response.status !== 401) throw problemFrom(response.status, response.body);
  return false;
}

function renewed(): Promise<boolean> {
  refreshing ??= refreshTokens().finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

/** Takes new tokens at once: what a session may do changed (the account was bound). False when the session is over. */
export const renewSession = (): Promise<boolean> => renewed();

async function sendSignedIn(endpoint: Endpoint, input: LooseInput): Promise<HttpResponse> {
  const used = tokenFor(endpoint);
  const first = await send(endpoint, input);
  if (first.status !== 401 || used === undefined) return first;
  if (endpoint.caller === 'staff') {
    endStaffSession();
    return first;
  }
  // Another call may have renewed the session while this one was on its way.
  if (tokenFor(endpoint) !== used || (await renewed())) return send(endpoint, input);
  endSession();
  return first;
}

let wroteAtMs = 0;

/** When the server last took a write of this phone: an answer from before may be old. */
export const lastWriteMs = (): number => wroteAtMs;

type Arguments<E extends Endpoint> = object extends InputOf<E> ? [input?: InputOf<E>] : [input: InputOf<E>];

/**
 * Calls one endpoint of the contract and gives its answer, checked by the endpoint's own schema. Throws a ProblemError for every refusal
 * and fault. An expired session is renewed once; when that fails the person is signed out and the refusal stands.
 */
export async function call<E extends Endpoint>(endpoint: E, ...[input]: Arguments<E>): Promise<AnswerOf<E>> {
  const response = await sendSignedIn(endpoint, input ?? {});
  if (response.status < 200 || response.status > 299) throw problemFrom(response.status, response.body);
  if (endpoint.method !== 'GET') wroteAtMs = nowMs();
  const answer = parseAnswer(endpoint, response.body ?? {});
  if (answer === undefined) throw new ProblemError({ code: 'answer-unreadable', status: response.status });
  return answer;
}

export interface Address {
  url: string;
  headers: Record<string, string>;
}

/** Where an endpoint is reached and as whom: for what fetches files by itself (files.ts). */
export function addressOf<E extends Endpoint>(endpoint: E, ...[input]: Arguments<E>): Address {
  const token = tokenFor(endpoint);
  return { url: urlOf(endpoint, input ?? {}), headers: token ? { Authorization: `Bearer ${token}` } : {} };
}
