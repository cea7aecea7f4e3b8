import type { getPointStatement } from '@kangban/contract/point-statement';
import type { listPointEntries, PointsOfResident } from '@kangban/contract/points';
import type { AnswerOf } from '@kangban/contract/endpoint';
import { periodOf } from '@kangban/domain/points/period';
import { monthOf, monthPeriod, monthsOf, sumMonth } from '@kangban/domain/points/statement';
import type { Holder } from '@kangban/domain/points/types';
import { expiryText, monthText } from '@kangban/domain/points/words';
import { addDays, type PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { choosesFor, noteRead, openRecordFor, type RecordView } from '../access/open-record';
import { familyAccountOf } from '../point-rule/family-of';
import type { DayOfLots } from './balance-store';
import { balanceOf } from './ledger';
import { findLines, findSums, type Place } from './lines-store';
import { findChoice } from './ranking-store';
import { entryView } from './view';

type Account = 'own' | 'family';

export interface PointsAsked {
  residentId: string;
  account: Account | undefined;
  /** Read to be printed, and written down as that. */
  toPrint?: boolean;
}

/** Whose points somebody may see, with how they came to see them. */
interface Opened {
  view: RecordView;
  holder: Holder;
  account: Account;
  familyId: string | undefined;
}

const PAGE = 30;
/** More lines than any month of a family has. */
const MONTH_LINES_MAX = 2000;
const WEEK_DAYS = 7;

async function open(deps: Deps, who: AccountSession, asked: PointsAsked): Promise<Opened | Refused> {
  const view = await openRecordFor(deps, who, { residentId: asked.residentId, area: 'points' });
  if (isRefused(view)) return view;
  const account = asked.account ?? 'own';
  const familyId = await familyAccountOf(deps.db.pool, view.countyCode, view.residentId);
  if (account === 'family' && familyId === undefined) return refuse('not-found');
  noteRead(deps, view, { action: asked.toPrint ? 'points-printed' : 'points-read' });
  const holder: Holder =
    account === 'family' && familyId !== undefined
      ? { kind: 'family', id: familyId }
      : { kind: 'resident', id: view.residentId };
  return { view, account, familyId, holder };
}

const expiring = ({ on, points }: DayOfLots, today: PlainDate) => ({ on, points, text: expiryText(points, on, today) });
const total = (days: readonly DayOfLots[]): number => days.reduce((sum, { points }) => sum + points, 0);

/** What a person has: to use, held, looked at, owed, and what of it ends soon. Reading about another person is written down. */
export async function readPoints(
  deps: Deps,
  who: AccountSession,
  asked: PointsAsked,
): Promise<PointsOfResident | Refused> {
  const opened = await open(deps, who, asked);
  if (isRefused(opened)) return opened;
  const { account, familyId, holder, view } = opened;
  const { countyCode, label, residentId } = view;
  const today = deps.clock.today();
  const [balance, sums, inRanking] = await Promise.all([
    balanceOf(deps.db.pool, { countyCode, today }, holder),
    findSums(deps.db.pool, countyCode, holder),
    findChoice(deps.db.pool, countyCode, residentId),
  ]);
  const { active, debt, expiringSoon, locked, nextExpiry, pending } = balance;
  const month = monthOf(today);
  const { earned, returned, used } = sumMonth(sums, month);
  return {
    residentId,
    label,
    today,
    account,
    hasFamilyAccount: familyId !== undefined,
    active,
    locked,
    pending,
    debt,
    nextExpiry: nextExpiry ? expiring(nextExpiry, today) : null,
    expiringIn7Days: total(expiringSoon.filter(({ on }) => on <= addDays(today, WEEK_DAYS))),
    expiringIn30Days: total(expiringSoon),
    expiringSoon: expiringSoon.map((day) => expiring(day, today)),
    month: { month, earned, used, returned },
    inRanking,
    mayChoose: choosesFor(view),
  };
}

const CURSOR = /^(\d{1,15})\.(\d{1,9})$/;

function placeOf(cursor: string | undefined): Place | undefined | Refused {
  if (cursor === undefined) return undefined;
  const [, linkNo, txNo] = CURSOR.exec(cursor) ?? [];
  if (linkNo === undefined)
    return refuse('bad-input', { fields: [{ path: '/cursor', message: 'not a cursor of this list' }] });
  return { linkNo: Number(linkNo), txNo: Number(txNo) };
}

/** The ledger of a person, newest first, with the headings of its months. */
export async function readEntries(
  deps: Deps,
  who: AccountSession,
  { cursor, ...asked }: PointsAsked & { cursor: string | undefined },
): Promise<AnswerOf<typeof listPointEntries> | Refused> {
  const before = placeOf(cursor);
  if (isRefused(before)) return before;
  const opened = await open(deps, who, asked);
  if (isRefused(opened)) return opened;
  const { holder, view } = opened;
  const of = { countyCode: view.countyCode, holder };
  const [rows, sums] = await Promise.all([
    findLines(deps.db.pool, of, { before, limit: PAGE + 1 }),
    findSums(deps.db.pool, view.countyCode, holder),
  ]);
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  const items = shown.map(entryView);
  const months = new Set(items.map(({ month }) => month));
  return {
    items,
    nextCursor: last && rows.length > PAGE ? `${last.linkNo}.${last.txNo}` : null,
    months: monthsOf(sums).filter(({ month }) => months.has(month)),
  };
}

/** A month from its opening to its closing, with every line in it. A month that has not begun is not found. */
export async function readStatement(
  deps: Deps,
  who: AccountSession,
  { month, ...asked }: PointsAsked & { month: string },
): Promise<AnswerOf<typeof getPointStatement> | Refused> {
  const today = deps.clock.today();
  if (month > monthOf(today)) return refuse('not-found');
  const opened = await open(deps, who, asked);
  if (isRefused(opened)) return opened;
  const { account, holder, view } = opened;
  const { countyCode, label, residentId } = view;
  const { from, to: end } = monthPeriod(month);
  const to = end < today ? end : today;
  const [sums, rows, { locked }] = await Promise.all([
    findSums(deps.db.pool, countyCode, holder),
    findLines(deps.db.pool, { countyCode, holder }, { from, to, limit: MONTH_LINES_MAX }),
    balanceOf(deps.db.pool, { countyCode, today }, holder),
  ]);
  const summed = sumMonth(sums, month);
  const thisMonth = periodOf('month', today).from;
  return {
    residentId,
    label,
    account,
    month,
    from,
    to,
    ...summed,
    locked: from === thisMonth ? locked : 0,
    text: monthText(summed, end < today),
    lines: rows.map(entryView).reverse(),
    months: monthsOf(sums).map((one) => one.month),
  };
}
