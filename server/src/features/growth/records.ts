import type { GrowthPerson, Measurement } from '@kangban/domain/growth/types';
import type { Deps } from '../../deps';
import { findGrowth, type GrowthRow, type GrowthSourceKind, type MeasurementRow, type Queries } from './store';

/** Newest measurings read of one person: sixteen a year until 18 and room to spare. */
const READ_MAX = 400;

/** A measuring as the rules take it, with where it is from. */
export interface StoredMeasurement extends Measurement {
  measurementId: string;
  source: GrowthSourceKind;
  siteName: string | null;
  /** Who entered it at home. */
  accountId: string | null;
}

/** A child and its measurings in order of day. */
export interface GrowthRecord {
  residentId: string;
  person: GrowthPerson;
  measurements: StoredMeasurement[];
}

function measurementOf(row: MeasurementRow): StoredMeasurement {
  const { measurementId, measuredOn, source, siteName, accountId, weightG, lengthMm, position, headMm } = row;
  return {
    measurementId,
    measuredOn,
    source,
    siteName,
    accountId,
    ...(weightG !== null && { weightKg: weightG / 1000 }),
    ...(lengthMm !== null && { lengthCm: lengthMm / 10 }),
    ...(position !== null && { position }),
    ...(headMm !== null && { headCm: headMm / 10 }),
  };
}

const recordOf = (row: GrowthRow): GrowthRecord => ({
  residentId: row.resident_id,
  person: { sex: row.sex, birthDate: row.birth_date, gestationWeeks: row.gestation_weeks ?? undefined },
  measurements: row.measurements.map(measurementOf),
});

/** One person's measurings as a transaction sees them. */
export async function readRecord(
  queries: Queries,
  countyCode: string,
  residentId: string,
): Promise<GrowthRecord | undefined> {
  const [row] = await findGrowth(queries, countyCode, { residentIds: [residentId], limit: READ_MAX });
  return row && recordOf(row);
}

/** The measurings of these people that stand, by person, in order of day; somebody unknown is not in the map. One query. */
export async function loadGrowth(
  deps: Pick<Deps, 'db'>,
  countyCode: string,
  residentIds: readonly string[],
): Promise<Map<string, GrowthRecord>> {
  if (residentIds.length === 0) return new Map();
  const rows = await findGrowth(deps.db.pool, countyCode, { residentIds, limit: READ_MAX });
  return new Map(rows.map((row) => [row.resident_id, recordOf(row)]));
}
