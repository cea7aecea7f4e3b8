import { getChild, getChildVaccines } from '@kangban/contract/child';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { tagged } from '../../http/etag';
import { serve } from '../../http/serve';
import { readChild, readChildVaccines } from './service';

/** A child on one page, and its vaccines by visit. Families look often: what has not changed is not sent again. */
export function registerChild(app: FastifyInstance, deps: Deps): void {
  serve(app, getChild, async (call) => tagged(call, await readChild(deps, call.who, call.params.residentId)));
  serve(app, getChildVaccines, async (call) =>
    tagged(call, await readChildVaccines(deps, call.who, call.params.residentId)),
  );
}
