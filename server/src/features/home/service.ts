import type { Home, MemberSummary } from '@kangban/contract/home';
import type { FamilyMember } from '@kangban/contract/identity';
import { type HeldDose, firstPersonOf, thingsToArrange, type ThingsToArrange } from '@kangban/domain/home/next-thing';
import { type FamilyRight, rightOver } from '@kangban/domain/identity/rights';
import { forecast } from '@kangban/domain/immunization/forecast';
import type { ForecastDose } from '@kangban/domain/immunization/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import { isRefused, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { makeSeenToday } from '../../seen-today';
import { listUpcoming } from '../booking/service';
import { homeTasks } from '../care-task/service';
import { membersOf } from '../family/members';
import { loadRights } from '../family/rights';
import { forecastInputOf, loadImmunizationFacts, type ResidentFacts } from '../immunization/facts';
import { listHeldDoses } from '../immunization/service';
import { listWaiting } from '../waitlist/service';
import { dueView } from './due-dose';
import { getCounty } from './store';

type Things = ThingsToArrange<ForecastDose>;

const NOTHING: Things = { due: [], next: undefined };

function thingsOf(facts: ResidentFacts | undefined, held: readonly HeldDose[], today: PlainDate): Things {
  return facts ? thingsToArrange(forecast(forecastInputOf(facts, today)).doses, held) : NOTHING;
}

const summaryOf = (member: FamilyMember, { due, next }: Things): MemberSummary => ({
  member,
  due: due.map(dueView),
  next: next ? dueView(next) : null,
});

/** Accounts times the people they look at that a day may have in one process. */
const seen = makeSeenToday(100_000);

/** Home is opened many times a day: what it says of others is written down once a day for each of them. */
function auditReads(deps: Deps, who: AccountSession, rights: readonly FamilyRight[]): void {
  const today = deps.clock.today();
  for (const { residentId, right } of rights.filter((one) => one.right !== 'self'))
    if (seen.isFirst(`${who.accountId} ${residentId}`, today))
      deps.auditor.record({
        countyCode: who.countyCode,
        actorKind: 'account',
        actorId: who.accountId,
        residentId,
        action: 'immunization-read',
        rightKind: right,
        details: { page: 'home' },
      });
}

/** Everything the first page says, by one query a table family however large the family is. */
async function load(deps: Deps, who: AccountSession, rights: readonly FamilyRight[]) {
  const { countyCode } = who;
  const may = (scope: 'immunization' | 'booking' | 'record'): FamilyRight[] =>
    rights.filter((right) => rightOver([right], right.residentId, scope));
  const readable = may('immunization').map((right) => right.residentId);
  const bookable = may('booking');
  const [county, members, facts, held, appointments, waitlist, tasks] = await Promise.all([
    getCounty(deps.db, countyCode),
    membersOf(deps, who, rights),
    loadImmunizationFacts(deps, countyCode, readable),
    listHeldDoses(deps, countyCode, readable),
    bookable.length === 0 ? [] : listUpcoming(deps, countyCode, bookable),
    bookable.length === 0 ? [] : listWaiting(deps, countyCode, bookable),
    homeTasks(
      deps,
      countyCode,
      may('record').map((right) => right.residentId),
    ),
  ]);
  auditReads(deps, who, may('immunization'));
  return { county, members, facts, held, appointments, waitlist, tasks };
}

/**
 * The first page of an account: whose vaccine is due and not booked, what is booked, what is waited for, and whose card comes
 * first. An account that is not bound yet gets an empty family and the county's names.
 */
export async function readHome(deps: Deps, who: AccountSession): Promise<Home | Refused> {
  const rights = await loadRights(deps, who);
  if (isRefused(rights)) return rights;
  const { county, members, facts, held, appointments, waitlist, tasks } = await load(deps, who, rights);
  const today = deps.clock.today();
  const things = members.map((member) => ({
    member,
    things: thingsOf(facts.get(member.residentId), held.get(member.residentId) ?? [], today),
  }));
  const ahead = things.map(({ member: { residentId, birthDate }, things: { due } }) => ({
    residentId,
    birthDate,
    due,
  }));
  return {
    today,
    countyName: county.name,
    healthBureau: county.health_bureau,
    hotline: county.hotline,
    members: things.map((one) => summaryOf(one.member, one.things)),
    appointments,
    waitlist,
    tasks,
    firstResidentId: firstPersonOf(ahead) ?? null,
  };
}
