import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { AccountSession, StaffSession } from '../../plugins/tokens';
import { openRecordAsStaff, openRecordFor, type RecordView } from '../access/open-record';
import { loadStaff } from '../staff/service';
import type { ByWhom, Of } from './store';

/** Where an answer comes from, in place of an institution. */
const AT_HOME = '自己答的';

/** Whoever answers with or for a person: somebody of the family, or a nurse or doctor of the person's own clinic. */
export interface Actor extends ByWhom {
  view: RecordView;
  atDesk: boolean;
  institution: string;
  siteId: string | null;
  practitioner: string | null;
}

export async function actorOfFamily(deps: Deps, who: AccountSession, residentId: string): Promise<Actor | Refused> {
  const view = await openRecordFor(deps, who, { residentId, area: 'assessment' });
  if (isRefused(view)) return view;
  const { accountId } = who;
  return { view, accountId, staffId: null, atDesk: false, institution: AT_HOME, siteId: null, practitioner: null };
}

export async function actorAtDesk(deps: Deps, who: StaffSession, residentId: string): Promise<Actor | Refused> {
  const view = await openRecordAsStaff(deps, who, { residentId, purpose: 'follow-up' });
  if (isRefused(view)) return view;
  const member = await loadStaff(deps, who);
  if (isRefused(member)) return member;
  const { staffId, siteId, siteName, name } = member;
  if (siteId === null || siteName === null) return refuse('forbidden');
  return { view, accountId: null, staffId, atDesk: true, institution: siteName, siteId, practitioner: name };
}

/** What of `assessment_session` belongs to this caller. */
export const ofActor = ({ view, accountId, staffId }: Actor): Of => ({
  countyCode: view.countyCode,
  residentIds: view.residentIds,
  by: accountId ?? staffId ?? '',
});
