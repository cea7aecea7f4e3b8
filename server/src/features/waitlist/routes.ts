import { acceptOffer, joinWaitlist, leaveWaitlist, listWaitlist } from '@kangban/contract/waitlist';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { serve } from '../../http/serve';
import { sendFirst } from '../../http/send-first';
import { accept, leave } from './answer-service';
import { join } from './join-service';
import { list } from './service';

/** The list of those who wait for a freed place. */
export function registerWaitlist(app: FastifyInstance, deps: Deps): void {
  serve(app, joinWaitlist, async ({ who, body, idempotencyKey, reply }) =>
    sendFirst(reply, await join(deps, who, { body, key: idempotencyKey })),
  );
  serve(app, listWaitlist, ({ who }) => list(deps, who));
  serve(app, acceptOffer, async ({ who, params, idempotencyKey, reply }) =>
    sendFirst(reply, await accept(deps, who, { entryId: params.entryId, key: idempotencyKey })),
  );
  serve(app, leaveWaitlist, ({ who, params }) => leave(deps, who, params.entryId));
}
