import { getChildVisit, getDeskChildVisits, listChildVisits, recordChildVisit } from '@kangban/contract/child-visit';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { sendFirst } from '../../http/send-first';
import { serve } from '../../http/serve';
import { recordVisit } from './record-service';
import { readAtDesk, readVisit, readVisits } from './service';

/** The 13 visits of a child's first six years: for the family to read, for the desk to write down. */
export function registerChildVisit(app: FastifyInstance, deps: Deps): void {
  serve(app, listChildVisits, ({ who, params }) => readVisits(deps, who, params.residentId));
  serve(app, getChildVisit, ({ who, params }) => readVisit(deps, who, params));
  serve(app, getDeskChildVisits, ({ who, params }) => readAtDesk(deps, who, params.residentId));
  serve(app, recordChildVisit, async ({ who, params, body, idempotencyKey, reply }) =>
    sendFirst(reply, await recordVisit(deps, who, { ...params, body, key: idempotencyKey })),
  );
}
