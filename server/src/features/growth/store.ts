import type { Position } from '@kangban/domain/growth/types';
import type { Sex } from '@kangban/contract/common';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

/** The pool, or a transaction under way. */
export type Queries = Pick<Transaction, 'query'>;

export type GrowthSourceKind = 'clinic' | 'home' | 'import';

/** One measuring that stands, in the units of the table. */
export interface MeasurementRow {
  measurementId: string;
  measuredOn: PlainDate;
  weightG: number | null;
  lengthMm: number | null;
  position: Position | null;
  headMm: number | null;
  source: GrowthSourceKind;
  siteName: string | null;
  accountId: string | null;
}

export interface GrowthRow {
  resident_id: string;
  sex: Sex;
  birth_date: PlainDate;
  gestation_weeks: number | null;
  measurements: MeasurementRow[];
}

// A measuring stands unless a later row replaces it; a replacing row that says "entered in error" is no measuring itself.
const GROWTH = `
  SELECT r.resident_id, r.sex, r.birth_date, r.gestation_weeks, m.measurements
    FROM resident r
    CROSS JOIN LATERAL (
      SELECT COALESCE(json_agg(json_build_object(
               'measurementId', n.measurement_id, 'measuredOn', n.measured_on, 'weightG', n.weight_g, 'lengthMm', n.length_mm,
               'position', n.position, 'headMm', n.head_mm, 'source', n.source, 'siteName', n.site_name, 'accountId', n.account_id)
             ORDER BY n.measured_on, n.measurement_id), '[]') AS measurements
        FROM (SELECT g.*, s.name AS site_name
                FROM growth_measurement g LEFT JOIN site s USING (county_code, site_id)
               WHERE g.county_code = r.county_code AND g.resident_id = ANY(COALESCE(r.same_person, ARRAY[r.resident_id])) AND NOT g.entered_in_error
                 AND NOT EXISTS (SELECT FROM growth_measurement c
                                  WHERE c.county_code = g.county_code AND c.replaces_id = g.measurement_id)
               ORDER BY g.measured_on DESC, g.measurement_id DESC
               LIMIT $3) n) m
   WHERE r.county_code = $1 AND r.resident_id = ANY($2::uuid[])`;

/** The child and its newest standing measurings in order of day, at most `limit` each, in one query. */
export async function findGrowth(
  queries: Queries,
  countyCode: string,
  { residentIds, limit }: { residentIds: readonly string[]; limit: number },
): Promise<GrowthRow[]> {
  const { rows } = await queries.query<GrowthRow>({
    name: 'growth-of-residents',
    text: GROWTH,
    values: [countyCode, residentIds, limit],
  });
  return rows;
}

export interface NewMeasurement {
  countyCode: string;
  measurementId: string;
  residentId: string;
  measuredOn: PlainDate;
  weightG: number | null;
  lengthMm: number | null;
  position: Position | null;
  headMm: number | null;
  source: GrowthSourceKind;
  siteId: string | null;
  measuredBy: string | null;
  visitId: string | null;
  accountId: string | null;
  staffId: string | null;
  replacesId: string | null;
  recordedAt: Date;
}

/** Adds a row; replacing a row that is replaced already fails on the unique index. */
export async function insertMeasurement(client: Transaction, row: NewMeasurement): Promise<void> {
  await client.query(
    `INSERT INTO growth_measurement (county_code, measurement_id, resident_id, measured_on, weight_g, length_mm, position, head_mm,
       source, site_id, measured_by, visit_id, account_id, staff_id, replaces_id, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      row.countyCode,
      row.measurementId,
      row.residentId,
      row.measuredOn,
      row.weightG,
      row.lengthMm,
      row.position,
      row.headMm,
      row.source,
      row.siteId,
      row.measuredBy,
      row.visitId,
      row.accountId,
      row.staffId,
      row.replacesId,
      row.recordedAt,
    ],
  );
}
