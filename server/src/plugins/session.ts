import type { FastifyInstance } from 'fastify';
import type { Clock } from '../clock';
import { HttpRefusal } from '../http/refusal';
import type { Tokens } from './tokens';

const BEARER = /^Bearer ([\w.-]{20,2000})$/;

/** Reads the bearer token of a request; every endpoint that needs a session goes through http/serve. */
export function registerSession(app: FastifyInstance, tokens: Tokens, clock: Clock): void {
  app.decorateRequest('session', undefined);
  app.decorateRequest('idempotencyKey', '');
  app.decorate('readSession', (request) => {
    const token = BEARER.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) throw new HttpRefusal('not-signed-in');
    return tokens.read(token, clock.now().getTime());
  });
}
