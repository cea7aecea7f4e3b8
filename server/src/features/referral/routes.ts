import * as contract from '@kangban/contract/referral';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { serve } from '../../http/serve';
import { moveOpenReferral, readOpenReferrals, recordResult } from './desk-service';
import { readReferrals } from './service';

/** What was found and is to be looked at by somebody else, until a result has come back. */
export function registerReferral(app: FastifyInstance, deps: Deps): void {
  serve(app, contract.listReferrals, ({ who, params, query }) =>
    readReferrals(deps, who, { ...params, cursor: query.cursor }),
  );
  serve(app, contract.listOpenReferrals, ({ who, query }) => readOpenReferrals(deps, who, query.cursor));
  serve(app, contract.moveReferral, ({ who, params, body }) =>
    moveOpenReferral(deps, who, { referralId: params.referralId, body }),
  );
  serve(app, contract.recordReferralResult, ({ who, params, body }) =>
    recordResult(deps, who, { referralId: params.referralId, body }),
  );
}
