import * as contract from '@kangban/contract/point-rule';
import * as way from '@kangban/contract/point-way';
import * as desk from '@kangban/contract/point-rule-desk';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { sendFirst } from '../../http/send-first';
import { serve } from '../../http/serve';
import { appeal, awardsOf } from './award-service';
import { decide } from './desk/decide-service';
import { anomaliesIn, tellStaffPerson } from './desk/desk-service';
import { dryRun } from './desk/dry-run-service';
import { addMember, familyOf, leave } from './family-service';
import { reviewsFor } from './desk/review-service';
import { rulesFor, turnOff, waysFor } from './rules-service';
import { publish, saveDraft, schemesOf } from './desk/scheme-service';
import { transfer } from './transfer-service';

function registerForResidents(app: FastifyInstance, deps: Deps): void {
  serve(app, way.getPointRules, ({ who, params }) => rulesFor(deps, who, params.residentId));
  serve(app, way.nearestWays, ({ who, params }) => waysFor(deps, who, params.residentId));
  serve(app, contract.listPointAwards, ({ who, params, query }) => awardsOf(deps, who, { ...params, ...query }));
  serve(app, contract.appealAward, ({ who, params, body }) => appeal(deps, who, { ...params, ...body }));
  serve(app, contract.setPointsOff, ({ who, params, body }) => turnOff(deps, who, { ...params, ...body }));
  serve(app, contract.getPointFamily, ({ who, params }) => familyOf(deps, who, params.residentId));
  serve(app, contract.addPointFamilyMember, ({ who, params, body }) => addMember(deps, who, { ...params, ...body }));
  serve(app, contract.leavePointFamily, ({ who, params }) => leave(deps, who, params.residentId));
  serve(app, contract.transferToFamily, async ({ who, params, body, idempotencyKey: key, reply }) =>
    sendFirst(reply, await transfer(deps, who, { ...params, ...body, key })),
  );
}

/** Rules of points: what counts, what was decided and why, and how the county changes it. */
export function registerPointRule(app: FastifyInstance, deps: Deps): void {
  registerForResidents(app, deps);
  serve(app, desk.listPointSchemes, ({ who }) => schemesOf(deps, who));
  serve(app, desk.savePointDraft, ({ who, params, body }) => saveDraft(deps, who, { ...params, ...body }));
  serve(app, desk.dryRunPointDraft, ({ who, params, body }) => dryRun(deps, who, { ...params, ...body }));
  serve(app, desk.publishPointDraft, ({ who, params, body }) => publish(deps, who, { ...params, ...body }));
  serve(app, desk.listPointReviews, ({ who, query }) => reviewsFor(deps, who, query));
  serve(app, desk.decidePointReview, ({ who, params, body }) => decide(deps, who, { ...params, ...body }));
  serve(app, desk.listPointAnomalies, ({ who, query }) => anomaliesIn(deps, who, query.month));
  serve(app, desk.setStaffPerson, ({ who, params, body }) => tellStaffPerson(deps, who, { ...params, ...body }));
}
