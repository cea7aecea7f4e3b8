import type { DeskComplaint, listDeskComplaints } from '@kangban/contract/complaint';
import type { AnswerOf, QueryOf } from '@kangban/contract/endpoint';
import { complaintAfter, type ComplaintMove, mayAnswerComplaint } from '@kangban/domain/complaint/states';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { StaffSession } from '../../plugins/tokens';
import { makeSeenToday } from '../../seen-today';
import type { AuditAction } from '../audit/auditor';
import { insertMessages, messageRow } from '../outbox/outbox';
import { loadStaff, type StaffRow } from '../staff/service';
import { type ComplaintRow, findComplaint, insertStep, listHearers, listOfDesk, lockComplaint } from './store';
import { deskView } from './view';

const PAGE = 30;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const seenLines = makeSeenToday(20_000);

const entryOf = (staff: StaffRow, action: AuditAction, { residentId, complaintId }: ComplaintRow) => ({
  countyCode: staff.countyCode,
  actorKind: 'staff' as const,
  actorId: staff.staffId,
  residentId,
  action,
  rightKind: staff.role,
  siteId: staff.siteId,
  details: { complaintId },
});

/** The complaints of the own clinic, for a county administrator of the county: those that wait, the oldest first, or those answered. */
export async function readDeskComplaints(
  deps: Deps,
  who: StaffSession,
  { which = 'waiting', cursor }: QueryOf<typeof listDeskComplaints>,
): Promise<AnswerOf<typeof listDeskComplaints> | Refused> {
  const staff = await loadStaff(deps, who);
  if (isRefused(staff)) return staff;
  if (cursor !== undefined && !UUID.test(cursor))
    return refuse('bad-input', { fields: [{ path: '/cursor', message: 'not a cursor of this list' }] });
  const { countyCode, staffId, siteId } = staff;
  const rows = await listOfDesk(deps.db.pool, countyCode, {
    siteId,
    done: which === 'done',
    after: cursor,
    limit: PAGE + 1,
  });
  const page = rows.slice(0, PAGE);
  const today = deps.clock.today();
  for (const row of page)
    if (seenLines.isFirst(`${staffId} ${row.complaintId}`, today))
      deps.auditor.record(entryOf(staff, 'complaint-read', row));
  return {
    items: page.map((row) => deskView(row, staffId)),
    nextCursor: rows.length > PAGE ? (page.at(-1)?.complaintId ?? null) : null,
  };
}

/** Tells whoever asked, and the person themself, that there is an answer; the message says nothing of what. */
async function tell(deps: Deps, client: Transaction, { countyCode, row }: { countyCode: string; row: ComplaintRow }) {
  const { residentId, openedBy, complaintId } = row;
  const accounts = await listHearers(client, countyCode, { residentId, openedBy, today: deps.clock.today() });
  const sendAfter = deps.clock.now();
  await insertMessages(
    client,
    accounts.map((accountId) =>
      messageRow(deps, {
        countyCode,
        accountId,
        channel: 'wechat',
        template: 'answer-ready',
        params: {},
        subjectId: complaintId,
        sendAfter,
      }),
    ),
  );
}

interface Step {
  complaintId: string;
  move: Exclude<ComplaintMove, 'close'>;
  words: string;
}

async function takeStep(
  deps: Deps,
  client: Transaction,
  { staff, step }: { staff: StaffRow; step: Step },
): Promise<ComplaintRow | Refused> {
  const { countyCode, staffId } = staff;
  const { complaintId, move, words } = step;
  await lockComplaint(client, countyCode, complaintId);
  const row = await findComplaint(client, countyCode, complaintId);
  if (!row) return refuse('not-found');
  const may = mayAnswerComplaint(staff, { siteId: row.answerSiteId, aboutStaff: row.aboutStaff });
  if (may !== 'allowed') return refuse(may);
  const state = complaintAfter(row.state, move);
  if (state === undefined) return refuse('complaint-not-changeable', { reason: row.state });
  const at = deps.clock.now();
  await insertStep(client, { countyCode, complaintId, state, at, byAccount: null, byStaff: staffId, words });
  if (move === 'answer') await tell(deps, client, { countyCode, row });
  return (await findComplaint(client, countyCode, complaintId)) ?? refuse('not-found');
}

const ACTIONS = { 'take-up': 'complaint-taken-up', answer: 'complaint-answered' } as const;

/** Takes a complaint up, or answers it in words. Whoever it is about cannot. */
export async function moveComplaint(deps: Deps, who: StaffSession, step: Step): Promise<DeskComplaint | Refused> {
  const staff = await loadStaff(deps, who);
  if (isRefused(staff)) return staff;
  const row = await deps.db.transaction((client) => takeStep(deps, client, { staff, step }));
  if (isRefused(row)) return row;
  await deps.auditor.recordNow(entryOf(staff, ACTIONS[step.move], row));
  return deskView(row, staff.staffId);
}
