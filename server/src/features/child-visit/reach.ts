import { isAdult } from '@kangban/domain/identity/rights';
import { staffMay } from '@kangban/domain/identity/staff-rights';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import { refuse, type Refused } from '../../http/refusal';
import type { Member } from '../desk/service';
import { type ChildRow, findChild, wasBookedHere } from './store';

/**
 * A child whose findings this member may see and write down: of the own clinic, of none, or booked at the own clinic on the day.
 * Refuses `not-found` for an unknown person or a grown-up, `other-site` for another clinic's child.
 */
export async function reachChild(
  deps: Deps,
  member: Member,
  { residentId, day }: { residentId: string; day: PlainDate },
): Promise<ChildRow | Refused> {
  const { countyCode, siteId } = member;
  const child = await findChild(deps.db.pool, countyCode, residentId);
  if (!child || isAdult(child.birth_date, deps.clock.today())) return refuse('not-found');
  const may = staffMay(member, 'record-findings', child.site_id);
  if (may === 'allowed') return child;
  if (may === 'other-site' && (await wasBookedHere(deps.db, countyCode, { residentId, siteId, day }))) return child;
  return refuse(may);
}
