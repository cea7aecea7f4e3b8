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
import { openRecordFor, type RecordView } from '../access/open-record';
import { postWithin, retried } from '../points/ledger';
import { FAMILY_NAME } from './family-of-minor';
import {
  endMembership,
  insertFamily,
  insertMembers,
  findTransfer,
  insertTransfer,
  listMembers,
  listNamed,
  type MemberRow,
  sumTransfers,
} from './family-store';
import { listHouseholds, listPeople, type PersonRow } from './people-store';
import { personWithScheme } from './rules-service';
import { lockPeople } from './settle-store';

interface Family {
  view: RecordView;
  person: PersonRow;
  document: Scheme | undefined;
}

async function open(
  deps: Deps,
  who: AccountSession,
  asked: { residentId: string; area: 'points' | 'points-use' },
): Promise<Family | Refused> {
  const view = await openRecordFor(deps, who, asked);
  if (isRefused(view)) return view;
  const found = await personWithScheme(deps, view);
  return isRefused(found) ? found : { view, person: found.person, document: found.current?.document };
}

const isMinor = (deps: Deps, { birthDate }: Pick<MemberRow, 'birthDate'>): boolean =>
  ageInYears(birthDate, deps.clock.today()) < LIMITS.adultAgeYears;

/** People of the household, the person not among them. */
async function othersOf(deps: Deps, { view, person }: Family): Promise<string[]> {
  const asked = { residentIds: [person.residentId], today: deps.clock.today() };
  const households = await listHouseholds(deps.db.pool, view.countyCode, asked);
  return (households.get(person.residentId) ?? []).filter((id) => !person.residentIds.includes(id));
}

const movedThisMonth = (deps: Deps, db: Pick<Transaction, 'query'>, { view, person }: Family): Promise<number> =>
  sumTransfers(db, view.countyCode, { residentId: person.residentId, ...periodOf('month', deps.clock.today()) });

async function accountOf(deps: Deps, family: Family, familyId: string): Promise<PointFamily['account']> {
  const { view, document } = family;
  const [members, transferredThisMonth] = await Promise.all([
    listMembers(deps.db.pool, view.countyCode, familyId),
    movedThisMonth(deps, deps.db.pool, family),
  ]);
  return {
    familyId,
    name: FAMILY_NAME,
    members: members.map((member) => ({
      residentId: member.residentId,
      nameMasked: maskName(member.name),
      minor: isMinor(deps, member),
    })),
    transferPerMonthMax: document?.family.transferPerMonthMax ?? 0,
    transferredThisMonth,
  };
}

async function viewOf(deps: Deps, family: Family): Promise<PointFamily> {
  const { view, document } = family;
  const [fresh] = await listPeople(deps.db.pool, view.countyCode, [family.person.residentId]);
  const familyId = fresh?.familyId ?? null;
  const named = await listNamed(deps.db.pool, view.countyCode, await othersOf(deps, family));
  return {
    allowed: document?.family.allowed ?? false,
    account: familyId === null ? null : await accountOf(deps, family, familyId),
    mayAdd: named
      .filter((one) => one.familyId === null)
      .map(({ residentId, name }) => ({ residentId, nameMasked: maskName(name) })),
  };
}

/** The family account of a person, and who of the household could be taken into it. */
export async function familyOf(deps: Deps, who: AccountSession, residentId: string): Promise<PointFamily | Refused> {
  const family = await open(deps, who, { residentId, area: 'points' });
  return isRefused(family) ? family : viewOf(deps, family);
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
  const family = await open(deps, who, { residentId, area: 'points-use' });
  if (isRefused(family)) return family;
  if (family.document?.family.allowed !== true) return refuse('family-account-not-allowed');
  if (!(await othersOf(deps, family)).includes(memberId)) return refuse('not-found');
  const problem = await retried(deps, (client) => join(deps, client, { family, memberId, accountId: who.accountId }));
  if (problem) return problem;
  await noteChange(deps, who, { view: family.view, residentId: memberId, move: 'joined' });
  return viewOf(deps, family);
}

/** Leaves the family account: what it holds stays with the others. A child stays in it until grown up. */
export async function leave(deps: Deps, who: AccountSession, residentId: string): Promise<PointFamily | Refused> {
  const family = await open(deps, who, { residentId, area: 'points-use' });
  if (isRefused(family)) return family;
  if (isMinor(deps, family.person)) return refuse('family-account-minor');
  const { countyCode } = family.view;
  await deps.db.transaction(async (client) => {
    await lockPeople(client, countyCode, [family.person.residentId]);
    await endMembership(client, countyCode, { residentId: family.person.residentId, at: deps.clock.now() });
  });
  await noteChange(deps, who, { view: family.view, residentId, move: 'left' });
  return viewOf(deps, family);
}

interface Moving {
  family: Family;
  points: number;
  accountId: string;
  key: string;
}

async function moveNow(deps: Deps, client: Transaction, told: Moving): Promise<Refused | undefined> {
  const { family, points, accountId, key } = told;
  const { countyCode } = family.view;
  const { residentId } = family.person;
  const [person] = await listPeople(client, countyCode, [residentId]);
  if (!person?.familyId) return refuse('family-account-not-allowed');
  const moved = await movedThisMonth(deps, client, family);
  if (moved + points > (family.document?.family.transferPerMonthMax ?? 0)) return refuse('family-transfer-limit');
  const to = { kind: 'family', id: person.familyId } as const;
  const [answer] = await postWithin(client, deps, {
    countyCode,
    orders: [
      {
        type: 'transfer-family',
        key: `transfer:${accountId}:${key}`,
        by: { kind: 'account', id: accountId },
        from: { kind: 'resident', id: residentId },
        to,
        residentId,
        points,
      },
    ],
  });
  if (!answer?.ok) return refuse('not-enough-points');
  const row = { transferId: uuidV7(), family: to, residentId, points, txId: answer.txId, accountId, key };
  await insertTransfer(client, countyCode, { ...row, day: deps.clock.today() });
  return undefined;
}

async function move(deps: Deps, client: Transaction, told: Moving): Promise<Refused | undefined> {
  const { family, points, accountId, key } = told;
  const { countyCode } = family.view;
  const { residentId } = family.person;
  await lockPeople(client, countyCode, [residentId]);
  const before = await findTransfer(client, countyCode, { accountId, key });
  if (before)
    return before.residentId === residentId && before.points === points
      ? undefined
      : refuse('idempotency-body-differs');
  return moveNow(deps, client, told);
}

/** Moves points of one's own into the family account; together no more in a month than the document allows. The same key moves them once. */
export async function transfer(
  deps: Deps,
  who: AccountSession,
  asked: { residentId: string; points: number; key: string },
): Promise<PointFamily | Refused> {
  const family = await open(deps, who, { residentId: asked.residentId, area: 'points-use' });
  if (isRefused(family)) return family;
  if (family.document?.family.allowed !== true) return refuse('family-account-not-allowed');
  const { points, key } = asked;
  const problem = await retried(deps, (client) =>
    move(deps, client, { family, points, key, accountId: who.accountId }),
  );
  return problem ?? viewOf(deps, family);
}
