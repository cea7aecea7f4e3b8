import type { CheckupTold, DeskCheckup, getDeskCheckupForm, listWaitingCheckups } from '@kangban/contract/checkup/desk';
import type { AnswerOf } from '@kangban/contract/endpoint';
import type { StaffPurpose } from '@kangban/domain/access/areas';
import { sayZh } from '@kangban/domain/checkup/say';
import { maskName } from '@kangban/domain/shared/masking';
import { addDays, ageInYears, parsePlainDate, type PlainDate } from '@kangban/domain/shared/plain-date';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { Download } from '../../http/send-file';
import type { StaffSession } from '../../plugins/tokens';
import { makeSeenToday } from '../../seen-today';
import { openRecordAsStaff, readEntryOf } from '../access/open-record';
import { deskEntry, memberFor } from '../desk/service';
import { idMasked } from '../record/view';
import { loadStaff } from '../staff/service';
import { ageAt, findCheckup, type Found, reportOf } from './book';
import { findAlarms } from './critical';
import { type PrintAsked, printOf, staffTaker } from './print-service';
import type { WhichCheckup } from './service';
import { findAftermath, listReaders, listWaiting, type ReviewRow, type ToldRow, type WaitingRow } from './store';
import { formSections, lineView, reviewView } from './views';

interface DeskAsked extends WhichCheckup {
  purpose: StaffPurpose;
}

/** The purpose under which a report is gone through and told. */
export const REVIEWS: StaffPurpose = 'follow-up';

/** A telling in words. */
export const toldView = ({ how, at, staffName, personName, said }: ToldRow): CheckupTold => ({
  how,
  at: at.toISOString(),
  byName: staffName ?? maskName(personName ?? ''),
  said: [
    sayZh(said.headline),
    ...said.notable.map(({ label, value, word }) => [sayZh(label), value, sayZh(word)].filter(Boolean).join(' ')),
  ],
});

const reviewAtDesk = (row: ReviewRow): DeskCheckup['reviews'][number] => ({
  ...reviewView(row),
  note: row.note,
  tasks: row.tasks,
});

/** Opens a checkup at the desk for a purpose; each time is a row the person sees. */
async function open(
  deps: Deps,
  who: StaffSession,
  { residentId, entryId, purpose }: DeskAsked,
): Promise<Found | Refused> {
  const view = await openRecordAsStaff(deps, who, { residentId, purpose });
  if (isRefused(view)) return view;
  const found = await findCheckup(deps, view, entryId);
  if (isRefused(found)) return found;
  const details = { purpose, entryId: found.checkup.entryId };
  await deps.auditor.recordNow(readEntryOf(view, { action: 'checkup-read', details }));
  return found;
}

/** The report at the desk with what became of it. */
export async function readAtDesk(deps: Deps, who: StaffSession, asked: DeskAsked): Promise<DeskCheckup | Refused> {
  const found = await open(deps, who, asked);
  if (isRefused(found)) return found;
  const { book, checkup, corrected } = found;
  const { view, person, checkups, today } = book;
  const { countyCode, residentId } = view;
  const [{ reviews, told }, readers] = await Promise.all([
    findAftermath(deps.db.pool, countyCode, {
      residentId,
      reviewsOf: checkups.map(({ entryId }) => entryId),
      toldOf: checkup.entryId,
    }),
    listReaders(deps.db.pool, countyCode, { residentId, today }),
  ]);
  return {
    residentId,
    purpose: asked.purpose,
    today,
    name: person.name,
    idMasked: idMasked(deps, person),
    sex: person.sex,
    birthDate: person.birthDate,
    age: ageAt(person, checkup.happenedOn),
    report: reportOf(book, checkup),
    checkups: checkups.map((one) => lineView(one, reviews)),
    reviews: reviews.filter(({ entryId }) => entryId === checkup.entryId).map(reviewAtDesk),
    told: told.map(toldView),
    reachable: readers.length,
    mayReview: asked.purpose === REVIEWS,
    corrected,
  };
}

/** The whole form at the desk. */
export async function readFormAtDesk(
  deps: Deps,
  who: StaffSession,
  asked: DeskAsked,
): Promise<AnswerOf<typeof getDeskCheckupForm> | Refused> {
  const found = await open(deps, who, asked);
  if (isRefused(found)) return found;
  const { checkup } = found;
  return { entryId: checkup.entryId, on: checkup.happenedOn, ...formSections(checkup) };
}

/** The report on paper for whoever stands at the desk. */
export async function printAtDesk(
  deps: Deps,
  who: StaffSession,
  asked: PrintAsked & { purpose: StaffPurpose },
): Promise<Download | Refused> {
  const member = await loadStaff(deps, who);
  if (isRefused(member)) return member;
  const view = await openRecordAsStaff(deps, who, asked);
  if (isRefused(view)) return view;
  const found = await findCheckup(deps, view, asked.entryId);
  if (isRefused(found)) return found;
  const file = await printOf(deps, found, { asked, taker: staffTaker(member) });
  if (isRefused(file)) return file;
  const details = { purpose: asked.purpose, entryId: found.checkup.entryId };
  await deps.auditor.recordNow(readEntryOf(view, { action: 'checkup-printed', details }));
  return file;
}

const PAGE = 30;
/** Older checkups that nobody went through wait no more: next year's is due. */
const WAITING_DAYS = 365;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const seenLines = makeSeenToday(50_000);

const cursorOf = ({ on, entryId }: WaitingRow): string => `${on}|${entryId}`;

function readCursor(cursor: string): { on: PlainDate; entryId: string } | undefined {
  const [day = '', entryId = ''] = cursor.split('|');
  const on = parsePlainDate(day);
  return on !== undefined && UUID.test(entryId) ? { on, entryId } : undefined;
}

/** Reports of the own clinic's people that nobody has gone through, the longest waiting first, names masked. */
export async function readWaiting(
  deps: Deps,
  who: StaffSession,
  cursor: string | undefined,
): Promise<AnswerOf<typeof listWaitingCheckups> | Refused> {
  const member = await memberFor(deps, who, 'record-findings');
  if (isRefused(member)) return member;
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (cursor !== undefined && !after)
    return refuse('bad-input', { fields: [{ path: '/cursor', message: 'not a cursor of this list' }] });
  const today = deps.clock.today();
  const { countyCode, siteId, staffId } = member;
  const wish = { siteId, since: addDays(today, -WAITING_DAYS), after, limit: PAGE + 1 };
  const rows = await listWaiting(deps.db, countyCode, wish);
  const page = rows.slice(0, PAGE);
  const residentIds = page.map(({ residentId }) => residentId);
  const alarms = await findAlarms(deps, countyCode, residentIds);
  for (const { residentId } of page)
    if (seenLines.isFirst(`${staffId} ${residentId}`, today))
      deps.auditor.record(deskEntry(member, 'checkup-listed', { residentId }));
  const last = page.at(-1);
  return {
    items: page.map(({ name, birthDate, ...line }) => ({
      ...line,
      nameMasked: maskName(name),
      age: ageInYears(birthDate, today),
      urgent: alarms.has(line.entryId),
    })),
    nextCursor: last && rows.length > PAGE ? cursorOf(last) : null,
  };
}
