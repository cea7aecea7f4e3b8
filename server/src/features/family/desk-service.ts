import { childLabel, elderLabel } from '@kangban/domain/identity/labels';
import { isAdult } from '@kangban/domain/identity/rights';
import { staffMay } from '@kangban/domain/identity/staff-rights';
import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { StaffSession } from '../../plugins/tokens';
import { findByNumber, findRelation, type RegistryPerson } from '../identity/registry-service';
import { loadStaff, type StaffRow } from '../staff/service';
import { findAccountOf, giveRight } from './links';

export interface DeskAgreement {
  actorIdNumber: string;
  residentIdNumber: string;
  right: 'guardian' | 'proxy';
}

interface Pair {
  actor: RegistryPerson;
  resident: RegistryPerson;
}

/** Both people, once the member may do this for the one it is about. */
async function findPair(deps: Deps, staff: StaffRow, input: DeskAgreement): Promise<Pair | Refused> {
  const resident = await findByNumber(deps, staff.countyCode, input.residentIdNumber);
  if (isRefused(resident)) return resident;
  const may = staffMay(staff, 'agree-family-link', resident.siteId);
  if (may !== 'allowed') return refuse(may);
  const actor = await findByNumber(deps, staff.countyCode, input.actorIdNumber);
  return isRefused(actor) ? actor : { actor, resident };
}

/** A guardian is for a child, a proxy for an adult, and both are adults themselves. */
function ageProblem(deps: Deps, { actor, resident }: Pair, right: DeskAgreement['right']): Refused | undefined {
  const today = deps.clock.today();
  if (!isAdult(actor.birthDate, today)) return refuse('not-an-adult');
  const adult = isAdult(resident.birthDate, today);
  if (right === 'guardian' && adult) return refuse('not-a-child');
  return right === 'proxy' && !adult ? refuse('not-an-adult') : undefined;
}

async function labelOf(deps: Deps, staff: StaffRow, { actor, resident }: Pair): Promise<string> {
  if (!isAdult(resident.birthDate, deps.clock.today())) return childLabel(resident.name, undefined);
  const pair = { childId: actor.residentId, guardianId: resident.residentId };
  const relation = await findRelation(deps.db, staff.countyCode, pair);
  return elderLabel(resident.name, relation ?? null, undefined);
}

/** Puts down an agreement given in person, both ID cards seen: the account bound to the one may act for the other. */
export async function agreeAtDesk(deps: Deps, who: StaffSession, input: DeskAgreement): Promise<Refused | undefined> {
  const staff = await loadStaff(deps, who);
  if (isRefused(staff)) return staff;
  const pair = await findPair(deps, staff, input);
  if (isRefused(pair)) return pair;
  const problem = ageProblem(deps, pair, input.right);
  if (problem) return problem;
  const { actor, resident } = pair;
  const account = await findAccountOf(deps.db, staff.countyCode, actor.residentId);
  if (!account) return refuse('binding-needed');
  const right = {
    accountId: account.accountId,
    countyCode: staff.countyCode,
    residentId: resident.residentId,
    right: input.right,
    birthDate: resident.birthDate,
    label: await labelOf(deps, staff, pair),
  };
  const agreement = { by: 'desk' as const, at: deps.clock.now(), staffId: staff.staffId };
  const today = deps.clock.today();
  const link = await deps.db.transaction((client) => giveRight(client, right, { agreement, today }));
  if (isRefused(link)) return link;
  await deps.auditor.recordNow({
    countyCode: staff.countyCode,
    actorKind: 'staff',
    actorId: staff.staffId,
    residentId: resident.residentId,
    action: 'link-agreed',
    rightKind: staff.role,
    siteId: staff.siteId,
    details: { linkId: link.linkId, right: input.right, actorResidentId: actor.residentId },
  });
  return undefined;
}
