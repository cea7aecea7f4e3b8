import type { Forecast, ForecastFlag, ForecastRequest } from '@kangban/contract/immunization';
import { isProgramme } from '@kangban/domain/immunization/editions';
import { forecast } from '@kangban/domain/immunization/forecast';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { ForecastInput } from '@kangban/domain/immunization/types';
import { type BadValue, readConditions, readOptions } from './conditions';
import { doseView, flagView } from './dose-view';

interface Field {
  path: string;
  message: string;
}

const fieldsOf = (under: string, bad: readonly BadValue[]): Field[] =>
  bad.map(({ name, message }) => ({ path: `/${under}/${name}`, message }));

/** Facts the rules have no question for: said, so that nobody believes they were considered. */
const notUnderstood = (rule: string, what: string, names: readonly string[]): ForecastFlag[] =>
  names.map((name) => ({ rule, text: `不认识${what}“${name}”，没有算进来，请门诊核对`, source: 'M' }));

function problemsOf({ programme, birthDate, today }: ForecastRequest): Field[] {
  const problems: Field[] = [];
  if (programme !== undefined && !isProgramme(programme)) {
    problems.push({
      path: '/programme',
      message: 'no such programme: cn-nip-2021, cn-nip-2026, or one with +Varicella',
    });
  }
  if (birthDate > today) problems.push({ path: '/birthDate', message: 'is after today' });
  return problems;
}

/** Facts ready for the rules, and flags on names nobody knows. */
export interface ToldFacts {
  input: ForecastInput;
  flags: ForecastFlag[];
}

/**
 * Facts as told, read for the rules. Refuses `bad-input` with every bad field: an unknown programme, a person not born yet, a known
 * condition or option with a value it does not take. A name nobody knows is flagged.
 */
export function readFacts(request: ForecastRequest): ToldFacts | Refused {
  const { conditions, ...facts } = readConditions(request.conditions ?? {});
  const { options, ...choices } = readOptions(request.options ?? {});
  const fields = [...problemsOf(request), ...fieldsOf('conditions', facts.bad), ...fieldsOf('options', choices.bad)];
  if (fields.length > 0) return refuse('bad-input', { fields });
  const { birthDate, sex, given, today, programme } = request;
  return {
    input: { birthDate, sex, given, today, programme, options, conditions },
    flags: [
      ...notUnderstood('unknown-condition', '这个情况', facts.notUnderstood),
      ...notUnderstood('unknown-option', '这个选择', choices.notUnderstood),
    ],
  };
}

/** The forecast for facts as told; nothing is read or stored. Refuses as `readFacts`. */
export function forecastFromFacts(request: ForecastRequest): Forecast | Refused {
  const facts = readFacts(request);
  if (isRefused(facts)) return facts;
  const { programme, doses, flags } = forecast(facts.input);
  return { programme, doses: doses.map(doseView), flags: [...flags.map(flagView), ...facts.flags] };
}
