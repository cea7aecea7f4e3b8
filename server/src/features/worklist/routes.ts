import * as contract from '@kangban/contract/worklist';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { sendFirst } from '../../http/send-first';
import { serve } from '../../http/serve';
import { noteContact, tellPhone } from './contact-service';
import { makeLateLists } from './late-lists';
import { readOverdue, readSummary } from './service';

/** Whom a clinic should call: the children of its area who are late with a vaccine, longest first. */
export function registerWorklist(app: FastifyInstance, deps: Deps): void {
  const lists = makeLateLists(deps);
  serve(app, contract.listOverdue, ({ who, query }) => readOverdue({ deps, lists }, who, query));
  serve(app, contract.getOverdueSummary, ({ who }) => readSummary({ deps, lists }, who));
  serve(app, contract.recordOverdueContact, async ({ who, params, body, idempotencyKey: key, reply }) =>
    sendFirst(reply, await noteContact(deps, who, { ...params, ...body, key })),
  );
  serve(app, contract.showPhone, ({ who, params }) => tellPhone(deps, who, params.residentId));
}
