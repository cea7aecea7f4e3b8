import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { GivenDose, Sex } from '@kangban/domain/immunization/types';
import type { Database } from '../../plugins/db';
import { forPeople } from '../../plugins/people-statement';

/** One injection of the record that still stands. */
export interface GivenRow {
  immunizationId: string;
  vaccine: string;
  date: PlainDate;
  lot: string | null;
  manufacturer: string | null;
  siteName: string | null;
}

export interface FactsRow {
  resident_id: string;
  name: string;
  sex: Sex;
  birth_date: PlainDate;
  site_id: string | null;
  birth_weight_g: number | null;
  gestation_weeks: number | null;
  conditions: Record<string, unknown>;
  vaccine_options: Record<string, unknown>;
  given: GivenRow[];
}

/**
 * Of `i`, whether the dose stands and is one of `r`'s person: no later row replaces it or takes it back, whichever of the person's
 * records it is under, and of one dose that two systems told of under two records only the first counts.
 */
export const STANDING_DOSE = `i.resident_id = ANY(COALESCE(r.same_person, ARRAY[r.resident_id])) AND NOT i.entered_in_error
         AND NOT EXISTS (SELECT FROM immunization n
                          WHERE n.county_code = i.county_code AND n.replaces_id = i.immunization_id)
         AND (r.same_person IS NULL OR NOT EXISTS (
           SELECT FROM immunization o
            WHERE o.county_code = i.county_code AND o.resident_id = ANY(r.same_person) AND o.resident_id <> i.resident_id
              AND o.vaccine = i.vaccine AND o.given_on = i.given_on AND NOT o.entered_in_error AND o.immunization_id < i.immunization_id
              AND NOT EXISTS (SELECT FROM immunization n
                               WHERE n.county_code = o.county_code AND n.replaces_id = o.immunization_id)))`;

const FACTS = `
  SELECT r.resident_id, r.name, r.sex, r.birth_date, r.site_id, r.birth_weight_g, r.gestation_weeks, r.conditions,
         c.vaccine_options, g.given
    FROM resident r JOIN county c USING (county_code)
    CROSS JOIN LATERAL (
      SELECT COALESCE(json_agg(json_build_object(
               'immunizationId', i.immunization_id, 'vaccine', i.vaccine, 'date', i.given_on, 'lot', i.lot,
               'manufacturer', i.manufacturer, 'siteName', COALESCE(i.site_name, s.name))
             ORDER BY i.given_on, i.immunization_id), '[]') AS given
        FROM immunization i LEFT JOIN site s USING (county_code, site_id)
       WHERE i.county_code = r.county_code AND ${STANDING_DOSE}) g
   WHERE r.county_code = $1 AND r.resident_id = ANY($2::uuid[])`;

/** The registry row and the standing doses of many residents, in one query. */
export async function findFacts(db: Database, countyCode: string, residentIds: readonly string[]): Promise<FactsRow[]> {
  const { rows } = await db.pool.query<FactsRow>({
    ...forPeople({ name: 'immunization-facts', text: FACTS }, residentIds),
    values: [countyCode, residentIds],
  });
  return rows;
}

export interface ForecastRow extends Omit<FactsRow, 'given'> {
  /** Null where a correction or a second record of the person needs the whole to be read. */
  given: GivenDose[] | null;
}

/** Between doses, and between the vaccine and the day of one: characters no code or name has. */
const DOSE_END = '\x1e';
const VACCINE_END = '\x1f';

function readDose(text: string): GivenDose {
  const end = text.indexOf(VACCINE_END);
  return { vaccine: text.slice(0, end), date: text.slice(end + 1) as PlainDate };
}

export function readDoses(text: string | null): GivenDose[] | null {
  if (text === null) return null;
  return text === '' ? [] : text.split(DOSE_END).map(readDose);
}

// Without corrections every row is a dose that stands, and only its vaccine and day matter to the rules: half the work of
// FACTS for the thousands who book at once. Whoever has a correction, or two records, is read by FACTS.
const FORECAST_FACTS = `
  SELECT r.resident_id, r.name, r.sex, r.birth_date, r.site_id, r.birth_weight_g, r.gestation_weeks, r.conditions,
         c.vaccine_options, g.given
    FROM resident r JOIN county c USING (county_code)
    CROSS JOIN LATERAL (
      SELECT CASE WHEN r.same_person IS NOT NULL OR count(i.replaces_id) > 0 OR bool_or(i.entered_in_error) THEN NULL
                  ELSE COALESCE(string_agg(i.vaccine || E'\\x1f' || i.given_on, E'\\x1e'), '') END AS given
        FROM immunization i WHERE i.county_code = r.county_code AND i.resident_id = r.resident_id) g
   WHERE r.county_code = $1 AND r.resident_id = ANY($2::uuid[])`;

/** The registry row of many residents with what the rules need of their doses, in one query. */
export async function findForecastFacts(
  db: Database,
  countyCode: string,
  residentIds: readonly string[],
): Promise<ForecastRow[]> {
  const { rows } = await db.pool.query<Omit<ForecastRow, 'given'> & { given: string | null }>({
    name: 'immunization-forecast-facts',
    text: FORECAST_FACTS,
    values: [countyCode, residentIds],
  });
  return rows.map((row) => ({ ...row, given: readDoses(row.given) }));
}
