import { getVision, recordVisionExamination } from '@kangban/contract/vision';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { sendFirst } from '../../http/send-first';
import { serve } from '../../http/serve';
import { recordAtDesk } from './record-service';
import { readVision } from './service';

/** The vision file from birth, and what a clinic adds to it. */
export function registerVision(app: FastifyInstance, deps: Deps): void {
  serve(app, getVision, ({ who, params }) => readVision(deps, who, params.residentId));
  serve(app, recordVisionExamination, async ({ who, params, body, idempotencyKey, reply }) =>
    sendFirst(reply, await recordAtDesk(deps, who, { residentId: params.residentId, body, key: idempotencyKey })),
  );
}
