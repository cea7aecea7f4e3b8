import type { Measurement } from '@kangban/domain/growth/types';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Transaction } from '../../plugins/db';
import { type GrowthSourceKind, insertMeasurement } from './store';

/** A measuring with where it comes from. Numbers in kg and cm; whoever enters them has asked `checkPlausible` first. */
export interface GrowthEntry {
  countyCode: string;
  residentId: string;
  measurement: Measurement;
  source: GrowthSourceKind;
  recordedAt: Date;
  /** Clinic: where and by whom, and the check-up it belongs to. */
  siteId?: string | null;
  measuredBy?: string | null;
  visitId?: string | null;
  staffId?: string | null;
  /** Home: whose account entered it. */
  accountId?: string | null;
  /** A correction: the measuring this one takes the place of. */
  replacesId?: string | null;
}

const whole = (value: number | undefined, factor: number): number | null =>
  value === undefined ? null : Math.round(value * factor);

/**
 * Adds a measuring in the caller's transaction and answers its id: grams and millimetres, rounded. The caller has checked the right over
 * the person and that the day lies between birth and today.
 */
export async function recordGrowth(client: Transaction, entry: GrowthEntry): Promise<string> {
  const measurementId = uuidV7();
  const { measuredOn, weightKg, lengthCm, position, headCm } = entry.measurement;
  await insertMeasurement(client, {
    countyCode: entry.countyCode,
    measurementId,
    residentId: entry.residentId,
    measuredOn,
    weightG: whole(weightKg, 1000),
    lengthMm: whole(lengthCm, 10),
    position: position ?? null,
    headMm: whole(headCm, 10),
    source: entry.source,
    siteId: entry.siteId ?? null,
    measuredBy: entry.measuredBy ?? null,
    visitId: entry.visitId ?? null,
    accountId: entry.accountId ?? null,
    staffId: entry.staffId ?? null,
    replacesId: entry.replacesId ?? null,
    recordedAt: entry.recordedAt,
  });
  return measurementId;
}
