import type {
  CatchUpPlan as PlanView,
  CatchUpPlanOfResident,
  planCatchUpFromFacts,
  PlannedDose as PlannedDoseView,
  UnplannedDose,
} from '@kangban/contract/catch-up-plan';
import type { BodyOf } from '@kangban/contract/endpoint';
import { doseNameZh } from '@kangban/domain/immunization/catalogue';
import { planCatchUp, type CatchUpInput, type PlannedDose } from '@kangban/domain/immunization/catch-up-plan';
import { PROGRAMMES } from '@kangban/domain/immunization/editions';
import type { ForecastDose } from '@kangban/domain/immunization/types';
import type { Deps } from '../../deps';
import { isRefused, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { doseView, flagView, sourceWords } from '../immunization/dose-view';
import { forecastInputOf } from '../immunization/facts';
import { readFacts } from '../immunization/forecast-service';
import { openImmunization } from '../immunization/service';

function plannedView(dose: PlannedDose): PlannedDoseView {
  const { series, vaccine, dose: number, reasons } = doseView(dose);
  const { reasons: waitedFor } = doseView({ ...dose, reasons: dose.waitedFor });
  return { series, vaccine, dose: number, name: doseNameZh(dose), possibleOn: dose.possibleOn, reasons, waitedFor };
}

function unplannedView(dose: ForecastDose): UnplannedDose {
  const { series, vaccine, dose: number, status, reasons } = doseView(dose);
  return { series, vaccine, dose: number, name: doseNameZh(dose), status, reasons };
}

/** The plan as the wire has it, and every dose in it, for the words of the sources. */
function viewOf(input: CatchUpInput): { view: PlanView; doses: ForecastDose[] } {
  const plan = planCatchUp(input);
  const view = {
    programme: plan.programme,
    today: input.today,
    visits: plan.visits.map(({ day, doses }) => ({ day, doses: doses.map(plannedView) })),
    visitsWithoutSharing: plan.visitsWithoutSharing,
    askClinic: plan.askClinic.map(unplannedView),
    flags: plan.flags.map(flagView),
  };
  return { view, doses: [...plan.visits.flatMap(({ doses }) => doses), ...plan.askClinic] };
}

/** The plan for facts as told; nothing is read or stored. Refuses `bad-input` as the forecast does. */
export function planFromFacts(request: BodyOf<typeof planCatchUpFromFacts>): PlanView | Refused {
  const facts = readFacts(request);
  if (isRefused(facts)) return facts;
  const { maxInjectionsPerVisit } = request;
  const { view } = viewOf({ ...facts.input, maxInjectionsPerVisit });
  return { ...view, flags: [...view.flags, ...facts.flags] };
}

/** The plan of a person the account may act for. Reading about another person is written down. */
export async function readPlan(
  deps: Deps,
  who: AccountSession,
  residentId: string,
): Promise<CatchUpPlanOfResident | Refused> {
  const opened = await openImmunization(deps, who, residentId);
  if (isRefused(opened)) return opened;
  const { right, facts } = opened;
  const { view, doses } = viewOf(forecastInputOf(facts, deps.clock.today()));
  if (right.right !== 'self')
    deps.auditor.record({
      countyCode: who.countyCode,
      actorKind: 'account',
      actorId: who.accountId,
      residentId,
      action: 'immunization-read',
      rightKind: right.right,
    });
  return {
    ...view,
    residentId,
    label: right.label,
    name: facts.name,
    sex: facts.sex,
    birthDate: facts.birthDate,
    programmeName: PROGRAMMES.find(({ id }) => id === view.programme)?.nameZh ?? view.programme,
    sources: sourceWords(doses.map(doseView)),
  };
}
