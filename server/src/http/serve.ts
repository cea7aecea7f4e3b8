import type { AnswerOf, BodyOf, Caller, Endpoint, ParamsOf, QueryOf } from '@kangban/contract/endpoint';
import { Problem } from '@kangban/contract/errors';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AccountSession, Session, StaffSession } from '../plugins/tokens';
import { HttpRefusal, isRefused, type Refused } from './refusal';

export const API_PREFIX = '/api/v1';

type SessionOf<C extends Caller> = C extends 'account' | 'resident'
  ? AccountSession
  : C extends 'staff'
    ? StaffSession
    : undefined;

export interface Call<E extends Endpoint> {
  params: ParamsOf<E>;
  query: QueryOf<E>;
  body: BodyOf<E>;
  who: SessionOf<E['caller']>;
  /** Made by the phone before sending; only on idempotent endpoints, checked to be there. */
  idempotencyKey: string;
  request: FastifyRequest;
  reply: FastifyReply;
}

/** Said by a handler that sent its reply itself: bytes that were made ready before, past schema and serialiser. */
export const SENT = Symbol('sent');

type Outcome<E extends Endpoint> = AnswerOf<E> | Refused | typeof SENT;

/** May answer at once: what is served from memory waits for nothing. */
export type Handler<E extends Endpoint> = (call: Call<E>) => Outcome<E> | Promise<Outcome<E>>;

const KEY = /^[\w-]{8,200}$/;

function keyOf(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !KEY.test(key)) throw new HttpRefusal('idempotency-key-missing');
  return key;
}

/** The session this caller needs; refuses everybody else before anything is read. */
function sessionFor(caller: Caller, request: FastifyRequest): Session | undefined {
  if (caller === 'anyone' || caller === 'demo') return undefined;
  const session = request.server.readSession(request);
  if (caller === 'staff') {
    if (session.kind !== 'staff') throw new HttpRefusal('forbidden');
    return session;
  }
  if (session.kind !== 'account') throw new HttpRefusal('forbidden');
  if (caller === 'resident' && session.residentId === null) throw new HttpRefusal('binding-needed');
  return session;
}

const fastifyPath = (definition: Endpoint): string => `${API_PREFIX}${definition.path}`;

function schemaOf(definition: Endpoint): Record<string, unknown> {
  const { params, query, body, answer, status = 200, summary, tag, caller, idempotent } = definition;
  return {
    summary,
    tags: [tag],
    ...(params && { params }),
    ...(query && { querystring: query }),
    ...(body && { body }),
    ...(caller !== 'anyone' && caller !== 'demo' && { security: [{ session: [] }] }),
    ...(idempotent && { description: 'Idempotency-Key header: made by the phone and kept before sending.' }),
    response: { [status]: answer, default: Problem },
  };
}

function finish<E extends Endpoint>(definition: E, reply: FastifyReply, outcome: Outcome<E>): FastifyReply {
  if (outcome === SENT) return reply;
  if (isRefused(outcome)) throw new HttpRefusal(outcome.refused, outcome.details);
  return reply.code(definition.status ?? 200).send(outcome);
}

/**
 * Registers one endpoint of the contract: validates by its schemas, checks who calls, sends the answer with the declared
 * status, turns a refusal into its problem document. Rights over a person are the service's to check, from rows.
 */
export function serve<const E extends Endpoint>(app: FastifyInstance, definition: E, handler: Handler<E>): void {
  app.route({
    method: definition.method,
    url: fastifyPath(definition),
    schema: schemaOf(definition),
    ...(definition.bodyMaxBytes !== undefined && { bodyLimit: definition.bodyMaxBytes }),
    ...((definition.fromMemory ?? definition.limitedByAccount) && { config: { rateLimit: false } }),
    // The session is checked before the body is even looked at.
    onRequest: (request, _reply, done) => {
      request.session = sessionFor(definition.caller, request);
      if (definition.idempotent) request.idempotencyKey = keyOf(request);
      done();
    },
    handler: (request, reply) => {
      // Fastify has validated these by the endpoint's own schemas; its types cannot follow a generic endpoint.
      /* eslint-disable @typescript-eslint/consistent-type-assertions */
      const outcome = handler({
        params: request.params as ParamsOf<E>,
        query: request.query as QueryOf<E>,
        body: request.body as BodyOf<E>,
        who: request.session as SessionOf<E['caller']>,
        idempotencyKey: request.idempotencyKey,
        request,
        reply,
      });
      /* eslint-enable @typescript-eslint/consistent-type-assertions */
      if (outcome instanceof Promise) return outcome.then((settled) => finish(definition, reply, settled));
      return finish(definition, reply, outcome);
    },
  });
}

declare module 'fastify' {
  interface FastifyInstance {
    readSession(request: FastifyRequest): Session;
  }
  interface FastifyRequest {
    session: Session | undefined;
    idempotencyKey: string;
  }
}
