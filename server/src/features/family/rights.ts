import { type FamilyRight, linkHolds } from '@kangban/domain/identity/rights';
import type { Deps } from '../../deps';
import { type Refused, refuse } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { findRights, type RightRow } from './rights-store';

export { type FamilyRight, rightOver } from '@kangban/domain/identity/rights';

const rightOf = (row: RightRow): FamilyRight => ({
  linkId: row.link_id ?? '',
  residentId: row.resident_id,
  right: row.right_kind,
  scope: row.scope,
  label: row.label,
  endsOn: row.ends_on,
});

/**
 * The rights of a signed-in account today, from rows: one keyed query that also looks at the session, so that signing
 * out counts from the next request on. Refuses `session-expired` when the session or the account has ended.
 */
export async function loadRights(deps: Deps, who: AccountSession): Promise<FamilyRight[] | Refused> {
  const rows = await findRights(deps.db, who, deps.clock.now());
  if (rows.length === 0) return refuse('session-expired');
  const today = deps.clock.today();
  return rows
    .filter((row) => row.link_id !== null)
    .filter((row) => linkHolds({ state: 'active', startsOn: row.starts_on, endsOn: row.ends_on }, today))
    .map(rightOf);
}
