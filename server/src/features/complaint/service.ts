import type { Complaint, getAccess, listComplaints, openComplaint } from '@kangban/contract/complaint';
import type { AnswerOf, BodyOf } from '@kangban/contract/endpoint';
import { complaintAfter } from '@kangban/domain/complaint/states';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { AccountSession } from '../../plugins/tokens';
import type { AuditAction } from '../audit/auditor';
import { type AccessRow, openLog, type OpenedLog } from '../audit/accesses';
import { bodyHash, type FirstAnswer } from '../booking/idempotency';
import { doOnce } from '../booking/repeat-service';
import {
  findAccess,
  findComplaint,
  findHomeSite,
  insertComplaint,
  insertStep,
  listOfPerson,
  lockComplaint,
} from './store';
import { accessView, complaintView } from './view';

const CREATED = 201;
const PAGE = 20;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface OfAccess {
  residentId: string;
  accessId: string;
}

const open = (deps: Deps, who: AccountSession, residentId: string): Promise<OpenedLog | Refused> =>
  openLog(deps, who, { residentId, area: 'complaint' });

/** Whose complaints an account sees: the person all about themself; a guardian or proxy their own, for one may be about the other. */
const seenBy = (log: OpenedLog, who: AccountSession): string | null => (log.right === 'self' ? null : who.accountId);

/** One row of the log with what was said about it. Another's row, and one's own doing, is not found. */
export async function readAccess(
  deps: Deps,
  who: AccountSession,
  { residentId, accessId }: OfAccess,
): Promise<AnswerOf<typeof getAccess> | Refused> {
  const log = await open(deps, who, residentId);
  if (isRefused(log)) return log;
  const { countyCode, accountId: reader } = who;
  const { residentIds } = log;
  const [row, [found]] = await Promise.all([
    findAccess(deps.db.pool, countyCode, { residentIds, accessId }),
    listOfPerson(deps.db.pool, countyCode, { residentIds, openedBy: seenBy(log, who), accessId, limit: 1 }),
  ]);
  if (!row) return refuse('not-found');
  const complaint = found && complaintView(found, reader);
  return {
    label: log.label,
    access: accessView(row, { reader, ...(complaint && { complaint }) }),
    complaint: complaint ?? null,
  };
}

/** What was complained about, newest first. */
export async function readComplaints(
  deps: Deps,
  who: AccountSession,
  { residentId, cursor }: { residentId: string; cursor?: string | undefined },
): Promise<AnswerOf<typeof listComplaints> | Refused> {
  const log = await open(deps, who, residentId);
  if (isRefused(log)) return log;
  if (cursor !== undefined && !UUID.test(cursor))
    return refuse('bad-input', { fields: [{ path: '/cursor', message: 'not a cursor of this list' }] });
  const rows = await listOfPerson(deps.db.pool, who.countyCode, {
    residentIds: log.residentIds,
    openedBy: seenBy(log, who),
    limit: PAGE + 1,
    ...(cursor !== undefined && { before: cursor }),
  });
  const page = rows.slice(0, PAGE);
  return {
    label: log.label,
    items: page.map((row) => complaintView(row, who.accountId)),
    nextCursor: rows.length > PAGE ? (page.at(-1)?.complaintId ?? null) : null,
  };
}

/** What a family does with a complaint is written down; one's own is nobody else's news. */
async function note(
  deps: Deps,
  who: AccountSession,
  { log, action, complaintId }: { log: OpenedLog; action: AuditAction; complaintId: string },
): Promise<void> {
  if (log.right === 'self') return;
  await deps.auditor.recordNow({
    countyCode: who.countyCode,
    actorKind: 'account',
    actorId: who.accountId,
    residentId: log.residentId,
    action,
    rightKind: log.right,
    details: { complaintId },
  });
}

interface Opening {
  log: OpenedLog;
  row: AccessRow;
  body: BodyOf<typeof openComplaint>;
}

async function write(
  deps: Deps,
  client: Transaction,
  { who, opening, complaintId }: { who: AccountSession; opening: Opening; complaintId: string },
): Promise<Complaint | Refused> {
  const { log, row, body } = opening;
  const { countyCode, accountId } = who;
  const at = deps.clock.now();
  const homeSite = row.actorKind === 'staff' ? null : await findHomeSite(client, countyCode, log.residentId);
  const isNew = await insertComplaint(client, {
    countyCode,
    complaintId,
    residentId: log.residentId,
    accessId: row.accessId,
    openedBy: accountId,
    siteId: row.actorKind === 'staff' ? row.siteId : homeSite,
    aboutStaff: row.actorKind === 'staff' ? row.actorId : null,
    reason: body.reason,
    words: body.words ?? '',
    at,
  });
  if (!isNew) return refuse('complaint-exists');
  await insertStep(client, {
    countyCode,
    complaintId,
    state: 'opened',
    at,
    byAccount: accountId,
    byStaff: null,
    words: '',
  });
  const made = await findComplaint(client, countyCode, complaintId);
  if (!made) throw new Error('a complaint just written is there');
  return complaintView(made, accountId);
}

/**
 * 不是我同意的: goes to the desk of the clinic it was done from, or for what no clinic did to the person's home clinic, else to the county.
 * Refuses a row of one's own looking, a second complaint about one row, and words missing where only words say what is meant.
 */
export async function complain(
  deps: Deps,
  who: AccountSession,
  { residentId, accessId, body, key }: OfAccess & { body: BodyOf<typeof openComplaint>; key: string },
): Promise<FirstAnswer | Refused> {
  const log = await open(deps, who, residentId);
  if (isRefused(log)) return log;
  const { countyCode, accountId } = who;
  const row = await findAccess(deps.db.pool, countyCode, { residentIds: log.residentIds, accessId });
  if (!row) return refuse('not-found');
  if (row.actorKind === 'account' && row.actorId === accountId) return refuse('complaint-about-oneself');
  if (body.reason === 'other' && (body.words ?? '') === '')
    return refuse('bad-input', { fields: [{ path: '/words', message: 'what is wrong with it?' }] });
  const complaintId = uuidV7();
  const done = await doOnce(deps, {
    countyCode,
    repeatable: { ownerId: accountId, key, hash: bodyHash(`complain ${residentId} ${accessId}`, body) },
    status: CREATED,
    work: (client) => write(deps, client, { who, opening: { log, row, body }, complaintId }),
  });
  if (!isRefused(done) && !done.hit) await note(deps, who, { log, action: 'complaint-opened', complaintId });
  return done;
}

/** Takes one's complaint back, or says that the answer will do. Only who said it may; another's is not found. */
export async function closeOwn(
  deps: Deps,
  who: AccountSession,
  { residentId, complaintId }: { residentId: string; complaintId: string },
): Promise<Complaint | Refused> {
  const log = await open(deps, who, residentId);
  if (isRefused(log)) return log;
  const { countyCode, accountId } = who;
  const done = await deps.db.transaction(async (client): Promise<Complaint | Refused> => {
    await lockComplaint(client, countyCode, complaintId);
    const row = await findComplaint(client, countyCode, complaintId);
    if (row?.openedBy !== accountId || !log.residentIds.includes(row.residentId)) return refuse('not-found');
    const state = complaintAfter(row.state, 'close');
    if (state === undefined) return refuse('complaint-not-changeable', { reason: row.state });
    const at = deps.clock.now();
    await insertStep(client, { countyCode, complaintId, state, at, byAccount: accountId, byStaff: null, words: '' });
    const after = await findComplaint(client, countyCode, complaintId);
    return after ? complaintView(after, accountId) : refuse('not-found');
  });
  if (!isRefused(done)) await note(deps, who, { log, action: 'complaint-withdrawn', complaintId });
  return done;
}
