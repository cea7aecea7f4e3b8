import * as contract from '@kangban/contract/entry-check';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { sendFile } from '../../http/send-file';
import { sendFirst } from '../../http/send-first';
import { serve } from '../../http/serve';
import { printEntryCheck } from './print-service';
import { makeProof, revokeProof, verifyProof } from './proof-service';
import { readEntryCheck } from './service';

/** The check before school and kindergarten, and proofs of it that a school verifies without signing in. */
export function registerEntryCheck(app: FastifyInstance, deps: Deps): void {
  serve(app, contract.getEntryCheck, ({ who, params, query }) => readEntryCheck(deps, who, { ...params, ...query }));
  serve(app, contract.printEntryCheck, async ({ who, params, query: { size, ...asked }, request, reply }) => {
    const origin = `${request.protocol}://${request.host}`;
    const wanted = { ...params, ...asked, origin, large: size === 'large' };
    return sendFile(reply, 'application/pdf', await printEntryCheck(deps, who, wanted));
  });
  serve(app, contract.createEntryProof, async ({ who, params, body, idempotencyKey: key, reply }) =>
    sendFirst(reply, await makeProof(deps, who, { ...params, ...body, key })),
  );
  serve(app, contract.revokeEntryProof, ({ who, params }) => revokeProof(deps, who, params));
  serve(app, contract.verifyEntryProof, ({ params }) => verifyProof(deps, params.token));
}
