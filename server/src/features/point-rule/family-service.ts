import type { PointFamily } from '@kangban/contract/point-rule';
import type { Scheme } from '@kangban/domain/point-rule/types';
import { periodOf } from '@kangban/domain/points/period';
import { LIMITS } from '@kangban/domain/shared/limits';
import { maskName } from '@kangban/domain/shared/masking';
import { ageInYears } from '@kangban/domain/shared/plain-date';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { AccountSession } from '../../plugins/tokens';
import { choosesFor, openRecordFor, type RecordView } from '../access/open-record';
import { loadRights } from '../family/rights';
import { balanceOf, postWithin, retried } from '../points/ledger';
import { FAMILY_NAME } from './family-of-minor';
import {
  endMembership,
  insertFamily,
  insertMembers,
  listMembers,
  listNamed,
  type MemberRow,
  sumTransfers,
} from './family-store';
import { listHouseholds, listPeople, type PersonRow } from './people-store';
import { personWithScheme } from './rules-service';
import { lockPeople } from './settle-store';

/** A person in whose name the family account is looked at, with the document that counts for them. */
export interface Family {
  view: RecordView;
  person: PersonRow;
  document: Scheme | undefined;
  /** How the reader's family calls its people, by their ids. */
  labels: ReadonlyMap<string, string>;
}

/** The person, if the account may look at their points or use them. */
export async function openFamily(
  deps: Deps,
  who: AccountSession,
  asked: { residentId: string; area: 'points' | 'points-use' },
): Promise<Family | Refused> {
  const view = await openRecordFor(deps, who, asked);
  if (isRefused(view)) return view;
  const [found, rights] = await Promise.all([personWithScheme(deps, view), loadRights(deps, who)]);
  if (isRefused(found)) return found;
  if (isRefused(rights)) return rights;
  const labels = new Map(rights.map(({ residentId, label }) => [residentId, label]));
  return { view, person: found.person, document: found.current?.document, labels };
}

const isMinor = (deps: Deps, { birthDate }: Pick<MemberRow, 'birthDate'>): boolean =>
  ageInYears(birthDate, deps.clock.today()) < LIMITS.adultAgeYears;

type Queryable = Pick<Transaction, 'query'>;

/** People of the household, the person not among them. */
export async function othersOf(deps: Deps, db: Queryable, { view, person }: Family): Promise<string[]> {
  const asked = { residentIds: [person.residentId], today: deps.clock.today() };
  const households = await listHouseholds(db, view.countyCode, asked);
  return (households.get(person.residentId) ?? []).filter((id) => !person.residentIds.includes(id));
}

/** Points the person moved into family accounts this month. */
export const movedThisMonth = (deps: Deps, db: Queryable, { view, person }: Family): Promise<number> =>
  sumTransfers(db, view.countyCode, { residentId: person.residentId, ...periodOf('month', deps.clock.today()) });

const relativeOf = ({ labels }: Family, { residentId, name }: Pick<MemberRow, 'residentId' | 'name'>) => ({
  residentId,
  label: labels.get(residentId) ?? '',
  nameMasked: maskName(name),
});

async function accountOf(
  deps: Deps,
  db: Queryable,
  { family, familyId }: { family: Family; familyId: string },
): Promise<PointFamily['account']> {
  const { view, document } = family;
  const members = await listMembers(db, view.countyCode, familyId);
  return {
    familyId,
    name: FAMILY_NAME,
    members: members.map((member) => ({ ...relativeOf(family, member), minor: isMinor(deps, member) })),
    transferPerMonthMax: document?.family.transferPerMonthMax ?? 0,
    transferredThisMonth: await movedThisMonth(deps, db, family),
  };
}

/** The family account as the person sees it now. */
export async function viewOf(deps: Deps, db: Queryable, family: Family): Promise<PointFamily> {
  const { view, document } = family;
  const [fresh] = await listPeople(db, view.countyCode, [family.person.residentId]);
  const familyId = fresh?.familyId ?? null;
  const named = await listNamed(db, view.countyCode, await othersOf(deps, db, family));
  return {
    allowed: document?.family.allowed ?? false,
    account: familyId === null ? null : await accountOf(deps, db, { family, familyId }),
    mayAdd: named.filter((one) => one.familyId === null).map((one) => relativeOf(family, one)),
    mayChoose: choosesFor(view),
  };
}

/** The family account of a person, and who of the household could be taken into it. */
export async function familyOf(deps: Deps, who: AccountSession, residentId: string): Promise<PointFamily | Refused> {
  const family = await openFamily(deps, who, { residentId, area: 'points' });
  return isRefused(family) ? family : viewOf(deps, deps.db.pool, family);
}

interface Joining {
  family: Family;
  memberId: string;
  accountId: string;
}

/** The account the member comes into: the person's own, or a new one of both. */
async function comeIn(
  deps: Deps,
  client: Transaction,
  told: Joining & { familyId: string | null },
): Promise<Refused | undefined> {
  const { family, memberId, accountId } = told;
  const { countyCode } = family.view;
  const at = deps.clock.now();
  if (told.familyId === null) {
    const familyId = uuidV7();
    const residentIds = [family.person.residentId, memberId];
    await insertFamily(client, countyCode, { familyId, name: FAMILY_NAME, accountId, at });
    await insertMembers(client, countyCode, { familyId, residentIds, accountId, at });
    return undefined;
  }
  const members = await listMembers(client, countyCode, told.familyId);
  if (members.length >= (family.document?.family.membersMax ?? 0)) return refuse('family-account-full');
  await insertMembers(client, countyCode, { familyId: told.familyId, residentIds: [memberId], accountId, at });
  return undefined;
}

async function join(deps: Deps, client: Transaction, told: Joining): Promise<Refused | undefined> {
  const { family, memberId } = told;
  const { countyCode } = family.view;
  const { residentId } = family.person;
  await lockPeople(client, countyCode, [residentId, memberId]);
  const rows = await listPeople(client, countyCode, [residentId, memberId]);
  const member = rows.find(({ askedId }) => askedId === memberId);
  const familyId = rows.find(({ askedId }) => askedId === residentId)?.familyId ?? null;
  if (!member) return refuse('not-found');
  if (member.familyId !== null) return member.familyId === familyId ? undefined : refuse('family-account-other');
  return comeIn(deps, client, { ...told, familyId });
}

const noteChange = (deps: Deps, who: AccountSession, told: { view: RecordView; residentId: string; move: string }) =>
  deps.auditor.recordNow({
    countyCode: told.view.countyCode,
    actorKind: 'account',
    actorId: who.accountId,
    residentId: told.residentId,
    action: 'point-family-changed',
    rightKind: told.view.right,
    details: { move: told.move },
  });

/** Begins a family account or takes somebody of the household into it: only people joined by a guardian's or family link that holds. */
export async function addMember(
  deps: Deps,
  who: AccountSession,
  { residentId, memberId }: { residentId: string; memberId: string },
): Promise<PointFamily | Refused> {
  const family = await openFamily(deps, who, { residentId, area: 'points-use' });
  if (isRefused(family)) return family;
  if (family.document?.family.allowed !== true) return refuse('family-account-not-allowed');
  if (!(await othersOf(deps, deps.db.pool, family)).includes(memberId)) return refuse('not-found');
  const problem = await retried(deps, (client) => join(deps, client, { family, memberId, accountId: who.accountId }));
  if (problem) return problem;
  await noteChange(deps, who, { view: family.view, residentId: memberId, move: 'joined' });
  return viewOf(deps, deps.db.pool, family);
}

/** What nobody else is left for goes along with the last one: points in an account without people could never be used. */
async function takeRest(deps: Deps, client: Transaction, told: Leaving & { familyId: string }): Promise<void> {
  const { family, familyId, accountId } = told;
  const { countyCode } = family.view;
  const { residentId } = family.person;
  const from = { kind: 'family', id: familyId } as const;
  const { active: points } = await balanceOf(client, { countyCode, today: deps.clock.today() }, from);
  if (points <= 0) return;
  const by = { kind: 'account', id: accountId } as const;
  const to = { kind: 'resident', id: residentId } as const;
  const key = `leave:${familyId}`;
  const orders = [{ type: 'transfer-family', key, by, from, to, residentId, points } as const];
  const [answer] = await postWithin(client, deps, { countyCode, orders });
  if (!answer?.ok)
    throw new Error(`the rest of a family account could not be moved: ${answer?.refused ?? 'no answer'}`);
}

interface Leaving {
  family: Family;
  accountId: string;
}

async function leaveNow(deps: Deps, client: Transaction, told: Leaving): Promise<void> {
  const { countyCode } = told.family.view;
  const { residentId, residentIds } = told.family.person;
  const [row] = await listPeople(client, countyCode, [residentId]);
  const familyId = row?.familyId ?? null;
  // Two who leave at once: the second sees that the first is gone.
  await lockPeople(client, countyCode, familyId === null ? [residentId] : [residentId, familyId]);
  await endMembership(client, countyCode, { residentIds, at: deps.clock.now() });
  if (familyId === null) return;
  const left = await listMembers(client, countyCode, familyId);
  if (left.length === 0) await takeRest(deps, client, { ...told, familyId });
}

/** Leaves the family account: what it holds stays with the others, or goes along with the last. A child stays in it until grown up. */
export async function leave(deps: Deps, who: AccountSession, residentId: string): Promise<PointFamily | Refused> {
  const family = await openFamily(deps, who, { residentId, area: 'points-use' });
  if (isRefused(family)) return family;
  if (isMinor(deps, family.person)) return refuse('family-account-minor');
  await retried(deps, (client) => leaveNow(deps, client, { family, accountId: who.accountId }));
  await noteChange(deps, who, { view: family.view, residentId, move: 'left' });
  return viewOf(deps, deps.db.pool, family);
}
