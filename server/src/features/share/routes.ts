import * as contract from '@kangban/contract/share';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Deps } from '../../deps';
import { sendFirst } from '../../http/send-first';
import { serve } from '../../http/serve';
import { listShares, makeShare, revokeShare } from './make-service';
import { openAsStaff, openAsTold, readOn, stillHolds } from './open-service';

/** What a share says stays in no cache on the way, and its page tells no other where it came from. */
const keepNowhere = (reply: FastifyReply): void => {
  void reply.header('cache-control', 'private, no-store').header('referrer-policy', 'no-referrer');
};

/** A record shown to a doctor for a while: made and taken back by the family, opened by code or link. */
export function registerShare(app: FastifyInstance, deps: Deps): void {
  serve(app, contract.listShares, ({ who, params, reply }) => {
    keepNowhere(reply);
    return listShares(deps, who, params.residentId);
  });
  serve(app, contract.createShare, async ({ who, params, body, idempotencyKey: key, reply }) => {
    keepNowhere(reply);
    return sendFirst(reply, await makeShare(deps, who, { ...params, ...body, key }));
  });
  serve(app, contract.revokeShare, ({ who, params }) => revokeShare(deps, who, params));
  serve(app, contract.openSharedRecord, ({ body, request, reply }) => {
    keepNowhere(reply);
    return openAsTold(deps, { ...body, address: request.ip });
  });
  serve(app, contract.openSharedRecordAsStaff, ({ who, body, request, reply }) => {
    keepNowhere(reply);
    return openAsStaff(deps, who, { ...body, address: request.ip });
  });
  serve(app, contract.readSharedRecord, ({ body, reply }) => {
    keepNowhere(reply);
    return readOn(deps, body);
  });
  serve(app, contract.checkSharedRecord, ({ body, reply }) => {
    keepNowhere(reply);
    return stillHolds(deps, body.viewing);
  });
}
