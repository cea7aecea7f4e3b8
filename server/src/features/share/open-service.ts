import type { SharedPage, SharedRecord } from '@kangban/contract/share';
import { LIMITS } from '@kangban/domain/shared/limits';
import { ageInYears } from '@kangban/domain/shared/plain-date';
import { shareState } from '@kangban/domain/share/share-terms';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { StaffSession } from '../../plugins/tokens';
import { openByGrant, type RecordView } from '../access/open-record';
import { countAttempt, forgiveAttempt } from '../identity/attempt-service';
import { listPeople } from '../identity/registry-service';
import { readRecord } from '../record-export/read-record';
import { loadStaff } from '../staff/service';
import { codeHash, openingIdOf, shareIdOf, viewingToken } from './secret';
import { findOpening, findShare, insertOpening, type ShareRow } from './store';

/** Scanned or typed. */
type Secret = { token: string } | { code: string };

/** Who opens: a colleague who signed in, or somebody who says who they are. */
interface Reader {
  name: string;
  institution: string;
  staff: { staffId: string; siteId: string | null } | null;
}

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const GONE = refuse('share-not-found');

/** The share of a secret, while it holds. A wrong secret counts against its address before it is looked at; a right one is no try. */
async function findBySecret(deps: Deps, secret: Secret, address: string): Promise<ShareRow | Refused> {
  const trier = { kind: 'share-miss', subject: address } as const;
  const refused = await countAttempt(deps, trier);
  if (refused) return refused;
  const { cipher, config, db } = deps;
  const by = 'token' in secret ? shareIdOf(cipher, secret.token) : codeHash(cipher, secret.code);
  if (by === undefined) return GONE;
  const share = await findShare(db, config.countyCode, typeof by === 'string' ? { shareId: by } : { codeHash: by });
  if (!share) return GONE;
  await forgiveAttempt(deps, trier);
  return shareState(share, deps.clock.now(), LIMITS.shareOpeningsMax) === 'holds' ? share : GONE;
}

/** What the share shows now: asked anew each time, for a right that ended or a consent taken back ends the share, too. */
async function viewOf(deps: Deps, share: ShareRow, staff: Reader['staff']): Promise<RecordView | Refused> {
  const view = await openByGrant(deps, {
    kind: 'share',
    countyCode: deps.config.countyCode,
    residentId: share.residentId,
    accountId: share.accountId,
    live: share.revokedAt === null && deps.clock.now() < share.endsAt,
    kinds: share.kinds,
    opened: share.opened,
    reader: { kind: staff ? 'staff' : 'system', id: staff?.staffId ?? null, siteId: staff?.siteId ?? null },
  });
  return isRefused(view) ? GONE : view;
}

/** A place in the list: the last entry that was read. */
const CURSOR = /^(\d{4}-\d{2}-\d{2})~([0-9a-f-]{36})$/;

async function pageOf(
  deps: Deps,
  { view, share, cursor }: { view: RecordView; share: ShareRow; cursor: string | null },
): Promise<SharedPage> {
  const { items } = await readRecord(deps, view, { since: share.since });
  const [, day = '', id = ''] = CURSOR.exec(cursor ?? '') ?? [];
  const isAfter = ({ happenedOn, id: own }: SharedPage['items'][number]): boolean =>
    cursor === null || happenedOn < day || (happenedOn === day && own < id);
  const rest = items.map(({ line }) => line).filter(isAfter);
  const page = rest.slice(0, LIMITS.sharedEntriesPerPage);
  const last = page.at(-1);
  return { items: page, nextCursor: last && rest.length > page.length ? `${last.happenedOn}~${last.id}` : null };
}

async function personOf(deps: Deps, { countyCode, residentId }: RecordView): Promise<SharedRecord['person'] | Refused> {
  const [person] = await listPeople(deps.db, countyCode, [residentId]);
  if (!person) return GONE;
  const { name, sex, birthDate } = person;
  return { name, sex, birthDate, ageYears: ageInYears(birthDate, deps.clock.today()) };
}

/** Writes the opening down before anything is shown: in the share's own history and in the audit. */
async function noteOpening(
  deps: Deps,
  view: RecordView,
  told: { share: ShareRow; reader: Reader; way: 'link' | 'code' },
): Promise<string | Refused> {
  const { share, reader, way } = told;
  const { countyCode } = view;
  const openingId = uuidV7();
  const noted = await insertOpening(deps.db, {
    countyCode,
    eventId: openingId,
    shareId: share.shareId,
    at: deps.clock.now(),
    way,
    staffId: reader.staff?.staffId ?? null,
    siteId: reader.staff?.siteId ?? null,
    toldName: reader.staff ? null : reader.name,
    toldInstitution: reader.staff ? null : reader.institution,
    openingsMax: LIMITS.shareOpeningsMax,
  });
  if (!noted) return GONE;
  await deps.auditor.recordNow({
    countyCode,
    actorKind: view.reader.kind,
    actorId: view.reader.id,
    residentId: view.residentId,
    action: 'share-opened',
    rightKind: view.right,
    siteId: view.reader.siteId,
    details: { shareId: share.shareId, openingId },
  });
  return openingId;
}

const endOf = (share: ShareRow, openedAt: Date): Date =>
  new Date(Math.min(share.endsAt.getTime(), openedAt.getTime() + LIMITS.shareViewingMinutes * MINUTE_MS));

/** Opens a share for a reader: the first page of what was chosen. A wrong, ended, revoked or used-up one is not found. */
async function open(
  deps: Deps,
  { secret, reader, address }: { secret: Secret; reader: Reader; address: string },
): Promise<SharedRecord | Refused> {
  const share = await findBySecret(deps, secret, address);
  if (isRefused(share)) return share;
  const view = await viewOf(deps, share, reader.staff);
  if (isRefused(view)) return view;
  const openedAt = deps.clock.now();
  const [person, page] = await Promise.all([personOf(deps, view), pageOf(deps, { view, share, cursor: null })]);
  if (isRefused(person)) return person;
  const openingId = await noteOpening(deps, view, { share, reader, way: 'token' in secret ? 'link' : 'code' });
  if (isRefused(openingId)) return openingId;
  const viewingEndsAt = endOf(share, openedAt);
  return {
    viewing: viewingToken(deps.cipher, openingId),
    viewingEndsAt: viewingEndsAt.toISOString(),
    viewingSeconds: Math.floor((viewingEndsAt.getTime() - openedAt.getTime()) / SECOND_MS),
    endsAt: share.endsAt.toISOString(),
    purpose: share.purpose,
    kinds: share.kinds,
    since: share.since,
    person,
    reader: { name: reader.name, institution: reader.institution, proven: reader.staff !== null },
    ...page,
  };
}

/** Opens a share without a sign-in: who it is, is only told. */
export const openAsTold = (
  deps: Deps,
  { secret, name, institution, address }: { secret: Secret; name: string; institution: string; address: string },
): Promise<SharedRecord | Refused> => open(deps, { secret, address, reader: { name, institution, staff: null } });

/** Opens a share as a colleague of a clinic of this county. An administrator sees no person, here as anywhere. */
export async function openAsStaff(
  deps: Deps,
  who: StaffSession,
  { secret, address }: { secret: Secret; address: string },
): Promise<SharedRecord | Refused> {
  const member = await loadStaff(deps, who);
  if (isRefused(member)) return member;
  const { staffId, siteId, siteName, name, role } = member;
  if (role === 'county-admin') return refuse('forbidden');
  return open(deps, { secret, address, reader: { name, institution: siteName ?? '', staff: { staffId, siteId } } });
}

/** The share of an opening, while both hold. */
async function openingOf(deps: Deps, viewing: string): Promise<{ share: ShareRow; view: RecordView } | Refused> {
  const openingId = openingIdOf(deps.cipher, viewing);
  const share = openingId && (await findOpening(deps.db, deps.config.countyCode, openingId));
  if (!share) return GONE;
  const now = deps.clock.now();
  if (share.revokedAt !== null || now >= endOf(share, share.openedAt)) return GONE;
  const { staffId, siteId } = share;
  const view = await viewOf(deps, share, staffId === null ? null : { staffId, siteId });
  return isRefused(view) ? view : { share, view };
}

/** The next page of an opening. */
export async function readOn(
  deps: Deps,
  { viewing, cursor }: { viewing: string; cursor: string | null },
): Promise<SharedPage | Refused> {
  if (cursor !== null && !CURSOR.test(cursor)) return GONE;
  const opened = await openingOf(deps, viewing);
  return isRefused(opened) ? opened : pageOf(deps, { ...opened, cursor });
}

/** Whether an opening still shows anything. */
export async function stillHolds(deps: Deps, viewing: string): Promise<Record<string, never> | Refused> {
  const opened = await openingOf(deps, viewing);
  return isRefused(opened) ? opened : {};
}
