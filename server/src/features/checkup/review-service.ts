import type { AgreedTask, CheckupTold, reviewCheckup, tellCheckup } from '@kangban/contract/checkup/desk';
import type { BodyOf } from '@kangban/contract/endpoint';
import type { CheckupReport } from '@kangban/domain/checkup/types';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { StaffSession } from '../../plugins/tokens';
import { openRecordAsStaff, readEntryOf, type RecordView } from '../access/open-record';
import type { AuditAction } from '../audit/auditor';
import { bodyHash, type FirstAnswer } from '../booking/idempotency';
import { doOnce } from '../booking/repeat-service';
import { openTasks, type NewTask } from '../care-task/open';
import { type Member, memberFor } from '../desk/service';
import { insertMessages, messageRow } from '../outbox/outbox';
import { findCheckup, reportOf } from './book';
import { REVIEWS, toldView } from './desk-service';
import { proposalOf, tasksOf } from './proposals';
import { findAftermath, insertReview, insertTold, listReaders } from './store';
import { reviewView, saidOf } from './views';

const CREATED = 201;

/** A report that may be gone through and told: of a person of the own clinic, and what stands now. */
interface Opened {
  view: RecordView;
  member: Member;
  report: CheckupReport;
}

interface ReviewAsked {
  residentId: string;
  entryId: string;
  key: string;
}

async function openToReview(deps: Deps, who: StaffSession, asked: ReviewAsked): Promise<Opened | Refused> {
  const member = await memberFor(deps, who, 'record-findings');
  if (isRefused(member)) return member;
  const view = await openRecordAsStaff(deps, who, { residentId: asked.residentId, purpose: REVIEWS });
  if (isRefused(view)) return view;
  const found = await findCheckup(deps, view, asked.entryId);
  if (isRefused(found)) return found;
  // What was corrected since is gone through as it stands now: the page shows another report.
  if (found.corrected) return refuse('not-found');
  return { view, member, report: reportOf(found.book, found.checkup) };
}

/** The agreed tasks as tasks; refuses `bad-input` for one the report does not propose or a day that is over. */
function agreedTasks(deps: Deps, report: CheckupReport, agreed: readonly AgreedTask[]): NewTask[] | Refused {
  const today = deps.clock.today();
  const tasks: NewTask[] = [];
  for (const [place, { dueOn, note, ...task }] of agreed.entries()) {
    const proposal = proposalOf(report, task);
    if (!proposal || dueOn < today)
      return refuse('bad-input', {
        fields: [{ path: `/tasks/${place}`, message: proposal ? 'the day is over' : 'not proposed by this report' }],
      });
    tasks.push(...tasksOf(report, proposal, { dueOn, note }));
  }
  return tasks;
}

const note = (deps: Deps, { view, report }: Opened, action: AuditAction): Promise<void> =>
  deps.auditor.recordNow(readEntryOf(view, { action, details: { purpose: REVIEWS, entryId: report.entryId } }));

/** A report was gone through: that is kept, and what was agreed becomes tasks. Doing it again is another review; tasks that exist stay. */
export async function reviewReport(
  deps: Deps,
  who: StaffSession,
  { body, ...asked }: ReviewAsked & { body: BodyOf<typeof reviewCheckup> },
): Promise<FirstAnswer | Refused> {
  const opened = await openToReview(deps, who, asked);
  if (isRefused(opened)) return opened;
  const { view, member, report } = opened;
  const tasks = agreedTasks(deps, report, body.tasks);
  if (isRefused(tasks)) return tasks;
  const { countyCode, residentId } = view;
  const { staffId, siteId, name: byName } = member;
  const { entryId } = report;
  const done = await doOnce(deps, {
    countyCode,
    repeatable: { ownerId: staffId, key: asked.key, hash: bodyHash('reviewCheckup', { residentId, entryId, ...body }) },
    status: CREATED,
    work: async (client) => {
      const at = deps.clock.now();
      const text = body.note === undefined || body.note === '' ? null : body.note;
      const row = { countyCode, reviewId: uuidV7(), residentId, entryId, siteId, staffId, note: text, at };
      await insertReview(client, { ...row, tasks: body.tasks });
      const by = { staffId, name: byName };
      await openTasks(deps, client, { countyCode, residentId, siteId, subject: { entryId }, tasks, by });
      return reviewView({ entryId, byName, siteName: member.siteName ?? '', note: text, at });
    },
  });
  if (!isRefused(done) && !done.hit) await note(deps, opened, 'checkup-reviewed');
  return done;
}

type How = BodyOf<typeof tellCheckup>['how'];

/** Words on paper and on the phone's page are a doctor's words first; a call about a value that cannot wait is not. */
const NEEDS_REVIEW: readonly How[] = ['message', 'paper'];

async function isReviewed(deps: Deps, { view, report }: Opened): Promise<boolean> {
  const { countyCode, residentId } = view;
  const asked = { residentId, reviewsOf: [report.entryId], toldOf: null };
  const { reviews } = await findAftermath(deps.db.pool, countyCode, asked);
  return reviews.length > 0;
}

/** Puts the message into the outbox; it says that there is something, and nothing of what. Refuses `nobody-to-tell`. */
async function send(deps: Deps, client: Transaction, { view, report }: Opened): Promise<Refused | undefined> {
  const { countyCode, residentId } = view;
  const accounts = await listReaders(client, countyCode, { residentId, today: deps.clock.today() });
  if (accounts.length === 0) return refuse('nobody-to-tell');
  const about = { countyCode, subjectId: report.entryId, sendAfter: deps.clock.now() };
  await insertMessages(
    client,
    accounts.map((accountId) =>
      messageRow(deps, { ...about, accountId, channel: 'wechat', template: 'health-notice', params: {} }),
    ),
  );
  return undefined;
}

async function tell(
  deps: Deps,
  client: Transaction,
  { opened, how }: { opened: Opened; how: How },
): Promise<CheckupTold | Refused> {
  const { view, member, report } = opened;
  const refused = how === 'message' ? await send(deps, client, opened) : undefined;
  if (refused) return refused;
  const { countyCode, residentId } = view;
  const [at, said, { entryId }] = [deps.clock.now(), saidOf(report), report];
  const by = { staffId: member.staffId };
  await insertTold(client, { countyCode, toldId: uuidV7(), residentId, entryId, how, by, said, at });
  return toldView({ entryId, how, at, staffName: member.name, accountId: null, personName: null, said });
}

/** The results were told, or are told by a message now; what was told when and how is kept. */
export async function tellReport(
  deps: Deps,
  who: StaffSession,
  { how, ...asked }: ReviewAsked & { how: How },
): Promise<FirstAnswer | Refused> {
  const opened = await openToReview(deps, who, asked);
  if (isRefused(opened)) return opened;
  if (NEEDS_REVIEW.includes(how) && !(await isReviewed(deps, opened))) return refuse('checkup-not-reviewed');
  const { countyCode, residentId } = opened.view;
  const { staffId } = opened.member;
  const done = await doOnce(deps, {
    countyCode,
    repeatable: {
      ownerId: staffId,
      key: asked.key,
      hash: bodyHash('tellCheckup', { residentId, entryId: asked.entryId, how }),
    },
    status: CREATED,
    work: (client) => tell(deps, client, { opened, how }),
  });
  if (!isRefused(done) && !done.hit) await note(deps, opened, 'checkup-told');
  return done;
}
