import { type CountyProgramme, countyTable } from '@kangban/domain/immunization/county-programme';
import type { Conditions, ForecastInput, GivenDose, Sex, VaccineOptions } from '@kangban/domain/immunization/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import { type FactsRow, findFacts, findForecastFacts, type GivenRow } from './facts-store';
import { readConditions, readCountyProgramme, readOptions } from './conditions';

export { type FactsRow, readDoses, STANDING_DOSE } from './facts-store';

/** What the immunization rules need to know of one resident. */
export interface ForecastFacts {
  residentId: string;
  name: string;
  sex: Sex;
  birthDate: PlainDate;
  homeSiteId: string | null;
  /** Doses that stand. */
  given: readonly GivenDose[];
  conditions: Conditions;
  /** Which of two alternative vaccines the county stocks. */
  options: VaccineOptions;
  /** The county's own first days of an edition and its province's additions; undefined where it follows the nation. */
  programme?: CountyProgramme | undefined;
}

/** The same with the record as a screen shows it. */
export interface ResidentFacts extends ForecastFacts {
  /** Doses that stand, oldest first. */
  given: readonly GivenRow[];
}

export function personOf(row: Omit<FactsRow, 'given'>): Omit<ForecastFacts, 'given'> {
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
    conditions: readConditions(known).conditions,
    options: readOptions(row.vaccine_options).options,
    programme: readCountyProgramme(row.vaccine_options),
  };
}

const factsOf = (row: FactsRow): ResidentFacts => ({ ...personOf(row), given: row.given });

/**
 * What the rules need of many residents by id, lean enough for the hour in which numbers are released: one query, and a second
 * for those whose record has corrections or who have two records.
 */
export async function loadForecastFacts(
  deps: Pick<Deps, 'db'>,
  countyCode: string,
  residentIds: readonly string[],
): Promise<Map<string, ForecastFacts>> {
  if (residentIds.length === 0) return new Map();
  const rows = await findForecastFacts(deps.db, countyCode, residentIds);
  const plain = rows.flatMap(({ given, ...row }): [string, ForecastFacts][] =>
    given === null ? [] : [[row.resident_id, { ...personOf(row), given }]],
  );
  const corrected = rows.filter((row) => row.given === null).map((row) => row.resident_id);
  return new Map<string, ForecastFacts>([...plain, ...(await loadImmunizationFacts(deps, countyCode, corrected))]);
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
export const forecastInputOf = (facts: ForecastFacts, today: PlainDate): ForecastInput => ({
  birthDate: facts.birthDate,
  sex: facts.sex,
  given: facts.given.map(({ vaccine, date }) => ({ vaccine, date })),
  today,
  programme: facts.programme && countyTable(facts.programme, today),
  conditions: facts.conditions,
  options: facts.options,
});
