import type { AnswerOf, BodyOf } from '@kangban/contract/endpoint';
import type { listOpenReferrals, moveReferral, Referral, recordReferralResult } from '@kangban/contract/referral';
import { referralKind } from '@kangban/domain/referral/kinds';
import { referralAfter, type ReferralMove } from '@kangban/domain/referral/states';
import { staffMay } from '@kangban/domain/identity/staff-rights';
import { maskName } from '@kangban/domain/shared/masking';
import { daysBetween, parsePlainDate, type PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { StaffSession } from '../../plugins/tokens';
import { followPaper, holdTasks, type PaperMove } from '../care-task/follow';
import { deskEntry, type Member, memberFor } from '../desk/service';
import { closeReferral, tellWatchers, writeMoves } from './service';
import { type LineRow, listOpenOfSite, lockReferral, type ReferralRow } from './store';
import { referralView } from './view';

const PAGE = 50;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NO_DAY = '-';

const cursorOf = ({ dueOn, referralId }: LineRow): string => `${dueOn ?? NO_DAY}|${referralId}`;

function readCursor(cursor: string): { dueOn: PlainDate | null; referralId: string } | undefined {
  const [day = '', referralId = ''] = cursor.split('|');
  const dueOn = day === NO_DAY ? null : parsePlainDate(day);
  return dueOn !== undefined && UUID.test(referralId) ? { dueOn, referralId } : undefined;
}

/** Referrals of the own clinic that wait for a result, the longest due first, names masked. */
export async function readOpenReferrals(
  deps: Deps,
  who: StaffSession,
  cursor: string | undefined,
): Promise<AnswerOf<typeof listOpenReferrals> | Refused> {
  const member = await memberFor(deps, who, 'follow-referrals');
  if (isRefused(member)) return member;
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (cursor !== undefined && !after)
    return refuse('bad-input', { fields: [{ path: '/cursor', message: 'not a cursor of this list' }] });
  const rows = await listOpenOfSite(deps.db, member.countyCode, { siteId: member.siteId, after, limit: PAGE + 1 });
  const page = rows.slice(0, PAGE);
  const today = deps.clock.today();
  for (const { residentId } of page) deps.auditor.record(deskEntry(member, 'referral-read', { residentId }));
  const last = page.at(-1);
  return {
    items: page.map(({ name, ...line }) => ({
      ...line,
      nameMasked: maskName(name),
      title: referralKind(line.kind).titleZh,
      daysLate: line.dueOn === null ? 0 : Math.max(daysBetween(line.dueOn, today), 0),
    })),
    nextCursor: last && rows.length > PAGE ? cursorOf(last) : null,
  };
}

interface Change {
  member: Member;
  referralId: string;
  move: ReferralMove;
  /** What the tasks of the paper are to say of it. */
  told: Omit<PaperMove, 'move' | 'on' | 'at' | 'byStaff'>;
  write: (client: Transaction, row: ReferralRow) => Promise<void>;
}

/** Changes a referral of the own clinic under its lock; a move its state does not allow is refused. */
async function change(deps: Deps, { member, referralId, move, told, write }: Change): Promise<Referral | Refused> {
  const { countyCode } = member;
  const done = await deps.db.transaction(async (client): Promise<ReferralRow | Refused> => {
    const tasks = await holdTasks(client, countyCode, referralId);
    const row = await lockReferral(client, countyCode, referralId);
    if (!row) return refuse('not-found');
    const may = staffMay(member, 'follow-referrals', row.fromSiteId);
    if (may !== 'allowed') return refuse(may);
    if (referralAfter(row.state, move) === undefined) return refuse('referral-not-changeable', { reason: row.state });
    await write(client, row);
    const moved = { ...told, move, on: deps.clock.today(), at: deps.clock.now(), byStaff: member.staffId };
    await followPaper(client, countyCode, { tasks, told: moved });
    return (await lockReferral(client, countyCode, referralId)) ?? refuse('not-found');
  });
  if (isRefused(done)) return done;
  await deps.auditor.recordNow({
    ...deskEntry(member, 'referral-moved', { residentId: done.residentId }),
    details: { referralId, move },
  });
  return referralView(done, deps.clock.today());
}

/** A place was booked, the paper sent, the person seen; or the family declined, or it was opened by mistake. The family is told. */
export async function moveOpenReferral(
  deps: Deps,
  who: StaffSession,
  { referralId, body }: { referralId: string; body: BodyOf<typeof moveReferral> },
): Promise<Referral | Refused> {
  const member = await memberFor(deps, who, 'follow-referrals');
  if (isRefused(member)) return member;
  if (body.move === 'book' && body.bookedFor === undefined)
    return refuse('bad-input', { fields: [{ path: '/bookedFor', message: 'when?' }] });
  const { countyCode, staffId } = member;
  const on = deps.clock.today();
  return change(deps, {
    member,
    referralId,
    move: body.move,
    told: body,
    write: async (client, { residentId }) => {
      await writeMoves(client, countyCode, [{ ...body, referralId, on, byStaff: staffId }]);
      if (body.move === 'book') await tellWatchers(deps, client, { countyCode, residentIds: [residentId] });
    },
  });
}

/** The result of a referral came back: kept, closed, and the family told that there is something new. */
export async function recordResult(
  deps: Deps,
  who: StaffSession,
  { referralId, body }: { referralId: string; body: BodyOf<typeof recordReferralResult> },
): Promise<Referral | Refused> {
  const member = await memberFor(deps, who, 'follow-referrals');
  if (isRefused(member)) return member;
  if (body.on > deps.clock.today())
    return refuse('bad-input', { fields: [{ path: '/on', message: 'the day has not come' }] });
  const { countyCode, staffId } = member;
  return change(deps, {
    member,
    referralId,
    move: 'return-result',
    told: { note: body.note, institution: body.institution },
    write: async (client, row) => {
      const institution =
        body.institution === undefined || body.institution === '' ? row.toInstitution : body.institution;
      await closeReferral(client, countyCode, [
        { referralId, on: body.on, byStaff: staffId, note: body.note, institution },
      ]);
      await tellWatchers(deps, client, { countyCode, residentIds: [row.residentId] });
    },
  });
}
