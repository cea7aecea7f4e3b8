import type { Forecast, ForecastFlag, ForecastRequest } from '@kangban/contract/immunization';
import { PROGRAMMES } from '@kangban/domain/immunization/editions';
import { forecast } from '@kangban/domain/immunization/forecast';
import { refuse, type Refused } from '../../http/refusal';
import { readConditions, readOptions } from './conditions';
import { doseView, flagView } from './dose-view';

const badField = (path: string, message: string): Refused => refuse('bad-input', { fields: [{ path, message }] });

/** Facts the rules have no question for: said, so that nobody believes they were considered. */
const notUnderstood = (rule: string, what: string, names: readonly string[]): ForecastFlag[] =>
  names.map((name) => ({ rule, text: `不认识${what}“${name}”，没有算进来，请门诊核对`, source: 'M' }));

function problemOf({ programme, birthDate, today }: ForecastRequest): Refused | undefined {
  if (programme !== undefined && !PROGRAMMES.some((table) => table.id === programme))
    return badField('/programme', 'no such programme');
  return birthDate > today ? badField('/birthDate', 'is after today') : undefined;
}

/** The forecast for facts as told; nothing is read or stored. Refuses `bad-input` for an unknown programme or an unborn person. */
export function forecastFromFacts(request: ForecastRequest): Forecast | Refused {
  const problem = problemOf(request);
  if (problem) return problem;
  const conditions = readConditions(request.conditions ?? {});
  const options = readOptions(request.options ?? {});
  const { birthDate, sex, given, today, programme } = request;
  const answer = forecast({
    birthDate,
    sex,
    given,
    today,
    programme,
    options: options.options,
    conditions: conditions.conditions,
  });
  return {
    programme: answer.programme,
    doses: answer.doses.map(doseView),
    flags: [
      ...answer.flags.map(flagView),
      ...notUnderstood('unknown-condition', '这个情况', conditions.notUnderstood),
      ...notUnderstood('unknown-option', '这个选择', options.notUnderstood),
    ],
  };
}
