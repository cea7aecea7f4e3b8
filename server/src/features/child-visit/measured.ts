import type { VisitDetail } from '@kangban/contract/child-visit';
import { decimalText } from '@kangban/domain/vision/acuity';
import type { Deps } from '../../deps';
import { loadGrowth, type StoredMeasurement } from '../growth/records';
import { loadVision, type VisionFile } from '../vision/service';
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

const decimal = (naked: number | null): string | null => (naked === null ? null : decimalText(naked));

function growthOf(found: StoredMeasurement | undefined): Measured['growth'] {
  if (!found) return null;
  const { weightKg = null, lengthCm = null, headCm = null } = found;
  return { weightKg, lengthCm, headCm };
}

function visionOf(file: VisionFile | undefined, day: VisitRecordRow['visited_on']): Measured['vision'] {
  const exam = file?.examinations.find(({ examination }) => examination.examinedOn === day)?.examination;
  const vision = exam && { right: decimal(exam.right.naked), left: decimal(exam.left.naked) };
  return vision && (vision.right ?? vision.left) !== null ? vision : null;
}

/** What growth and eyes have of the day of a visit. */
export async function measuredAt(deps: Deps, countyCode: string, record: VisitRecordRow): Promise<Measured> {
  const { resident_id: residentId, visited_on: day } = record;
  const [measurings, files] = await Promise.all([
    loadGrowth(deps, countyCode, [residentId]),
    loadVision(deps, countyCode, [residentId]),
  ]);
  return {
    growth: growthOf(measuringOf(measurings.get(residentId)?.measurements ?? [], day)),
    vision: visionOf(files.get(residentId), day),
  };
}
