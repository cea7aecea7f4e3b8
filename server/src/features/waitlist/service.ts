import type { WaitlistEntry } from '@kangban/contract/waitlist';
import { LIMITS } from '@kangban/domain/shared/limits';
import type { Deps } from '../../deps';
import { isRefused, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { type FamilyRight, loadRights } from '../family/rights';
import { entryCard } from './entry';
import { listEntries } from './store';

/** What the family of an account waits for. */
export async function list(deps: Deps, who: AccountSession): Promise<{ items: WaitlistEntry[] } | Refused> {
  const rights = await loadRights(deps, who);
  if (isRefused(rights)) return rights;
  return {
    items: await listWaiting(
      deps,
      who.countyCode,
      rights.filter((right) => right.scope.includes('booking')),
    ),
  };
}

/** What these people wait for: for home, which has read the rights already. One query. */
export async function listWaiting(
  deps: Deps,
  countyCode: string,
  people: readonly Pick<FamilyRight, 'residentId' | 'label'>[],
): Promise<WaitlistEntry[]> {
  const rows = await listEntries(deps.db.pool, countyCode, {
    residentIds: people.map((person) => person.residentId),
    today: deps.clock.today(),
    limit: LIMITS.waitlistShownMax,
  });
  const labels = new Map(people.map((person) => [person.residentId, person.label]));
  return rows.map((row) => entryCard(row, labels.get(row.resident_id) ?? ''));
}
