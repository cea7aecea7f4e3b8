import * as contract from '@kangban/contract/match';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { sendFirst } from '../../http/send-first';
import { serve } from '../../http/serve';
import { decideMatch, undoMatch } from './decide-service';
import { readMatch, readMatches } from './service';

/** Two records that may be one person: staff compares, decides, and may take it back. */
export function registerMatch(app: FastifyInstance, deps: Deps): void {
  serve(app, contract.listMatches, ({ who, query }) => readMatches(deps, who, query));
  serve(app, contract.getMatch, ({ who, params }) => readMatch(deps, who, params.reviewId));
  serve(app, contract.decideMatch, async ({ who, params, body, idempotencyKey: key, reply }) =>
    sendFirst(reply, await decideMatch(deps, who, { ...params, ...body, key })),
  );
  serve(app, contract.undoMatch, async ({ who, params, body, idempotencyKey: key, reply }) =>
    sendFirst(reply, await undoMatch(deps, who, { ...params, ...body, key })),
  );
}
