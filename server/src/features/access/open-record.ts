import { type Area, PURPOSE_RULES, showsEntries, type StaffPurpose } from '@kangban/domain/access/areas';
import { type AccessAsk, decideAccess } from '@kangban/domain/access/decide-access';
import type { FamilyRight, RightKind } from '@kangban/domain/identity/rights';
import type { StaffRole } from '@kangban/domain/identity/staff-rights';
import type { RecordKind, SensitiveCategory } from '@kangban/domain/record/kinds';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { AccountSession, StaffSession } from '../../plugins/tokens';
import type { AuditAction, AuditEntry } from '../audit/auditor';
import { loadRights } from '../family/rights';
import { loadStaff } from '../staff/service';
import { loadFacts, type PersonFacts, relationOf } from './facts';
import { findGrantor, isReferredTo } from './store';

/** Who reads, for the audit. */
export interface RecordReader {
  kind: 'account' | 'staff' | 'system';
  id: string | null;
  siteId: string | null;
  /** Of staff who read by their own right. */
  role?: StaffRole;
}

/**
 * What of whose record may be seen now. Only this feature makes one; every reader of the record (pages, FHIR, PDF, CSV, shares,
 * summaries) takes one and shows no more than it says.
 */
export interface RecordView {
  countyCode: string;
  residentId: string;
  /** The person, with every record that was merged into theirs. */
  residentIds: readonly string[];
  right: RightKind | 'staff' | 'share' | 'app' | 'clinic';
  /** How the family calls this person; empty outside the family. */
  label: string;
  /** Sensitive categories that are open. */
  opened: readonly SensitiveCategory[];
  /** Kinds this view is limited to; null is all. */
  kinds: readonly RecordKind[] | null;
  reader: RecordReader;
}

/** Whether the reader may choose for the person what only they themself or a guardian may: a proxy helps and decides nothing. */
export const choosesFor = ({ right }: Pick<RecordView, 'right'>): boolean => right === 'self' || right === 'guardian';

const ofPerson = (countyCode: string, { residentId, residentIds }: PersonFacts) => ({
  countyCode,
  residentId,
  residentIds,
});

/** What an account may do to a person, with the facts it was decided by. */
export interface Reached {
  right: FamilyRight;
  facts: PersonFacts;
  ask: AccessAsk;
  opened: readonly SensitiveCategory[];
}

/**
 * Asks the rule of access for an account: its rights, one query for the person, one decision. Somebody else's id says no more
 * than that nothing was found.
 */
export async function reach(
  deps: Deps,
  who: AccountSession,
  asked: { residentId: string; area: Area; byPersonCode?: boolean },
): Promise<Reached | Refused> {
  const { residentId, area, byPersonCode = false } = asked;
  const rights = await loadRights(deps, who);
  if (isRefused(rights)) return rights;
  const right = rights.find((one) => one.residentId === residentId);
  const facts = right && (await loadFacts(deps, who.countyCode, { residentId, sessionId: who.sessionId }));
  if (!right || !facts) return refuse('not-found');
  const ask: AccessAsk = {
    caller: { kind: 'account', bound: true, relation: relationOf(rights, residentId) },
    person: facts.person,
    consent: facts.consent,
    unlocked: facts.unlockedUntil !== null,
    area,
    byPersonCode,
  };
  const { may, opened } = decideAccess(ask);
  return may === 'allowed' ? { right, facts, ask, opened } : refuse(may);
}

/** The view of a signed-in account on a person of its family, for what it wants to do there. */
export async function openRecordFor(
  deps: Deps,
  who: AccountSession,
  asked: { residentId: string; area: Area },
): Promise<RecordView | Refused> {
  const reached = await reach(deps, who, asked);
  if (isRefused(reached)) return reached;
  const { right, facts, opened } = reached;
  return {
    ...ofPerson(who.countyCode, facts),
    right: right.right,
    label: right.label,
    opened,
    // A view for what needs no opening shows no entry: it only says whose log or consents are asked about.
    kinds: showsEntries(asked.area) ? null : [],
    reader: { kind: 'account', id: who.accountId, siteId: null },
  };
}

/** The view of a signed-in account that reads. Refuses `record-not-opened` where nobody agreed to the opening. */
export const openRecord = (deps: Deps, who: AccountSession, residentId: string): Promise<RecordView | Refused> =>
  openRecordFor(deps, who, { residentId, area: 'record' });

/** The view of a staff member, for one purpose: role, clinic and the person's switches decide. Nothing sensitive is ever in it. */
export async function openRecordAsStaff(
  deps: Deps,
  who: StaffSession,
  asked: { residentId: string; purpose: StaffPurpose },
): Promise<RecordView | Refused> {
  const { residentId, purpose } = asked;
  const member = await loadStaff(deps, who);
  if (isRefused(member)) return member;
  const { countyCode, staffId, siteId, siteName, role } = member;
  if (siteId === null) return refuse('forbidden');
  const facts = await loadFacts(deps, countyCode, { residentId, sessionId: null });
  if (!facts) return refuse('not-found');
  const referredHere =
    purpose === 'referral' && (await isReferredTo(deps.db.pool, countyCode, { residentId, institution: siteName }));
  const at = facts.siteId === siteId ? 'home' : 'other';
  const { may, opened } = decideAccess({
    caller: { kind: 'staff', role, at, referredHere, purpose },
    person: facts.person,
    consent: facts.consent,
    unlocked: false,
    area: 'record',
  });
  if (may !== 'allowed') return refuse(may);
  const reader = { kind: 'staff', id: staffId, siteId, role } as const;
  return {
    ...ofPerson(countyCode, facts),
    right: 'staff',
    label: '',
    opened,
    kinds: PURPOSE_RULES[purpose].kinds,
    reader,
  };
}

/** A share or an app's access, as its row says; the caller has looked whether it lives. */
export interface Grant {
  kind: 'share' | 'app';
  countyCode: string;
  residentId: string;
  /** The account that gave it. */
  accountId: string;
  /** Has begun, has not run out and was not taken back. */
  live: boolean;
  kinds: readonly RecordKind[] | null;
  opened: readonly SensitiveCategory[];
  reader: RecordReader;
}

/**
 * The view of a doctor with a share or of an app the person let in. It asks anew at each request whether the giver still may
 * pass this on: a right that ended, a consent taken back or an account deleted ends it at once.
 */
export async function openByGrant(deps: Pick<Deps, 'db' | 'clock'>, grant: Grant): Promise<RecordView | Refused> {
  const { countyCode, residentId, accountId } = grant;
  const [facts, giver] = await Promise.all([
    loadFacts(deps, countyCode, { residentId, sessionId: null }),
    findGrantor(deps.db.pool, countyCode, { residentId, accountId, today: deps.clock.today() }),
  ]);
  if (!facts || !giver) return refuse('not-found');
  const { may, opened } = decideAccess({
    caller: { kind: grant.kind, live: grant.live, opened: grant.opened, giver: relationOf([giver], residentId) },
    person: facts.person,
    consent: facts.consent,
    unlocked: false,
    area: 'record',
  });
  if (may !== 'allowed') return refuse(may);
  return {
    ...ofPerson(countyCode, facts),
    right: grant.kind,
    label: '',
    opened,
    kinds: grant.kinds,
    reader: grant.reader,
  };
}

/** The view of an app the person let in, asked for at each of its requests. */
export const openRecordForApp = (
  deps: Pick<Deps, 'db' | 'clock'>,
  grant: Pick<Grant, 'countyCode' | 'accountId' | 'residentId' | 'opened'> & { clientId: string },
): Promise<RecordView | Refused> =>
  openByGrant(deps, {
    ...grant,
    kind: 'app',
    live: true,
    kinds: null,
    reader: { kind: 'system', id: grant.clientId, siteId: null },
  });

/**
 * The view of a whole county for whoever has the duty to report it: the caller has checked its scope and left out who took back the
 * opening (docs/rules/fhir.md).
 */
export const openCounty = (
  countyCode: string,
  told: { residentIds: readonly string[]; opened: readonly SensitiveCategory[]; clientId: string },
): RecordView => ({
  countyCode,
  residentId: '',
  residentIds: told.residentIds,
  right: 'clinic',
  label: '',
  opened: told.opened,
  kinds: null,
  reader: { kind: 'system', id: told.clientId, siteId: null },
});

/** A view that shows less: only these kinds, only these categories, never more than before. */
export function narrowView(
  view: RecordView,
  { kinds = null, opened }: { kinds?: readonly RecordKind[] | null; opened?: readonly SensitiveCategory[] },
): RecordView {
  const both =
    kinds === null ? view.kinds : view.kinds === null ? kinds : kinds.filter((kind) => view.kinds?.includes(kind));
  return { ...view, kinds: both, opened: opened ? opened.filter((one) => view.opened.includes(one)) : view.opened };
}

interface Read {
  action: AuditAction;
  details?: Readonly<Record<string, unknown>>;
}

/** The row of the audit that says a view was used. */
export const readEntryOf = ({ countyCode, residentId, right, reader }: RecordView, read: Read): AuditEntry => ({
  countyCode,
  actorKind: reader.kind,
  actorId: reader.id,
  residentId,
  action: read.action,
  rightKind: reader.role ?? right,
  siteId: reader.siteId,
  details: read.details ?? {},
});

/** Notes that a view was used; one's own reading is nobody's news. */
export function noteRead(deps: Pick<Deps, 'auditor'>, view: RecordView, read: Read): void {
  if (view.right !== 'self') deps.auditor.record(readEntryOf(view, read));
}
