import * as contract from '@kangban/contract/complaint';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { sendFirst } from '../../http/send-first';
import { serve } from '../../http/serve';
import { moveComplaint, readDeskComplaints } from './desk-service';
import { closeOwn, complain, readAccess, readComplaints } from './service';

/** 不是我同意的: what a person says about one row of their log, and what the clinic or the county answers. */
export function registerComplaint(app: FastifyInstance, deps: Deps): void {
  serve(app, contract.getAccess, ({ who, params }) => readAccess(deps, who, params));
  serve(app, contract.listComplaints, ({ who, params, query }) => readComplaints(deps, who, { ...params, ...query }));
  serve(app, contract.openComplaint, async ({ who, params, body, idempotencyKey: key, reply }) =>
    sendFirst(reply, await complain(deps, who, { ...params, body, key })),
  );
  serve(app, contract.closeComplaint, ({ who, params }) => closeOwn(deps, who, params));
  serve(app, contract.listDeskComplaints, ({ who, query }) => readDeskComplaints(deps, who, query));
  serve(app, contract.takeUpComplaint, ({ who, params }) =>
    moveComplaint(deps, who, { ...params, move: 'take-up', words: '' }),
  );
  serve(app, contract.answerComplaint, ({ who, params, body }) =>
    moveComplaint(deps, who, { ...params, move: 'answer', words: body.words }),
  );
}
