import type { AnswerOf } from '@kangban/contract/endpoint';
import type { listReferrals, Referral } from '@kangban/contract/referral';
import { referralKind } from '@kangban/domain/referral/kinds';
import type { ReferralMove } from '@kangban/domain/referral/states';
import { REFERRAL_RULES } from '@kangban/domain/referral/states';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { drawRandom } from '../../crypto/random-pool';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { AccountSession } from '../../plugins/tokens';
import { loadRights, rightOver } from '../family/rights';
import { insertMessages, messageRow } from '../outbox/outbox';
import { findByIds, insertMoves, insertReferrals, listOfPeople, listPage, listWatchers, type MoveRow } from './store';
import { forOthers, referralView } from './view';

export { listOfPeople, type ReferralRow } from './store';

const PER_PERSON = 20;
const PAGE = 20;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Crockford's base 32, twelve letters with the R: read aloud in fours. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LETTERS = 11;
function referralCode(): string {
  let code = 'R';
  for (const byte of drawRandom(CODE_LETTERS)) code += ALPHABET[byte & 31] ?? '';
  return code;
}

/** What was found and who is to look at it. */
export interface ReferralTold {
  countyCode: string;
  residentId: string;
  /** By domain/referral/kinds. */
  kind: string;
  reasonCode: string;
  /** A sentence for the family; never a diagnosis. */
  reason: string;
  /** The first step in a few words: 柳溪镇卫生院查到左眼偏低. */
  finding: string;
  subjectId: string | null;
  fromSite: { siteId: string; name: string } | null;
  openedOn: PlainDate;
  earliestOn: PlainDate | null;
  dueOn: PlainDate | null;
  byStaff: string | null;
}

const rowOf = (told: ReferralTold) => {
  const { to, departmentZh } = referralKind(told.kind);
  return {
    referral_id: uuidV7(),
    event_id: uuidV7(),
    resident_id: told.residentId,
    kind: told.kind,
    reason_code: told.reasonCode,
    reason: told.reason,
    subject_id: told.subjectId,
    from_site_id: told.fromSite?.siteId ?? null,
    to_institution: to === 'own-clinic' && told.fromSite !== null ? told.fromSite.name : null,
    department: departmentZh,
    general: to === 'general-hospital',
    code: referralCode(),
    opened_on: told.openedOn,
    earliest_on: told.earliestOn,
    due_on: told.dueOn,
    by_staff: told.byStaff,
    note: told.finding,
  };
};

/** Tells whoever sees these records that there is something new; the message names no finding (ux.md §10). */
export async function tellWatchers(
  deps: Pick<Deps, 'clock' | 'cipher'>,
  client: Transaction,
  { countyCode, residentIds }: { countyCode: string; residentIds: readonly string[] },
): Promise<void> {
  if (residentIds.length === 0) return;
  const watchers = await listWatchers(client, countyCode, { residentIds, today: deps.clock.today() });
  const accounts = [...new Set(watchers.map(({ accountId }) => accountId))];
  const sendAfter = deps.clock.now();
  const messages = accounts.map((accountId) =>
    messageRow(deps, { countyCode, accountId, channel: 'wechat', template: 'health-notice', params: {}, sendAfter }),
  );
  if (messages.length > 0) await insertMessages(client, messages);
}

/** Opens referrals without telling anybody: whoever does so tells the families of more than this paper. */
export async function openReferralQuietly(
  client: Transaction,
  told: readonly ReferralTold[],
): Promise<readonly { referralId: string; residentId: string; kind: string }[]> {
  const [first] = told;
  if (!first) return [];
  const rows = told.map(rowOf);
  const opened = await insertReferrals(client, first.countyCode, rows);
  return rows
    .filter((row) => opened.includes(row.referral_id))
    .map((row) => ({ referralId: row.referral_id, residentId: row.resident_id, kind: row.kind }));
}

/**
 * Opens referrals of one county in the transaction of what found them, and tells the families. A person who has an open one of the
 * kind keeps that one. Answers the ids that were opened.
 */
export async function openReferral(
  deps: Pick<Deps, 'clock' | 'cipher'>,
  client: Transaction,
  told: readonly ReferralTold[],
): Promise<readonly string[]> {
  const [first] = told;
  if (!first) return [];
  const made = await openReferralQuietly(client, told);
  const opened = made.map(({ referralId }) => referralId);
  const residentIds = made.map(({ residentId }) => residentId);
  await tellWatchers(deps, client, { countyCode: first.countyCode, residentIds });
  return opened;
}

export interface MoveTold {
  referralId: string;
  move: ReferralMove;
  on: PlainDate;
  byStaff: string | null;
  bookedFor?: string | undefined;
  institution?: string | undefined;
  phone?: string | undefined;
  note?: string | undefined;
  examinationId?: string | undefined;
}

const moveRowOf = (told: MoveTold): MoveRow => ({
  referral_id: told.referralId,
  event_id: uuidV7(),
  move: told.move,
  state: REFERRAL_RULES[told.move].to,
  happened_on: told.on,
  by_staff: told.byStaff,
  booked_for: told.bookedFor ?? null,
  to_institution: told.move === 'book' ? (told.institution ?? null) : null,
  to_phone: told.phone ?? null,
  details: { note: told.note, institution: told.institution, examinationId: told.examinationId },
});

/** Writes moves that the rules of states allow; the caller has looked. */
export const writeMoves = (client: Transaction, countyCode: string, moves: readonly MoveTold[]): Promise<void> =>
  insertMoves(client, countyCode, moves.map(moveRowOf));

/** The result is in the record: the open referrals are closed, result first. The caller holds them open and tells the families. */
export const closeReferral = (
  client: Transaction,
  countyCode: string,
  results: readonly Omit<MoveTold, 'move'>[],
): Promise<void> =>
  writeMoves(
    client,
    countyCode,
    results.flatMap((result) => [
      { ...result, move: 'return-result' as const },
      { referralId: result.referralId, on: result.on, byStaff: result.byStaff, move: 'close' as const },
    ]),
  );

/** Referrals of these people that wait for a result, newest first. One query. */
export async function openReferrals(
  deps: Pick<Deps, 'db' | 'clock'>,
  countyCode: string,
  residentIds: readonly string[],
): Promise<Map<string, Referral[]>> {
  const found = new Map<string, Referral[]>();
  if (residentIds.length === 0) return found;
  const rows = await listOfPeople(deps.db.pool, countyCode, { residentIds, openOnly: true, limit: PER_PERSON });
  const today = deps.clock.today();
  for (const row of rows) found.set(row.residentId, [...(found.get(row.residentId) ?? []), referralView(row, today)]);
  return found;
}

/** Papers by their ids, as the family sees them. One query. */
export async function referralsById(
  deps: Pick<Deps, 'db' | 'clock'>,
  countyCode: string,
  referralIds: readonly string[],
): Promise<Map<string, Referral>> {
  if (referralIds.length === 0) return new Map();
  const rows = await findByIds(deps.db.pool, countyCode, referralIds);
  const today = deps.clock.today();
  return new Map(rows.map((row) => [row.referralId, referralView(row, today)]));
}

/** A page of a person's referrals, newest first. Reading about another person is written down. */
export async function readReferrals(
  deps: Deps,
  who: AccountSession,
  { residentId, cursor }: { residentId: string; cursor: string | undefined },
): Promise<AnswerOf<typeof listReferrals> | Refused> {
  const { countyCode, accountId } = who;
  const rights = await loadRights(deps, who);
  if (isRefused(rights)) return rights;
  const right = rightOver(rights, residentId, 'record');
  if (!right) return refuse('not-found');
  if (cursor !== undefined && !UUID.test(cursor))
    return refuse('bad-input', { fields: [{ path: '/cursor', message: 'not a cursor of this list' }] });
  const rows = await listPage(deps.db, countyCode, { residentId, before: cursor, limit: PAGE + 1 });
  if (right.right !== 'self') {
    const entry = { countyCode, actorKind: 'account', actorId: accountId, residentId } as const;
    deps.auditor.record({ ...entry, action: 'referral-read', rightKind: right.right });
  }
  const page = rows.slice(0, PAGE);
  const today = deps.clock.today();
  return {
    label: right.label,
    today,
    items: page.map((row) => referralView(row, today)).map(right.right === 'self' ? (paper) => paper : forOthers),
    nextCursor: rows.length > PAGE ? (page.at(-1)?.referralId ?? null) : null,
  };
}
