import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import { findAnswer, keepAnswer } from './change-store';
import { isRefusedByDatabase } from './commit-store';
import type { FirstAnswer, Repeatable } from './idempotency';
import { MovedMeanwhile } from './moved-meanwhile';

export interface RepeatableWork {
  countyCode: string;
  repeatable: Repeatable;
  status: number;
  /** Does the work in the transaction and gives the answer; a refusal must come before anything is written. */
  work: (client: Transaction) => Promise<object | Refused>;
}

const TRIES = 4;

async function earlier(
  deps: Deps,
  { countyCode, repeatable }: RepeatableWork,
): Promise<FirstAnswer | Refused | undefined> {
  const stored = await findAnswer(deps.db, countyCode, repeatable);
  if (!stored) return undefined;
  return stored.body_hash.equals(repeatable.hash)
    ? { status: stored.status, text: stored.answer, hit: true }
    : refuse('idempotency-body-differs');
}

function once(deps: Deps, { countyCode, repeatable, status, work }: RepeatableWork): Promise<FirstAnswer | Refused> {
  return deps.db.transaction(async (client) => {
    const answer = await work(client);
    if (isRefused(answer)) return answer;
    const text = JSON.stringify(answer);
    const { ownerId, key, hash: bodyHash } = repeatable;
    await keepAnswer(client, countyCode, { ownerId, key, bodyHash, status, text, now: deps.clock.now() });
    return { status, text, hit: false };
  });
}

/**
 * Does a write once for a key: the answer is kept in the same transaction and given again, byte for byte, to the same key and
 * body. Work that PostgreSQL refuses (a race lost, a deadlock) is tried again on what is true by then. Refusals are not kept.
 */
export async function doOnce(deps: Deps, work: RepeatableWork): Promise<FirstAnswer | Refused> {
  for (let tries = 1; ; tries += 1) {
    const known = await earlier(deps, work);
    if (known) return known;
    try {
      const outcome = await once(deps, work);
      // Refused after waiting for a lock: perhaps the very same request held it, and its answer is there now.
      return isRefused(outcome) ? ((await earlier(deps, work)) ?? outcome) : outcome;
    } catch (error) {
      if (tries >= TRIES || !(isRefusedByDatabase(error) || error instanceof MovedMeanwhile)) throw error;
    }
  }
}
