import type { Conditions, ForecastInput, Sex, VaccineOptions } from '@kangban/domain/immunization/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import { type FactsRow, findFacts, type GivenRow } from './facts-store';
import { readConditions, readOptions } from './conditions';

/** What the immunization rules need to know of one resident. */
export interface ResidentFacts {
  residentId: string;
  name: string;
  sex: Sex;
  birthDate: PlainDate;
  homeSiteId: string | null;
  /** Doses that stand, oldest first. */
  given: readonly GivenRow[];
  conditions: Conditions;
  /** Which of two alternative vaccines the county stocks. */
  options: VaccineOptions;
}

function factsOf(row: FactsRow): ResidentFacts {
  const known = {
    ...row.conditions,
    ...(row.birth_weight_g !== null && { birthWeightG: row.birth_weight_g }),
    ...(row.gestation_weeks !== null && { gestationWeeks: row.gestation_weeks }),
  };
  return {
    residentId: row.resident_id,
    name: row.name,
    sex: row.sex,
    birthDate: row.birth_date,
    homeSiteId: row.site_id,
    given: row.given,
    conditions: readConditions(known).conditions,
    options: readOptions(row.vaccine_options).options,
  };
}

/** The facts of many residents by id, in one query; residents the county does not know are absent. */
export async function loadImmunizationFacts(
  deps: Pick<Deps, 'db'>,
  countyCode: string,
  residentIds: readonly string[],
): Promise<Map<string, ResidentFacts>> {
  if (residentIds.length === 0) return new Map();
  const rows = await findFacts(deps.db, countyCode, residentIds);
  return new Map(rows.map((row) => [row.resident_id, factsOf(row)]));
}

/** The input of every immunization rule for a resident on a day (for a booking the day of the slot). */
export const forecastInputOf = (facts: ResidentFacts, today: PlainDate): ForecastInput => ({
  birthDate: facts.birthDate,
  sex: facts.sex,
  given: facts.given.map(({ vaccine, date }) => ({ vaccine, date })),
  today,
  conditions: facts.conditions,
  options: facts.options,
});
