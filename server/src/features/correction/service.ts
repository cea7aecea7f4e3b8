import type {
  askCorrection,
  Correction,
  CorrectionTarget,
  getCorrectionTarget,
  listCorrections,
} from '@kangban/contract/correction';
import type { AnswerOf, BodyOf } from '@kangban/contract/endpoint';
import { correctionDueOn, isWaiting } from '@kangban/domain/correction/states';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { AccountSession } from '../../plugins/tokens';
import { noteRead, openRecordFor, type RecordView } from '../access/open-record';
import type { AuditAction } from '../audit/auditor';
import { bodyHash, type FirstAnswer } from '../booking/idempotency';
import { doOnce } from '../booking/repeat-service';
import { countWaiting, findCorrection, insertCorrection, insertEnd, listOfPerson } from './store';
import { describeTarget, findTarget, type Target } from './target';
import { correctionView } from './view';

const CREATED = 201;
const PAGE = 20;
/** Requests about one person that may wait at once. */
const WAITING_MAX = 20;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const open = (deps: Deps, who: AccountSession, residentId: string): Promise<RecordView | Refused> =>
  openRecordFor(deps, who, { residentId, area: 'correction' });

const ownerOf = (target: Target): string | undefined => (target.type === 'profile' ? undefined : target.row.residentId);

/** What the view may see of a standing target in words; anything else is not found. */
async function describe(deps: Deps, view: RecordView, asked: CorrectionTarget) {
  const target = await findTarget(deps.db.pool, view.countyCode, asked);
  if (!target) return refuse('not-found');
  const owner = ownerOf(target);
  const isTheirs = owner === undefined || view.residentIds.includes(owner);
  const stands = target.type === 'profile' || target.row.stands;
  const described = isTheirs && stands ? describeTarget(target, view.opened) : undefined;
  return described ? { target, described } : refuse('not-found');
}

/** What a request is going to point at. */
export async function readTarget(
  deps: Deps,
  who: AccountSession,
  { residentId, kind, id }: { residentId: string; kind: string; id?: string | undefined },
): Promise<AnswerOf<typeof getCorrectionTarget> | Refused> {
  const view = await open(deps, who, residentId);
  if (isRefused(view)) return view;
  const found = await describe(deps, view, { kind, id: id ?? null });
  if (isRefused(found)) return found;
  // The whole entry is read here, as on its own page.
  if (id !== undefined) noteRead(deps, view, { action: 'record-entry-read', details: { entryId: id, kind } });
  return { label: view.label, target: found.described };
}

/** Whose requests an account sees: the person all about themself, a guardian or proxy their own. */
const seenBy = (view: RecordView, who: AccountSession): string | null => (view.right === 'self' ? null : who.accountId);

/** Requests about a person, newest first. */
export async function readCorrections(
  deps: Deps,
  who: AccountSession,
  { residentId, cursor }: { residentId: string; cursor?: string | undefined },
): Promise<AnswerOf<typeof listCorrections> | Refused> {
  const view = await open(deps, who, residentId);
  if (isRefused(view)) return view;
  if (cursor !== undefined && !UUID.test(cursor))
    return refuse('bad-input', { fields: [{ path: '/cursor', message: 'not a cursor of this list' }] });
  const rows = await listOfPerson(deps.db.pool, who.countyCode, {
    residentIds: view.residentIds,
    openedBy: seenBy(view, who),
    before: cursor,
    limit: PAGE + 1,
  });
  const page = rows.slice(0, PAGE);
  const today = deps.clock.today();
  return {
    label: view.label,
    items: page.map((row) => correctionView(row, { reader: who.accountId, today, opened: view.opened })),
    nextCursor: rows.length > PAGE ? (page.at(-1)?.correctionId ?? null) : null,
  };
}

async function note(
  deps: Deps,
  view: RecordView,
  { action, correctionId }: { action: AuditAction; correctionId: string },
): Promise<void> {
  if (view.right === 'self') return;
  await deps.auditor.recordNow({
    countyCode: view.countyCode,
    actorKind: view.reader.kind,
    actorId: view.reader.id,
    residentId: view.residentId,
    action,
    rightKind: view.right,
    details: { correctionId },
  });
}

interface Asking {
  who: AccountSession;
  view: RecordView;
  found: { target: Target; described: { title: string; on: Correction['on'] } };
  body: BodyOf<typeof askCorrection>;
  correctionId: string;
}

async function write(deps: Deps, client: Transaction, asking: Asking): Promise<Correction | Refused> {
  const { who, view, found, body, correctionId } = asking;
  const { countyCode, accountId } = who;
  if ((await countWaiting(client, countyCode, view.residentId)) >= WAITING_MAX) return refuse('correction-too-many');
  const today = deps.clock.today();
  const { target, described } = found;
  await insertCorrection(client, {
    countyCode,
    correctionId,
    residentId: view.residentId,
    openedBy: accountId,
    siteId: target.type === 'profile' ? null : target.row.siteId,
    kind: body.target.kind,
    targetId: body.target.id,
    title: described.title,
    on: described.on,
    wrong: body.wrong,
    rightly: body.rightly,
    at: deps.clock.now(),
    dueOn: correctionDueOn(today),
  });
  const made = await findCorrection(client, countyCode, correctionId);
  if (!made) throw new Error('a request just written is there');
  return correctionView(made, { reader: accountId, today, opened: view.opened });
}

/** 哪里写错了: goes to the clinic that wrote the entry, else to the person's home clinic. Nothing is changed by asking. */
export async function ask(
  deps: Deps,
  who: AccountSession,
  { residentId, body, key }: { residentId: string; body: BodyOf<typeof askCorrection>; key: string },
): Promise<FirstAnswer | Refused> {
  const view = await open(deps, who, residentId);
  if (isRefused(view)) return view;
  const found = await describe(deps, view, body.target);
  if (isRefused(found)) return found;
  const correctionId = uuidV7();
  const done = await doOnce(deps, {
    countyCode: who.countyCode,
    repeatable: { ownerId: who.accountId, key, hash: bodyHash(`correct ${residentId}`, body) },
    status: CREATED,
    work: (client) => write(deps, client, { who, view, found, body, correctionId }),
  });
  if (!isRefused(done) && !done.hit) await note(deps, view, { action: 'correction-asked', correctionId });
  return done;
}

/** Takes one's own request back while it waits. */
export async function withdraw(
  deps: Deps,
  who: AccountSession,
  { residentId, correctionId }: { residentId: string; correctionId: string },
): Promise<Correction | Refused> {
  const view = await open(deps, who, residentId);
  if (isRefused(view)) return view;
  const { countyCode, accountId } = who;
  const done = await deps.db.transaction(async (client): Promise<Correction | Refused> => {
    const row = await findCorrection(client, countyCode, correctionId);
    if (row?.openedBy !== accountId || !view.residentIds.includes(row.residentId)) return refuse('not-found');
    if (!isWaiting(row.state)) return refuse('correction-not-changeable', { reason: row.state });
    const end = {
      countyCode,
      correctionId,
      state: 'withdrawn',
      byAccount: accountId,
      byStaff: null,
      words: '',
    } as const;
    if (!(await insertEnd(client, { ...end, at: deps.clock.now(), replacedBy: null, changes: [] })))
      return refuse('correction-not-changeable');
    const after = await findCorrection(client, countyCode, correctionId);
    const shown = { reader: accountId, today: deps.clock.today(), opened: view.opened };
    return after ? correctionView(after, shown) : refuse('not-found');
  });
  if (!isRefused(done)) await note(deps, view, { action: 'correction-withdrawn', correctionId });
  return done;
}
