import * as contract from '@kangban/contract/correction';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { sendFirst } from '../../http/send-first';
import { serve } from '../../http/serve';
import { answerCorrection, readDeskCorrection, readDeskCorrections } from './desk-service';
import { ask, readCorrections, readTarget, withdraw } from './service';

/** 哪里写错了: a person points at an entry, the clinic sets it right or says why not. */
export function registerCorrection(app: FastifyInstance, deps: Deps): void {
  serve(app, contract.getCorrectionTarget, ({ who, params, query }) => readTarget(deps, who, { ...params, ...query }));
  serve(app, contract.listCorrections, ({ who, params, query }) => readCorrections(deps, who, { ...params, ...query }));
  serve(app, contract.askCorrection, async ({ who, params, body, idempotencyKey: key, reply }) =>
    sendFirst(reply, await ask(deps, who, { ...params, body, key })),
  );
  serve(app, contract.withdrawCorrection, ({ who, params }) => withdraw(deps, who, params));
  serve(app, contract.listDeskCorrections, ({ who, query }) => readDeskCorrections(deps, who, query));
  serve(app, contract.getDeskCorrection, ({ who, params }) => readDeskCorrection(deps, who, params.correctionId));
  serve(app, contract.acceptCorrection, ({ who, params, body }) =>
    answerCorrection(deps, who, { ...params, state: 'accepted', body }),
  );
  serve(app, contract.declineCorrection, ({ who, params, body }) =>
    answerCorrection(deps, who, { ...params, state: 'declined', body: { ...body, changes: [], strikeOut: false } }),
  );
}
