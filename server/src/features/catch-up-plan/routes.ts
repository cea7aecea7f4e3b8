import { getCatchUpPlan, planCatchUpFromFacts } from '@kangban/contract/catch-up-plan';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { serve } from '../../http/serve';
import { planFromFacts, readPlan } from './service';

/** The fewest visits that bring somebody up to date: from facts without a session, and for people an account may act for. */
export function registerCatchUpPlan(app: FastifyInstance, deps: Deps): void {
  serve(app, planCatchUpFromFacts, ({ body }) => planFromFacts(body));
  serve(app, getCatchUpPlan, ({ who, params }) => readPlan(deps, who, params.residentId));
}
