import * as desk from '@kangban/contract/checkup/desk';
import * as contract from '@kangban/contract/checkup/report';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Deps } from '../../deps';
import { tagged } from '../../http/etag';
import { sendFile } from '../../http/send-file';
import { sendFirst } from '../../http/send-first';
import { serve } from '../../http/serve';
import { printAtDesk, readAtDesk, readFormAtDesk, readWaiting } from './desk-service';
import { verifyPaper } from './paper-token';
import { printForFamily } from './print-service';
import { reviewReport, tellReport } from './review-service';
import { readCheckups, readForm, readReport } from './service';

const PDF = 'application/pdf';
const originOf = (request: FastifyRequest): string => `${request.protocol}://${request.host}`;

function registerDesk(app: FastifyInstance, deps: Deps): void {
  serve(app, desk.listWaitingCheckups, ({ who, query }) => readWaiting(deps, who, query.cursor));
  serve(app, desk.getDeskCheckup, ({ who, params, query }) => readAtDesk(deps, who, { ...params, ...query }));
  serve(app, desk.getDeskCheckupForm, ({ who, params, query }) => readFormAtDesk(deps, who, { ...params, ...query }));
  serve(app, desk.printDeskCheckup, async ({ who, params, query: { size, purpose }, request, reply }) => {
    const asked = { ...params, purpose, what: 'report', large: size === 'large', origin: originOf(request) } as const;
    return sendFile(reply, PDF, await printAtDesk(deps, who, asked));
  });
  serve(app, desk.reviewCheckup, async ({ who, params, body, idempotencyKey: key, reply }) =>
    sendFirst(reply, await reviewReport(deps, who, { ...params, body, key })),
  );
  serve(app, desk.tellCheckup, async ({ who, params, body: { how }, idempotencyKey: key, reply }) =>
    sendFirst(reply, await tellReport(deps, who, { ...params, how, key })),
  );
}

/** The yearly checkup's report: for the family, on paper, and at the desk. What has not changed is not sent again. */
export function registerCheckup(app: FastifyInstance, deps: Deps): void {
  serve(app, contract.listCheckups, ({ who, params }) => readCheckups(deps, who, params.residentId));
  serve(app, contract.getCheckupReport, async (call) => tagged(call, await readReport(deps, call.who, call.params)));
  serve(app, contract.getCheckupForm, async (call) => tagged(call, await readForm(deps, call.who, call.params)));
  for (const [endpoint, what] of [
    [contract.printCheckup, 'report'],
    [contract.printCheckupForm, 'form'],
  ] as const)
    serve(app, endpoint, async ({ who, params, query: { size }, request, reply }) => {
      const asked = { ...params, what, large: size === 'large', origin: originOf(request) };
      return sendFile(reply, PDF, await printForFamily(deps, who, asked));
    });
  serve(app, contract.verifyCheckupPaper, ({ params }) => verifyPaper(deps, params.token));
  registerDesk(app, deps);
}
