import * as contract from '@kangban/contract/audit';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { serve } from '../../http/serve';
import { readAccesses } from './access-service';

/** 谁看过我的档案. */
export function registerAudit(app: FastifyInstance, deps: Deps): void {
  serve(app, contract.listAccesses, ({ who, params, query }) => readAccesses(deps, who, { ...params, ...query }));
}
