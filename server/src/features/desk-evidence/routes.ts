import * as contract from '@kangban/contract/desk-evidence';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { serve } from '../../http/serve';
import { listOf, record, takeBack } from './service';

/** Papers shown at a desk: contracts, fees, donation certificates. */
export function registerDeskEvidence(app: FastifyInstance, deps: Deps): void {
  serve(app, contract.listDeskEvidence, ({ who, params }) => listOf(deps, who, params.residentId));
  serve(app, contract.recordDeskEvidence, ({ who, params, body }) =>
    record(deps, who, { residentId: params.residentId, entry: body }),
  );
  serve(app, contract.retractDeskEvidence, ({ who, params, body }) => takeBack(deps, who, { ...params, ...body }));
}
