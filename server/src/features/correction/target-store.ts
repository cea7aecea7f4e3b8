import type { TypedEntry } from '@kangban/domain/record/payloads';
import type { OwnTold } from '@kangban/domain/record-home/own-words';
import type { SensitiveCategory } from '@kangban/domain/record/kinds';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

type Queryable = Pick<Transaction, 'query'>;

/** An entry of record_entry, whole, with whether it still stands. */
export type EntryTarget = TypedEntry & {
  id: string;
  residentId: string;
  on: PlainDate;
  happenedAt: Date | null;
  siteId: string | null;
  institution: string;
  practitioner: string | null;
  sensitive: SensitiveCategory | null;
  birthDate: PlainDate;
  stands: boolean;
};

/** A row of a family with a table of its own. */
export type OwnTarget = OwnTold & {
  id: string;
  residentId: string;
  on: PlainDate;
  siteId: string | null;
  stands: boolean;
};

const ENTRY = `
  SELECT e.entry_id AS id, e.resident_id AS "residentId", e.kind, e.version, e.payload, e.happened_on AS "on",
         e.happened_at AS "happenedAt", e.site_id AS "siteId", e.institution, e.practitioner, e.sensitive,
         r.birth_date AS "birthDate",
         NOT e.entered_in_error AND NOT EXISTS (
           SELECT FROM record_entry n WHERE n.county_code = e.county_code AND n.replaces_id = e.entry_id) AS stands
    FROM record_entry e JOIN resident r USING (county_code, resident_id)
   WHERE e.county_code = $1 AND e.entry_id = $2`;

/** One entry of the county by its id. */
export async function findEntryTarget(db: Queryable, countyCode: string, id: string): Promise<EntryTarget | undefined> {
  const { rows } = await db.query<EntryTarget>({ name: 'correction-entry', text: ENTRY, values: [countyCode, id] });
  return rows[0];
}

interface OwnTable {
  table: string;
  id: string;
  on: string;
  site: string;
  told: string;
  replaced: boolean;
}

const OWN: Readonly<Record<OwnTold['kind'], OwnTable>> = {
  immunization: {
    table: 'immunization',
    id: 'immunization_id',
    on: 'given_on',
    site: 'site_id',
    told: `jsonb_build_object('vaccine', e.vaccine, 'doseLabel', e.dose_label, 'lot', e.lot)`,
    replaced: true,
  },
  growth: {
    table: 'growth_measurement',
    id: 'measurement_id',
    on: 'measured_on',
    site: 'site_id',
    told: `jsonb_build_object('weightG', e.weight_g, 'lengthMm', e.length_mm, 'headMm', e.head_mm, 'position', e.position)`,
    replaced: true,
  },
  vision: {
    table: 'vision_examination',
    id: 'examination_id',
    on: 'examined_on',
    site: 'site_id',
    told: `jsonb_build_object('right', e.right_naked, 'left', e.left_naked)`,
    replaced: true,
  },
  'child-visit': {
    table: 'child_visit',
    id: 'visit_id',
    on: 'visited_on',
    site: 'site_id',
    told: `jsonb_build_object('visit', e.visit, 'summary', e.summary)`,
    replaced: true,
  },
  referral: {
    table: 'referral',
    id: 'referral_id',
    on: 'opened_on',
    site: 'from_site_id',
    told: `jsonb_build_object('kind', e.kind, 'reason', e.reason, 'state', e.state, 'bookedOn', e.booked_for::date)`,
    replaced: false,
  },
};

const ownQuery = ({ table, id, on, site, told, replaced }: OwnTable): string => `
  SELECT $3::text AS kind, e.${id} AS id, e.resident_id AS "residentId", e.${on} AS "on", e.${site} AS "siteId", ${told} AS told,
         ${
           replaced
             ? `NOT e.entered_in_error AND NOT EXISTS (
           SELECT FROM ${table} n WHERE n.county_code = e.county_code AND n.replaces_id = e.${id})`
             : 'true'
         } AS stands
    FROM ${table} e WHERE e.county_code = $1 AND e.${id} = $2`;

/** One row of a family with a table of its own. */
export async function findOwnTarget(
  db: Queryable,
  countyCode: string,
  { kind, id }: { kind: OwnTold['kind']; id: string },
): Promise<OwnTarget | undefined> {
  const { rows } = await db.query<OwnTarget>({
    name: `correction-own-${kind}`,
    text: ownQuery(OWN[kind]),
    values: [countyCode, id, kind],
  });
  return rows[0];
}

/** Strikes a row out of its own table by a row that replaces it; false when another did meanwhile. */
export async function strikeOutOwn(
  client: Transaction,
  countyCode: string,
  told: { kind: 'immunization' | 'growth'; id: string; newId: string; staffId: string; at: Date },
): Promise<boolean> {
  const { kind, id, newId, at } = told;
  const columns =
    kind === 'immunization'
      ? 'resident_id, vaccine, given_on, dose_label, lot, manufacturer, site_id, site_name'
      : 'resident_id, measured_on, weight_g, length_mm, position, head_mm, source, site_id, measured_by';
  const { table, id: idColumn } = OWN[kind];
  const by = kind === 'immunization' ? `, source` : ', staff_id';
  const { rowCount } = await client.query(
    `INSERT INTO ${table} (county_code, ${idColumn}, ${columns}, replaces_id, entered_in_error, recorded_at${by})
     SELECT county_code, $3, ${columns}, ${idColumn}, true, $4, $5 FROM ${table} WHERE county_code = $1 AND ${idColumn} = $2
     ON CONFLICT (county_code, replaces_id) WHERE replaces_id IS NOT NULL DO NOTHING`,
    [countyCode, id, newId, at, kind === 'immunization' ? 'desk' : told.staffId],
  );
  return rowCount === 1;
}

/** Puts another day or lot of a dose in the place of what stands; false when another did meanwhile. */
export async function replaceDose(
  client: Transaction,
  countyCode: string,
  told: { id: string; newId: string; givenOn: PlainDate; lot: string | null; at: Date },
): Promise<boolean> {
  const { id, newId, givenOn, lot, at } = told;
  const { rowCount } = await client.query(
    `INSERT INTO immunization (county_code, immunization_id, resident_id, vaccine, given_on, dose_label, lot, manufacturer, site_id,
                               site_name, source, replaces_id, recorded_at)
     SELECT county_code, $3, resident_id, vaccine, $4, dose_label, $5, manufacturer, site_id, site_name, 'desk', immunization_id, $6
       FROM immunization WHERE county_code = $1 AND immunization_id = $2
     ON CONFLICT (county_code, replaces_id) WHERE replaces_id IS NOT NULL DO NOTHING`,
    [countyCode, id, newId, givenOn, lot, at],
  );
  return rowCount === 1;
}

/** Puts other numbers of a measuring in the place of what stands; false when another did meanwhile. */
export async function replaceMeasurement(
  client: Transaction,
  countyCode: string,
  told: {
    id: string;
    newId: string;
    measuredOn: PlainDate;
    weightG: number | null;
    lengthMm: number | null;
    headMm: number | null;
    staffId: string;
    at: Date;
  },
): Promise<boolean> {
  const { id, newId, measuredOn, weightG, lengthMm, headMm, staffId, at } = told;
  const { rowCount } = await client.query(
    `INSERT INTO growth_measurement (county_code, measurement_id, resident_id, measured_on, weight_g, length_mm, position, head_mm,
                                     source, site_id, measured_by, staff_id, replaces_id, recorded_at)
     SELECT county_code, $3, resident_id, $4, $5, $6, CASE WHEN $6::int IS NULL THEN NULL ELSE position END, $7, source, site_id,
            measured_by, $8, measurement_id, $9
       FROM growth_measurement WHERE county_code = $1 AND measurement_id = $2
     ON CONFLICT (county_code, replaces_id) WHERE replaces_id IS NOT NULL DO NOTHING`,
    [countyCode, id, newId, measuredOn, weightG, lengthMm, headMm, staffId, at],
  );
  return rowCount === 1;
}

/** Day of birth of a person. */
export async function findBirthDate(
  db: Queryable,
  countyCode: string,
  residentId: string,
): Promise<PlainDate | undefined> {
  const { rows } = await db.query<{ on: PlainDate }>(
    'SELECT birth_date AS "on" FROM resident WHERE county_code = $1 AND resident_id = $2',
    [countyCode, residentId],
  );
  return rows[0]?.on;
}
