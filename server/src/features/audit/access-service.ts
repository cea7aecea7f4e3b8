import type { Access, listAccesses } from '@kangban/contract/audit';
import type { AnswerOf, QueryOf } from '@kangban/contract/endpoint';
import { maskName } from '@kangban/domain/shared/masking';
import { addDays, addMonths, type PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { makeSeenToday } from '../../seen-today';
import { listPeople } from '../identity/registry-service';
import { type AccessOfList, listAccessRows } from './access-store';
import { wordsOfAccess } from './access-words';
import { openLog, type OpenedLog } from './open-log';

type Asked = QueryOf<typeof listAccesses>;

const PAGE = 20;
const MONTH_DAYS = 30;
const HALF_YEAR_MONTHS = 6;
const CURSOR = /^(\d{1,16})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** First day of the span, today included. */
const firstDay = (span: Asked['span'], today: PlainDate): PlainDate =>
  span === 'half-year' ? addMonths(today, -HALF_YEAR_MONTHS) : addDays(today, 1 - MONTH_DAYS);

const cursorOf = ({ at, accessId }: AccessOfList): string => `${at.getTime()}.${accessId}`;

function readCursor(cursor: string): { at: Date; accessId: string } | undefined {
  const [, at, accessId] = CURSOR.exec(cursor) ?? [];
  if (at === undefined || accessId === undefined) return undefined;
  const when = new Date(Number(at));
  return Number.isNaN(when.getTime()) ? undefined : { at: when, accessId };
}

function viewOf(row: AccessOfList, who: AccountSession): Access {
  const { accessId, at, complaintId, complaintState } = row;
  return {
    accessId,
    at: at.toISOString(),
    ...wordsOfAccess(row, who.accountId),
    mine: row.actorKind === 'account' && row.actorId === who.accountId,
    complaint: complaintId !== null && complaintState !== null ? { complaintId, state: complaintState } : null,
  };
}

function pageOf(rows: readonly AccessOfList[], { who, limit }: { who: AccountSession; limit: number }) {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => viewOf(row, who)),
    nextCursor: last && rows.length > limit ? cursorOf(last) : null,
  };
}

/** Accounts times the people whose log they open that a day may have in one process. */
const seen = makeSeenToday(50_000);

/** That somebody else opened the log is in the log, once a day. */
function noteLogRead(deps: Deps, who: AccountSession, { right, residentId }: OpenedLog): void {
  if (right === 'self' || !seen.isFirst(`${who.accountId} ${residentId}`, deps.clock.today())) return;
  const { countyCode, accountId: actorId } = who;
  deps.auditor.record({
    countyCode,
    actorKind: 'account',
    actorId,
    residentId,
    action: 'accesses-read',
    rightKind: right,
  });
}

/**
 * Who looked at a person's data, newest first, by pages. The person sees everything; guardian and proxy see it under the right `record`,
 * without what others of the family complained about. Refuses `not-found` for anybody else's id.
 */
export async function readAccesses(
  deps: Deps,
  who: AccountSession,
  { residentId, span, cursor, limit = PAGE }: Asked & { residentId: string },
): Promise<AnswerOf<typeof listAccesses> | Refused> {
  const log = await openLog(deps, who, { residentId, area: 'access-log' });
  if (isRefused(log)) return log;
  const before = cursor === undefined ? undefined : readCursor(cursor);
  if (cursor !== undefined && !before)
    return refuse('bad-input', { fields: [{ path: '/cursor', message: 'not a cursor of this list' }] });
  const { countyCode, accountId } = who;
  const today = deps.clock.today();
  const from = firstDay(span, today);
  const isSelf = log.right === 'self';
  const [person, { count, rows }] = await Promise.all([
    listPeople(deps.db, countyCode, [residentId]),
    listAccessRows(deps.db.pool, {
      countyCode,
      residentIds: log.residentIds,
      from,
      complaintsOf: isSelf ? null : accountId,
      before,
      limit: limit + 1,
    }),
  ]);
  noteLogRead(deps, who, log);
  return {
    label: log.label,
    nameMasked: maskName(person[0]?.name ?? ''),
    isSelf,
    today,
    from,
    count,
    ...pageOf(rows, { who, limit }),
  };
}
