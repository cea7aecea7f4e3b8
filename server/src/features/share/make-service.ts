import type { Share, SharesOfResident } from '@kangban/contract/share';
import type { RecordKind, SensitiveCategory } from '@kangban/domain/record/kinds';
import { LIMITS } from '@kangban/domain/shared/limits';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { shareState } from '@kangban/domain/share/share-terms';
import { instantOf } from '../../clock';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { FirstAnswer } from '../../http/send-first';
import type { AccountSession } from '../../plugins/tokens';
import { noteRead, openRecordFor, type RecordView } from '../access/open-record';
import type { AuditAction } from '../audit/auditor';
import { bodyHash } from '../booking/idempotency';
import { doOnce } from '../booking/repeat-service';
import { countKinds, readRecord } from '../record-export/read-record';
import { codeHash, shareCode, shareToken } from './secret';
import { countMade, findShare, insertRevocation, insertShare, listShareRows, type OpeningRow } from './store';

const CREATED = 201;
const MINUTE_MS = 60_000;

/** Passing a record on is the person's and the guardian's; the rule of access knows. */
const openToShare = (deps: Deps, who: AccountSession, residentId: string): Promise<RecordView | Refused> =>
  openRecordFor(deps, who, { residentId, area: 'share' });

const openingView = ({ openedAt, way, ...by }: OpeningRow): Share['openings'][number] => ({
  openedAt: new Date(openedAt).toISOString(),
  way,
  name: by.toldName ?? by.staffName ?? '',
  institution: by.toldInstitution ?? by.siteName ?? '',
  proven: by.toldName === null,
});

type Listed = Awaited<ReturnType<typeof listShareRows>>[number];

function shareView(deps: Deps, row: Listed, { accountId, isSelf }: { accountId: string; isSelf: boolean }): Share {
  // Which categories somebody else of the family passed on would say too much; the person reads it of every share.
  const isTheirs = row.accountId === accountId;
  const state = shareState(row, deps.clock.now(), LIMITS.shareOpeningsMax);
  const isShown = state === 'holds' && isTheirs;
  const { cipher } = deps;
  return {
    shareId: row.shareId,
    state,
    purpose: row.purpose,
    kinds: row.kinds,
    opened: isSelf || isTheirs ? row.opened : [],
    since: row.since,
    madeAt: row.madeAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    revokedAt: row.revokedAt?.toISOString() ?? null,
    secret: isShown ? { token: shareToken(cipher, row.shareId), code: shareCode(cipher, row.shareId) } : null,
    openings: row.openedBy.map(openingView),
  };
}

/** What could be shared now, and what was shared before with who opened it. */
export async function listShares(
  deps: Deps,
  who: AccountSession,
  residentId: string,
): Promise<SharesOfResident | Refused> {
  const view = await openToShare(deps, who, residentId);
  if (isRefused(view)) return view;
  const { countyCode, residentIds, label, opened } = view;
  const [{ items }, rows] = await Promise.all([
    readRecord(deps, view),
    listShareRows(deps.db, countyCode, { residentIds, limit: LIMITS.sharesShownMax }),
  ]);
  noteRead(deps, view, { action: 'record-read' });
  const reader = { accountId: who.accountId, isSelf: view.right === 'self' };
  return {
    residentId,
    label,
    today: deps.clock.today(),
    kinds: countKinds(items),
    unlocked: [...opened],
    shares: rows.map((row) => shareView(deps, row, reader)),
  };
}

const entryOf = (view: RecordView, action: AuditAction, shareId: string) => ({
  countyCode: view.countyCode,
  actorKind: 'account' as const,
  actorId: view.reader.id,
  residentId: view.residentId,
  action,
  rightKind: view.right,
  details: { shareId },
});

export interface ShareAsked {
  residentId: string;
  kinds: readonly RecordKind[];
  opened: readonly SensitiveCategory[];
  since: PlainDate | null;
  minutes: number;
  purpose: string;
}

function hashOf(deps: Deps, shareId: string): Buffer {
  const hash = codeHash(deps.cipher, shareCode(deps.cipher, shareId));
  if (!hash) throw new Error('a code we wrote cannot be read');
  return hash;
}

/**
 * Makes a share, once for a key. Its secrets are in no answer that is kept: who made it reads them with the list. Refuses `forbidden` for
 * a proxy, `share-sensitive-locked` for a category that is not unlocked now.
 */
export async function makeShare(
  deps: Deps,
  who: AccountSession,
  { key, ...asked }: ShareAsked & { key: string },
): Promise<FirstAnswer | Refused> {
  const { residentId, minutes, purpose, since } = asked;
  const view = await openToShare(deps, who, residentId);
  if (isRefused(view)) return view;
  if (asked.opened.some((category) => !view.opened.includes(category))) return refuse('share-sensitive-locked');
  if (since !== null && since > deps.clock.today()) return refuse('bad-input');
  const { countyCode, accountId } = who;
  const { right } = view;
  if (right !== 'self' && right !== 'guardian' && right !== 'proxy') return refuse('forbidden');
  const shareId = uuidV7();
  const done = await doOnce(deps, {
    countyCode,
    repeatable: { ownerId: accountId, key, hash: bodyHash('createShare', asked) },
    status: CREATED,
    work: async (client) => {
      const dayBegan = instantOf(deps.clock.today(), '00:00');
      const made = await countMade(client, accountId, { countyCode, since: dayBegan });
      if (made >= LIMITS.sharesPerAccountPerDayMax) return refuse('share-too-many');
      const madeAt = deps.clock.now();
      const endsAt = new Date(madeAt.getTime() + minutes * MINUTE_MS);
      const [kinds, opened] = [[...new Set(asked.kinds)], [...new Set(asked.opened)]];
      const told = { countyCode, shareId, residentId, accountId, rightKind: right, purpose, since };
      await insertShare(client, { ...told, kinds, opened, madeAt, endsAt, codeHash: hashOf(deps, shareId) });
      return { shareId };
    },
  });
  if (!isRefused(done) && !done.hit) await deps.auditor.recordNow(entryOf(view, 'share-made', shareId));
  return done;
}

/** Takes a share back, at once. Twice is once; somebody else's is not found. */
export async function revokeShare(
  deps: Deps,
  who: AccountSession,
  { residentId, shareId }: { residentId: string; shareId: string },
): Promise<Record<string, never> | Refused> {
  const view = await openToShare(deps, who, residentId);
  if (isRefused(view)) return view;
  const { countyCode, accountId } = who;
  const share = await findShare(deps.db, countyCode, { shareId });
  if (!share || !view.residentIds.includes(share.residentId)) return refuse('not-found');
  const at = deps.clock.now();
  const isEnded = await insertRevocation(deps.db, { countyCode, eventId: uuidV7(), shareId, accountId, at });
  if (isEnded) await deps.auditor.recordNow(entryOf(view, 'share-ended', shareId));
  return {};
}
