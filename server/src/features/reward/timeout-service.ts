import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import type { Transaction } from '../../plugins/db';
import { postWithin } from '../points/ledger';
import { endHeld, insertEvents } from './move-store';
import { lockTimedOut, returnStock } from './store';

const AT_ONCE = 100;

async function endSome(deps: Deps, client: Transaction, countyCode: string): Promise<number> {
  const now = deps.clock.now();
  const due = await lockTimedOut(client, countyCode, { now, limit: AT_ONCE });
  if (due.length === 0) return 0;
  await returnStock(
    client,
    countyCode,
    due.map(({ stockId }) => stockId),
  );
  const answers = await postWithin(client, deps, {
    countyCode,
    orders: due.map(({ redemptionId, holdTx }) => ({
      type: 'void',
      key: `void:reward:${redemptionId}`,
      holdTxId: holdTx,
      by: { kind: 'system', id: null },
    })),
  });
  const ends = due.map(({ redemptionId }, index) => {
    const answer = answers[index];
    if (!answer?.ok) throw new Error(`a hold that ran out could not be given back: ${answer?.refused ?? 'no answer'}`);
    return { redemptionId, endTx: answer.txId };
  });
  await endHeld(client, countyCode, { state: 'expired', at: now, ends });
  await insertEvents(
    client,
    countyCode,
    due.map(({ redemptionId }) => ({ eventId: uuidV7(now.getTime()), redemptionId, move: 'expire' as const, at: now })),
  );
  return due.length;
}

/** Gives back what was not used in time: points to their lots, places to their periods. Running it twice does nothing more. */
export async function expireRedemptions(deps: Deps, countyCode: string): Promise<number> {
  for (let total = 0; ;) {
    const ended = await deps.db.transaction((client) => endSome(deps, client, countyCode));
    total += ended;
    if (ended < AT_ONCE) return total;
  }
}
