import { forecastImmunization, getImmunization, remindDose } from '@kangban/contract/immunization';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { serve } from '../../http/serve';
import { sendFirst } from '../../http/send-first';
import { forecastFromFacts } from './forecast-service';
import { remindOfDose } from './reminder-service';
import { readImmunization } from './service';

/** Which vaccine is due and why: from facts without a session, and of the people an account may act for. */
export function registerImmunization(app: FastifyInstance, deps: Deps): void {
  serve(app, forecastImmunization, async ({ body }) => forecastFromFacts(body));
  serve(app, getImmunization, ({ who, params }) => readImmunization(deps, who, params.residentId));
  serve(app, remindDose, async ({ who, params, body, idempotencyKey, reply }) =>
    sendFirst(reply, await remindOfDose(deps, who, { ...params, ...body, idempotencyKey })),
  );
}
