import type { ActingForMe, AddChild } from '@kangban/contract/family';
import type { FamilyMember } from '@kangban/contract/identity';
import { childLabel } from '@kangban/domain/identity/labels';
import { type FamilyRight, isAdult, linkHolds, mayEndLink } from '@kangban/domain/identity/rights';
import { maskName } from '@kangban/domain/shared/masking';
import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import type { AuditAction } from '../audit/auditor';
import { findRelation, listPeople, matchPerson, type RegistryPerson } from '../identity/registry-service';
import { giveRight } from './links';
import { memberOf } from './members';
import { loadRights } from './rights';
import { endLink, findLink, type LinkRow, listOver } from './store';

/** The right of an account over its own person, from its row; without one the account is not bound. */
export async function loadSelf(deps: Deps, who: AccountSession): Promise<FamilyRight | Refused> {
  const rights = await loadRights(deps, who);
  if (isRefused(rights)) return rights;
  return rights.find((right) => right.right === 'self') ?? refuse('binding-needed');
}

export const rightOfLink = ({ linkId, residentId, right, scope, label, endsOn }: LinkRow): FamilyRight => ({
  linkId,
  residentId,
  right,
  scope,
  label,
  endsOn,
});

/** Writes down what an account did to a right over somebody; nothing about oneself. */
export async function auditLink(
  deps: Deps,
  who: AccountSession,
  told: { action: AuditAction; link: LinkRow },
): Promise<void> {
  const { action, link } = told;
  await deps.auditor.recordNow({
    countyCode: who.countyCode,
    actorKind: 'account',
    actorId: who.accountId,
    residentId: link.residentId,
    action,
    rightKind: link.right,
    details: { linkId: link.linkId },
  });
}

type Found = { child: RegistryPerson } | Refused;

/** A child of the list the account was offered: anybody else's id reveals nothing. */
async function offeredChild(
  deps: Deps,
  who: AccountSession,
  told: { residentId: string; self: FamilyRight },
): Promise<Found> {
  const pair = { childId: told.residentId, guardianId: told.self.residentId };
  const relation = await findRelation(deps.db, who.countyCode, pair);
  const [child] = relation ? await listPeople(deps.db, who.countyCode, [told.residentId]) : [];
  return child ? { child } : refuse('not-found');
}

async function namedChild(
  deps: Deps,
  who: AccountSession,
  told: { name: string; idNumber: string; self: FamilyRight },
): Promise<Found> {
  const child = await matchPerson(deps, who, told);
  if (isRefused(child)) return child;
  if (isAdult(child.birthDate, deps.clock.today())) return refuse('not-a-child');
  const pair = { childId: child.residentId, guardianId: told.self.residentId };
  const relation = await findRelation(deps.db, who.countyCode, pair);
  return relation ? { child } : refuse('not-registered-guardian');
}

/** Adds a child whose guardian the registry says I am, until the child turns 18. */
export async function addChild(
  deps: Deps,
  who: AccountSession,
  input: AddChild,
): Promise<{ member: FamilyMember } | Refused> {
  const self = await loadSelf(deps, who);
  if (isRefused(self)) return self;
  const found =
    'residentId' in input
      ? await offeredChild(deps, who, { residentId: input.residentId, self })
      : await namedChild(deps, who, { ...input, self });
  if (isRefused(found)) return found;
  const { child } = found;
  const today = deps.clock.today();
  if (isAdult(child.birthDate, today)) return refuse('not-a-child');
  const right = {
    accountId: who.accountId,
    countyCode: who.countyCode,
    residentId: child.residentId,
    right: 'guardian' as const,
    birthDate: child.birthDate,
    label: childLabel(child.name, input.label),
  };
  const agreement = { by: 'registry' as const, at: deps.clock.now(), staffId: null };
  const link = await deps.db.transaction((client) => giveRight(client, right, { agreement, today }));
  if (isRefused(link)) return link;
  await auditLink(deps, who, { action: 'link-agreed', link });
  return { member: memberOf(deps, child, rightOfLink(link)) };
}

/** Ends a right I hold, or a proxy's over me. What is not mine to end does not exist for me. */
export async function endFamilyLink(deps: Deps, who: AccountSession, linkId: string): Promise<Refused | undefined> {
  const self = await loadSelf(deps, who);
  if (isRefused(self)) return self;
  const link = await findLink(deps.db, linkId, { ...who, residentId: self.residentId });
  const side = link?.accountId === who.accountId ? 'holder' : 'subject';
  if (!link || !mayEndLink(link.right, side)) return refuse('not-found');
  const ended = await deps.db.transaction((client) => endLink(client, link, deps.clock.now()));
  if (!ended) return refuse('not-found');
  // A right given back by its holder is about somebody else; taken back by the person it is about themselves.
  if (side === 'holder') await auditLink(deps, who, { action: 'link-ended', link });
  return undefined;
}

/** Everybody who may act for me today, names masked. */
export async function listActingForMe(deps: Deps, who: AccountSession): Promise<{ items: ActingForMe[] } | Refused> {
  const self = await loadSelf(deps, who);
  if (isRefused(self)) return self;
  const over = { residentId: self.residentId, exceptAccountId: who.accountId };
  const rows = await listOver(deps.db, who.countyCode, over);
  const actors = rows.flatMap((row) => (row.actorResidentId === null ? [] : [row.actorResidentId]));
  const people = await listPeople(deps.db, who.countyCode, actors);
  const names = new Map(people.map((person) => [person.residentId, person.name]));
  const today = deps.clock.today();
  const items = rows.flatMap((row) => {
    if (row.right === 'self' || !linkHolds(row, today)) return [];
    const { linkId, right, scope, startsOn, endsOn } = row;
    return [
      { linkId, nameMasked: maskName(names.get(row.actorResidentId ?? '') ?? ''), right, scope, startsOn, endsOn },
    ];
  });
  return { items };
}
