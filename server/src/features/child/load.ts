import type { Appointment } from '@kangban/contract/booking';
import type { ChildVisits } from '@kangban/contract/child-visit';
import type { Referral } from '@kangban/contract/referral';
import { isAdult, type Scope } from '@kangban/domain/identity/rights';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { makeSeenToday } from '../../seen-today';
import { listUpcoming } from '../booking/service';
import { loadChildVisits } from '../child-visit/service';
import { type FamilyRight, loadRights, rightOver } from '../family/rights';
import { type GrowthRecord, loadGrowth } from '../growth/records';
import { loadImmunizationFacts, type ResidentFacts } from '../immunization/facts';
import { listHeldDoses } from '../immunization/service';
import { openReferrals } from '../referral/service';
import { loadVision, type VisionFile } from '../vision/service';

export interface ChildRight {
  right: FamilyRight;
  may: (scope: Scope) => boolean;
}

/** What is known of a child's vaccines. */
export interface ChildVaccineFacts {
  label: string;
  today: PlainDate;
  facts: ResidentFacts;
  /** Doses that active appointments hold. */
  held: readonly { series: string; dose: number }[];
  /** Places ahead; none where the right does not open bookings. */
  appointments: readonly Appointment[];
}

/** What the record of a child holds; a part is undefined where the right does not open it. */
export interface LoadedChild extends ChildVaccineFacts {
  mayVaccines: boolean;
  growth: GrowthRecord | undefined;
  vision: VisionFile | undefined;
  referrals: readonly Referral[];
  visits: Pick<ChildVisits, 'visits' | 'next' | 'hearingRescreen'> | undefined;
}

/** A right over the child that opens vaccines or the record; somebody else's id says no more than that nothing was found. */
export async function openChild(deps: Deps, who: AccountSession, residentId: string): Promise<ChildRight | Refused> {
  const rights = await loadRights(deps, who);
  if (isRefused(rights)) return rights;
  const may = (scope: Scope): boolean => rightOver(rights, residentId, scope) !== undefined;
  const right = rightOver(rights, residentId, 'immunization') ?? rightOver(rights, residentId, 'record');
  return right ? { right, may } : refuse('not-found');
}

/** Accounts times the children they look at that a day may have in one process. */
const seen = makeSeenToday(100_000);

/** The page is opened many times a day: that somebody looked is written down once a day for each child. */
export function noteChildRead(deps: Deps, who: AccountSession, { right }: ChildRight): void {
  if (right.right === 'self') return;
  if (!seen.isFirst(`${who.countyCode} ${who.accountId} ${right.residentId}`, deps.clock.today())) return;
  deps.auditor.record({
    countyCode: who.countyCode,
    actorKind: 'account',
    actorId: who.accountId,
    residentId: right.residentId,
    action: 'child-read',
    rightKind: right.right,
  });
}

/** Registry, vaccines and places, by one query a table family. Refuses a grown-up with `not-a-child`. */
export async function loadVaccines(
  deps: Deps,
  who: AccountSession,
  { right, may }: ChildRight,
): Promise<ChildVaccineFacts | Refused> {
  const { countyCode } = who;
  const { residentId, label } = right;
  const [facts, held, appointments] = await Promise.all([
    loadImmunizationFacts(deps, countyCode, [residentId]),
    listHeldDoses(deps, countyCode, may('immunization') ? [residentId] : []),
    may('booking') ? listUpcoming(deps, countyCode, [right]) : [],
  ]);
  const today = deps.clock.today();
  const person = facts.get(residentId);
  if (!person) return refuse('not-found');
  if (isAdult(person.birthDate, today)) return refuse('not-a-child');
  return { label, today, facts: person, held: held.get(residentId) ?? [], appointments };
}

/** Everything of the child the right opens, by one query a table family, all at once. */
export async function loadChild(deps: Deps, who: AccountSession, opened: ChildRight): Promise<LoadedChild | Refused> {
  const { right, may } = opened;
  const { residentId } = right;
  const { countyCode } = who;
  const recorded = may('record') ? [residentId] : [];
  const [vaccines, growth, vision, referrals, visits] = await Promise.all([
    loadVaccines(deps, who, opened),
    loadGrowth(deps, countyCode, recorded),
    loadVision(deps, countyCode, recorded),
    openReferrals(deps, countyCode, recorded),
    loadChildVisits(deps, countyCode, recorded),
  ]);
  if (isRefused(vaccines)) return vaccines;
  return {
    ...vaccines,
    mayVaccines: may('immunization'),
    growth: growth.get(residentId),
    vision: vision.get(residentId),
    referrals: referrals.get(residentId) ?? [],
    visits: visits.get(residentId),
  };
}
