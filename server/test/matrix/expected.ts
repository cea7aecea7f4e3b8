import type { Area, StaffPurpose } from '@kangban/domain/access/areas';
import { type AccessAsk, decideAccess } from '@kangban/domain/access/decide-access';
import type { DeskAction } from '@kangban/domain/identity/staff-rights';
import type { Endpoint } from '@kangban/contract/endpoint';
import type { Caller, Cast } from './cast';

/** The facts of the one person everything is asked about, as the cast was made. */
const factsOf = ({ app, subject }: Cast): Omit<AccessAsk, 'caller' | 'area'> => ({
  person: { birthDate: subject.birthDate, today: app.deps.clock.today() },
  consent: { record: 'given', sensitive: 'given', familyDoctor: 'never', referralHospital: 'never', ownWord: true },
  unlocked: false,
});

/** What the door says before any person is asked about: who has no session, or one of the other kind. */
function atDoor({ caller: wanted }: Endpoint, caller: Caller): string | undefined {
  if (wanted === 'anyone' || wanted === 'demo') return undefined;
  if (!caller.who) return 'not-signed-in';
  return (wanted === 'staff') === (caller.staff !== undefined) ? undefined : 'forbidden';
}

/** What a resident's endpoint answers a caller, by the one rule of domain. */
export function expectedOf(cast: Cast, endpoint: Endpoint, told: { caller: Caller; area: Area }): string {
  const { caller, area } = told;
  const door = atDoor(endpoint, caller);
  if (door) return door;
  const relation = caller.relation ?? { right: 'none' };
  return decideAccess({ ...factsOf(cast), caller: { kind: 'account', bound: true, relation }, area }).may;
}

/** What a desk's endpoint answers, by the same rule; `at` is where the thing asked about belongs for this caller. */
export function expectedAtDesk(
  cast: Cast,
  endpoint: Endpoint,
  told: { caller: Caller; action: DeskAction; at?: 'home' | 'other' },
): string {
  const { caller, action } = told;
  const door = atDoor(endpoint, caller);
  if (door || !caller.staff) return door ?? 'not-signed-in';
  const { role, at } = caller.staff;
  return decideAccess({ ...factsOf(cast), caller: { kind: 'desk', role, action, at: told.at ?? at }, area: 'record' })
    .may;
}

/** What opening the record at the desk answers, by the same rule; no referral leads anybody of the cast to the person. */
export function expectedOfStaff(
  cast: Cast,
  endpoint: Endpoint,
  { caller, purpose }: { caller: Caller; purpose: StaffPurpose },
): string {
  const door = atDoor(endpoint, caller);
  if (door || !caller.staff) return door ?? 'not-signed-in';
  const asked = { kind: 'staff', ...caller.staff, referredHere: false, purpose } as const;
  return decideAccess({ ...factsOf(cast), caller: asked, area: 'record' }).may;
}
