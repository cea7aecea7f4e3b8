import { sessionOf } from '@kangban/domain/blood-pressure/session';
import type { ReadingValue } from '@kangban/domain/reading/types';
import { dayOf } from '../../clock';
import type { Evidence } from '../point-rule/evidence';
import type { RecentRow } from './store';
import type { Sitting } from './sitting';

/** Readings this close together are one sitting, also where a meter sent each by itself. */
const SITTING_MS = 15 * 60_000;

interface KeptSitting {
  sitting: Sitting;
  mean: ReadingValue;
  earlier: readonly RecentRow[];
  entryId: string;
}

const pressuresOf = (values: readonly ReadingValue[]) =>
  values.flatMap((value) => (value.item === 'blood-pressure' ? [value] : []));

/** Two readings a minute apart, a third where they differ much (docs/rules/blood-pressure.md); of anything else one is enough. */
function isByProtocol({ sitting, earlier }: KeptSitting): boolean {
  const [first] = sitting.values;
  if (first?.item !== 'blood-pressure') return true;
  const close = earlier.filter(({ measuredAt }) => sitting.at.getTime() - measuredAt.getTime() <= SITTING_MS);
  const all = [...close.map(({ mean }) => mean), ...sitting.values];
  return sessionOf(pressuresOf(all)).state === 'done';
}

/** What may earn points of a sitting that was kept: its mean, where it came from, whether it was taken by the protocol. Decides nothing. */
export function evidenceOf(countyCode: string, kept: KeptSitting): Evidence {
  const { sitting, mean, entryId } = kept;
  return {
    countyCode,
    kind: 'reading',
    subjectId: entryId,
    residentId: sitting.known.residentId,
    day: dayOf(sitting.at),
    at: sitting.at,
    writtenAt: sitting.typedAt,
    source: sitting.meter === null ? 'typed' : 'device',
    reading: { valid: isByProtocol(kept), value: mean },
    deviceId: sitting.meter?.deviceId ?? null,
    byAccount: sitting.accountId,
  };
}
