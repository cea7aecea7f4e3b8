import { decideAppRequest, endAppGrant, getAppRequest, listAppGrants } from '@kangban/contract/app-access';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { serve } from '../../http/serve';
import { decideRequest, readRequest } from './decide-service';
import { readGrants, takeBack } from './service';

export function registerAppAccess(app: FastifyInstance, deps: Deps): void {
  serve(app, getAppRequest, ({ who, params, query }) =>
    readRequest(deps, who, { requestId: params.requestId, residentId: query.residentId }),
  );
  serve(app, decideAppRequest, ({ who, params, body }) =>
    decideRequest(deps, who, { requestId: params.requestId, decision: body }),
  );
  serve(app, listAppGrants, ({ who, params }) => readGrants(deps, who, params.residentId));
  serve(app, endAppGrant, ({ who, params }) => takeBack(deps, who, params));
}
