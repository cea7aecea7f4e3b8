import type {
  acceptCorrection,
  DeskCorrection,
  DeskCorrectionDetail,
  listDeskCorrections,
} from '@kangban/contract/correction';
import type { AnswerOf, BodyOf, QueryOf } from '@kangban/contract/endpoint';
import { isWaiting, mayAnswerCorrection, mayRewrite } from '@kangban/domain/correction/states';
import { SENSITIVE_CATEGORIES } from '@kangban/domain/record/kinds';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { StaffSession } from '../../plugins/tokens';
import { makeSeenToday } from '../../seen-today';
import { deskEntry, type Member } from '../desk/service';
import { insertMessages, messageRow } from '../outbox/outbox';
import { loadStaff } from '../staff/service';
import { rewriteTarget } from './rewrite';
import { type CorrectionEnd, type CorrectionRow, findCorrection, insertEnd, listOfDesk } from './store';
import { changesInWords, describeTarget, fieldsOfTarget, findTarget, howOf, openedAtDesk, type Target } from './target';
import { deskView, openedForDesk } from './view';

const PAGE = 30;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const seenLines = makeSeenToday(20_000);

/** A member who answers requests, at a clinic. */
async function answerer(deps: Deps, who: StaffSession): Promise<Member | Refused> {
  const staff = await loadStaff(deps, who);
  if (isRefused(staff)) return staff;
  const { siteId } = staff;
  const may = mayAnswerCorrection(staff, { siteId });
  return may === 'allowed' && siteId !== null ? { ...staff, siteId } : refuse('forbidden');
}

/** The requests of the own clinic: those that wait, the oldest first, or those that were answered. */
export async function readDeskCorrections(
  deps: Deps,
  who: StaffSession,
  { which = 'waiting', cursor }: QueryOf<typeof listDeskCorrections>,
): Promise<AnswerOf<typeof listDeskCorrections> | Refused> {
  const member = await answerer(deps, who);
  if (isRefused(member)) return member;
  if (cursor !== undefined && !UUID.test(cursor))
    return refuse('bad-input', { fields: [{ path: '/cursor', message: 'not a cursor of this list' }] });
  const { countyCode, siteId, staffId } = member;
  const wish = { siteId, done: which === 'done', after: cursor, limit: PAGE + 1 };
  const rows = await listOfDesk(deps.db.pool, countyCode, wish);
  const page = rows.slice(0, PAGE);
  const today = deps.clock.today();
  for (const { residentId, correctionId } of page)
    if (seenLines.isFirst(`${staffId} ${correctionId}`, today))
      deps.auditor.record(deskEntry(member, 'correction-read', { residentId }));
  return {
    items: page.map((row) => deskView(row, { today, opened: openedForDesk(row, member.role) })),
    nextCursor: rows.length > PAGE ? (page.at(-1)?.correctionId ?? null) : null,
  };
}

async function reach(
  db: Pick<Transaction, 'query'>,
  member: Member,
  correctionId: string,
): Promise<CorrectionRow | Refused> {
  const row = await findCorrection(db, member.countyCode, correctionId);
  if (!row) return refuse('not-found');
  const may = mayAnswerCorrection(member, row);
  return may === 'allowed' ? row : refuse(may);
}

const targetOf = ({ targetKind: kind, targetId: id }: CorrectionRow) => ({ kind, id });

/** One request with the entry as it stands. */
export async function readDeskCorrection(
  deps: Deps,
  who: StaffSession,
  correctionId: string,
): Promise<DeskCorrectionDetail | Refused> {
  const member = await answerer(deps, who);
  if (isRefused(member)) return member;
  const row = await reach(deps.db.pool, member, correctionId);
  if (isRefused(row)) return row;
  const target = await findTarget(deps.db.pool, member.countyCode, targetOf(row));
  if (!target) throw new Error('rows that were pointed at are never deleted');
  const forDesk = openedForDesk(row, member.role);
  const opened = openedAtDesk(target, forDesk);
  const stands = target.type === 'profile' || target.row.stands;
  deps.auditor.record(deskEntry(member, 'correction-read', { residentId: row.residentId }));
  return {
    ...deskView(row, { today: deps.clock.today(), opened: forDesk }),
    standing: (stands && describeTarget(target, opened)) || null,
    fields:
      stands && mayRewrite(member.role)
        ? fieldsOfTarget(target, opened).map((field) => ({ ...field, options: field.options && [...field.options] }))
        : [],
    how: howOf(target),
  };
}

type Rewritten = Pick<CorrectionEnd, 'replacedBy' | 'changes'>;
const NOTHING_WRITTEN: Rewritten = { replacedBy: null, changes: [] };

interface Righting {
  member: Member;
  row: CorrectionRow;
  body: BodyOf<typeof acceptCorrection>;
}

/** Writes the row that replaces what was pointed at. */
async function replace(
  deps: Deps,
  client: Transaction,
  { member, row, body, target }: Righting & { target: Target },
): Promise<Rewritten | Refused> {
  if (body.strikeOut === body.changes.length > 0)
    return refuse('bad-input', { fields: [{ path: '/changes', message: 'either changes or a strike-out' }] });
  const fields = fieldsOfTarget(target, openedAtDesk(target, openedForDesk(row, member.role)));
  const replacedBy = await rewriteTarget({ deps, client, member, fields, body }, target);
  return typeof replacedBy === 'string' ? { replacedBy, changes: changesInWords(fields, body.changes) } : replacedBy;
}

/** What accepting does to the record. */
async function setRight(deps: Deps, client: Transaction, told: Righting): Promise<Rewritten | Refused> {
  const { member, row, body } = told;
  const target = await findTarget(client, member.countyCode, targetOf(row));
  if (!target) return refuse('not-found');
  const how = howOf(target);
  if (how === 'words')
    return body.words.length >= 2
      ? NOTHING_WRITTEN
      : refuse('bad-input', { fields: [{ path: '/words', message: 'what was done?' }] });
  if (!mayRewrite(member.role)) return refuse('forbidden');
  const stands = target.type !== 'profile' && target.row.stands;
  if (how === 'elsewhere') return stands ? refuse('correction-elsewhere') : NOTHING_WRITTEN;
  return stands ? replace(deps, client, { ...told, target }) : refuse('correction-target-gone');
}

async function tell(deps: Deps, client: Transaction, { member, row }: { member: Member; row: CorrectionRow }) {
  const message = messageRow(deps, {
    countyCode: member.countyCode,
    accountId: row.openedBy,
    channel: 'wechat',
    template: 'correction-answered',
    params: {},
    subjectId: row.correctionId,
    sendAfter: deps.clock.now(),
  });
  await insertMessages(client, [message]);
}

interface Answering {
  correctionId: string;
  state: 'accepted' | 'declined';
  body: BodyOf<typeof acceptCorrection>;
}

async function end(
  deps: Deps,
  client: Transaction,
  { member, answering }: { member: Member; answering: Answering },
): Promise<CorrectionRow | Refused> {
  const { correctionId, state, body } = answering;
  const { countyCode, staffId } = member;
  const row = await reach(client, member, correctionId);
  if (isRefused(row)) return row;
  if (!isWaiting(row.state)) return refuse('correction-not-changeable', { reason: row.state });
  const done = state === 'accepted' ? await setRight(deps, client, { member, row, body }) : NOTHING_WRITTEN;
  if (isRefused(done)) return done;
  const told = { countyCode, correctionId, state, at: deps.clock.now(), byAccount: null, byStaff: staffId };
  if (!(await insertEnd(client, { ...told, ...done, words: body.words }))) throw new AnsweredMeanwhile();
  await tell(deps, client, { member, row });
  return (await findCorrection(client, countyCode, correctionId)) ?? refuse('not-found');
}

/** Somebody else answered in the same moment: what was written is rolled back. */
class AnsweredMeanwhile extends Error {}

const UNIQUE = '23505';
const isReplacedTwice = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === UNIQUE;

/** Sets it right, or leaves it with a reason; the person who asked is told that there is an answer. */
export async function answerCorrection(
  deps: Deps,
  who: StaffSession,
  answering: Answering,
): Promise<DeskCorrection | Refused> {
  const member = await answerer(deps, who);
  if (isRefused(member)) return member;
  const row = await deps.db
    .transaction(async (client) => {
      const ended = await end(deps, client, { member, answering });
      if (isRefused(ended)) throw new RolledBack(ended);
      return ended;
    })
    .catch((error: unknown): Refused => {
      if (error instanceof RolledBack) return error.refused;
      if (error instanceof AnsweredMeanwhile) return refuse('correction-not-changeable');
      if (isReplacedTwice(error)) return refuse('correction-target-gone');
      throw error;
    });
  if (isRefused(row)) return row;
  const action = answering.state === 'accepted' ? 'correction-accepted' : 'correction-declined';
  await deps.auditor.recordNow(deskEntry(member, action, { residentId: row.residentId }));
  return deskView(row, { today: deps.clock.today(), opened: mayRewrite(member.role) ? SENSITIVE_CATEGORIES : [] });
}

/** A refusal that also takes back what the transaction wrote. */
class RolledBack extends Error {
  readonly refused: Refused;
  constructor(refused: Refused) {
    super(refused.refused);
    this.refused = refused;
  }
}
