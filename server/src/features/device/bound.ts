import type { DeviceKind } from '@kangban/contract/device';
import type { ReadingItem } from '@kangban/domain/reading/types';
import type { Transaction } from '../../plugins/db';
import { type BoundRow as BoundMeter, listBound } from './store';

export type { BoundMeter };

/** What each kind of meter measures. */
export const MEASURES_OF: Readonly<Record<DeviceKind, readonly ReadingItem[]>> = {
  'blood-pressure': ['blood-pressure'],
  glucose: ['glucose'],
  scale: ['weight'],
};

/** Of pairs of meter and person those that are bound now. */
export async function findBoundMeters(
  db: Pick<Transaction, 'query'>,
  countyCode: string,
  pairs: readonly { deviceId: string; residentId: string }[],
): Promise<BoundMeter[]> {
  return pairs.length === 0 ? [] : listBound(db, countyCode, pairs);
}
