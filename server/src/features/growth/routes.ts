import { correctMeasurement, getGrowth, getGrowthCurve, recordMeasurement } from '@kangban/contract/growth';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { sendFirst } from '../../http/send-first';
import { serve } from '../../http/serve';
import { measureAtHome } from './measure-service';
import { readCurve, readGrowth } from './service';

/** How a child grows: measurings at the clinic and at home compared with the standards. */
export function registerGrowth(app: FastifyInstance, deps: Deps): void {
  serve(app, getGrowthCurve, ({ query }) => readCurve(query.name, query.sex));
  serve(app, getGrowth, ({ who, params, query }) =>
    readGrowth(deps, who, { residentId: params.residentId, cursor: query.cursor }),
  );
  serve(app, recordMeasurement, async ({ who, params, body, idempotencyKey: key, reply }) =>
    sendFirst(reply, await measureAtHome(deps, who, { ...params, body, key })),
  );
  serve(app, correctMeasurement, async ({ who, params, body, idempotencyKey: key, reply }) =>
    sendFirst(reply, await measureAtHome(deps, who, { ...params, body, key })),
  );
}
