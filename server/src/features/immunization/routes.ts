import { forecastImmunization, getImmunization, remindDose } from '@kangban/contract/immunization';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { isRefused } from '../../http/refusal';
import { serve } from '../../http/serve';
import { forecastFromFacts } from './forecast-service';
import { remindOfDose } from './reminder-service';
import { readImmunization } from './service';

/** Which vaccine is due and why: from facts without a session, and of the people an account may act for. */
export function registerImmunization(app: FastifyInstance, deps: Deps): void {
  serve(app, forecastImmunization, async ({ body }) => forecastFromFacts(body));
  serve(app, getImmunization, ({ who, params }) => readImmunization(deps, who, params.residentId));
  serve(app, remindDose, async ({ who, params, body, idempotencyKey, reply }) => {
    const answer = await remindOfDose(deps, who, { ...params, ...body, idempotencyKey });
    if (isRefused(answer)) return answer;
    if (answer.hit) void reply.header('idempotency-hit', 'true');
    return { remindOn: answer.remindOn };
  });
}
