import * as contract from '@kangban/contract/transfer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Deps } from '../../deps';
import { sendFile } from '../../http/send-file';
import { sendFirst } from '../../http/send-first';
import { serve } from '../../http/serve';
import { checkPage } from './check-page';
import { downloadFile, downloadPaper } from './download-service';
import { importPackage } from './import-service';
import { readTransfer } from './receive-service';
import { listTransfers, sendTransfer, stopTransfer } from './send-service';

/** What people outside reach: the address this request came to. */
const originOf = ({ protocol, host }: FastifyRequest): string => `${protocol}://${host}`;

/** What anybody may ask: whether a printed code is true, and with which key this county signs. */
function registerPublic(app: FastifyInstance, deps: Deps): void {
  // Readers of health cards are pages of anybody, and ask from there.
  app.get('/.well-known/jwks.json', { schema: { hide: true } }, (_request, reply) =>
    reply.header('access-control-allow-origin', '*').send({ keys: [deps.countyKey.publicKey] }),
  );
  app.get<{ Params: { code: string } }>('/check/:code', { schema: { hide: true } }, async (request, reply) => {
    const { status, html } = await checkPage(deps, request.params.code);
    return reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html);
  });
}

/** A child's vision file on its way to a school: made and signed here, checked and taken over there. */
export function registerTransfer(app: FastifyInstance, deps: Deps): void {
  serve(app, contract.listTransfers, ({ who, params }) => listTransfers(deps, who, params.residentId));
  serve(app, contract.sendTransfer, async ({ who, params, body, idempotencyKey, reply }) =>
    sendFirst(reply, await sendTransfer(deps, who, { ...params, ...body, idempotencyKey })),
  );
  serve(app, contract.stopTransfer, ({ who, params }) => stopTransfer(deps, who, params));
  serve(app, contract.downloadTransferFile, async ({ who, params, reply }) =>
    sendFile(reply, 'application/fhir+json; charset=utf-8', await downloadFile(deps, who, params)),
  );
  serve(app, contract.downloadTransferPaper, async ({ who, params, query, request, reply }) => {
    const wanted = { ...params, origin: originOf(request), large: query.size === 'large' };
    return sendFile(reply, 'application/pdf', await downloadPaper(deps, who, wanted));
  });
  serve(app, contract.readTransfer, ({ who, body }) => readTransfer(deps, who, body.file));
  serve(app, contract.importTransfer, ({ who, body }) => importPackage(deps, who, body));
  registerPublic(app, deps);
}
