import * as contract from '@kangban/contract/assessment';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { isRefused, type Refused } from '../../http/refusal';
import { serve } from '../../http/serve';
import { type Actor, actorAtDesk, actorOfFamily } from './actor';
import { finish, save } from './answer-service';
import { listFor, readResult, readSession, start } from './service';

/** Goes on as the actor, once it is known to be one. */
async function as<T>(actor: Promise<Actor | Refused>, then: (actor: Actor) => Promise<T>): Promise<T | Refused> {
  const known = await actor;
  return isRefused(known) ? known : then(known);
}

/** Screens answered one question at a time, at home and at the desk. */
export function registerAssessment(app: FastifyInstance, deps: Deps): void {
  serve(app, contract.listAssessments, ({ who, params }) =>
    as(actorOfFamily(deps, who, params.residentId), (actor) => listFor(deps, actor)),
  );
  serve(app, contract.startAssessment, ({ who, params, body }) =>
    as(actorOfFamily(deps, who, params.residentId), (actor) => start(deps, actor, body)),
  );
  serve(app, contract.getAssessment, ({ who, params }) =>
    as(actorOfFamily(deps, who, params.residentId), (actor) => readSession(deps, actor, params.sessionId)),
  );
  serve(app, contract.saveAnswers, ({ who, params, body }) =>
    as(actorOfFamily(deps, who, params.residentId), (actor) => save(deps, actor, { ...params, ...body })),
  );
  serve(app, contract.finishAssessment, ({ who, params, body }) =>
    as(actorOfFamily(deps, who, params.residentId), (actor) => finish(deps, actor, { ...params, ...body })),
  );
  serve(app, contract.getAssessmentResult, ({ who, params }) =>
    as(actorOfFamily(deps, who, params.residentId), (actor) => readResult(deps, actor, params.entryId)),
  );
  serve(app, contract.listDeskAssessments, ({ who, params }) =>
    as(actorAtDesk(deps, who, params.residentId), (actor) => listFor(deps, actor)),
  );
  serve(app, contract.startDeskAssessment, ({ who, params, body }) =>
    as(actorAtDesk(deps, who, params.residentId), (actor) => start(deps, actor, body)),
  );
  serve(app, contract.saveDeskAnswers, ({ who, params, body }) =>
    as(actorAtDesk(deps, who, params.residentId), (actor) => save(deps, actor, { ...params, ...body })),
  );
  serve(app, contract.finishDeskAssessment, ({ who, params, body }) =>
    as(actorAtDesk(deps, who, params.residentId), (actor) => finish(deps, actor, { ...params, ...body })),
  );
}
