import type { RewardCatalogue } from '@kangban/contract/reward';
import type { Deps } from '../../deps';
import type { AccountSession } from '../../plugins/tokens';
import type { RecordView } from '../access/open-record';
import { findPerson, listUses } from './person-store';
import { loadPurses } from './purse';
import { type Asking, loadDone } from './standing';

/** What is known of a person before anything is asked for; undefined when the county does not know them. */
export async function loadAsking(
  deps: Deps,
  who: AccountSession,
  view: RecordView,
): Promise<(Asking & Pick<RewardCatalogue, 'purses'>) | undefined> {
  const { countyCode, residentId, residentIds } = view;
  const today = deps.clock.today();
  const done = await loadDone(deps, who, residentId);
  const db = deps.db.pool;
  const person = await findPerson(db, countyCode, residentId);
  if (!person) return undefined;
  const purses = await loadPurses(db, { countyCode, today }, person);
  const uses = await listUses(db, countyCode, residentIds);
  return { person, purses, uses, done, active: Math.max(...purses.map(({ active }) => active)), today };
}
