import * as contract from '@kangban/contract/checkup/not-come';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { sendFirst } from '../../http/send-first';
import { serve } from '../../http/serve';
import { noteContact, sendInvitation } from './contact-service';
import { readNotCome, readSummary } from './service';

/** Older people of a clinic's area who have not come to the checkup of this year. */
export function registerElderlyWorklist(app: FastifyInstance, deps: Deps): void {
  serve(app, contract.listNotCome, ({ who, query }) => readNotCome(deps, who, query));
  serve(app, contract.getNotComeSummary, ({ who }) => readSummary(deps, who));
  serve(app, contract.recordCheckupContact, async ({ who, params, body, idempotencyKey: key, reply }) =>
    sendFirst(reply, await noteContact(deps, who, { ...params, ...body, key })),
  );
  serve(app, contract.inviteToCheckup, async ({ who, params, idempotencyKey: key, reply }) =>
    sendFirst(reply, await sendInvitation(deps, who, { ...params, key })),
  );
}
