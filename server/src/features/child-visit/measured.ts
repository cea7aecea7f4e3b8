import type { VisitDetail } from '@kangban/contract/child-visit';
import type { Deps } from '../../deps';
import { loadGrowth, type StoredMeasurement } from '../growth/records';
import type { VisitRecordRow } from './store';

type Measured = Pick<VisitDetail, 'growth' | 'vision'>;

/** The clinic's own measuring of a day; one brought from home only where the clinic has none. */
function measuringOf(
  measurements: readonly StoredMeasurement[],
  day: VisitRecordRow['visited_on'],
): StoredMeasurement | undefined {
  const ofDay = measurements.filter(({ measuredOn }) => measuredOn === day);
  return ofDay.find(({ source }) => source !== 'home') ?? ofDay[0];
}

/** The clinic's measuring of a day, which a correction of that day's visit replaces. */
export const ownMeasuringOf = (
  measurements: readonly StoredMeasurement[],
  day: VisitRecordRow['visited_on'],
): StoredMeasurement | undefined =>
  measurements.find(({ measuredOn, source }) => measuredOn === day && source === 'clinic');

/** What growth and eyes have of the day of a visit. */
export async function measuredAt(deps: Deps, countyCode: string, record: VisitRecordRow): Promise<Measured> {
  const growth = (await loadGrowth(deps, countyCode, [record.resident_id])).get(record.resident_id);
  const found = measuringOf(growth?.measurements ?? [], record.visited_on);
  return {
    growth: found
      ? { weightKg: found.weightKg ?? null, lengthCm: found.lengthCm ?? null, headCm: found.headCm ?? null }
      : null,
    vision: null,
  };
}
