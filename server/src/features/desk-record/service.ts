import type { DeskRecord } from '@kangban/contract/record/desk-record';
import type { RecordEntryDetail } from '@kangban/contract/record/record';
import type { StaffPurpose } from '@kangban/domain/access/areas';
import { allergiesOf, medicinesOf, problemsOf } from '@kangban/domain/record-home/essentials';
import { marksOf } from '@kangban/domain/record-home/marks';
import type { Deps } from '../../deps';
import { isRefused, type Refused } from '../../http/refusal';
import type { StaffSession } from '../../plugins/tokens';
import { openRecordAsStaff, readEntryOf, type RecordView } from '../access/open-record';
import { entryOf, entryRead } from '../record/entry-service';
import { factsOf, personOf, signed } from '../record/facts-of-record';
import { groupsOf, type Home, loadHome, numbersIn } from '../record/load-home';
import { type TimelineAsk, timelineOf, type TimelinePage } from '../record/timeline-service';
import { idMasked, markView } from '../record/view';
import { findOpening } from './store';

interface OpeningAsk {
  residentId: string;
  purpose: StaffPurpose;
}

/** What is read of a list this long after an opening belongs to it. */
const OPENING_MS = 15 * 60_000;

function pageOf(deps: Deps, home: Home): Omit<DeskRecord, 'purpose' | 'groups'> {
  const { person, entries, own, today } = home;
  const of = personOf(person);
  const facts = factsOf(entries, own);
  const papers = entries.map(signed);
  const { residentId, name, sex, birthDate } = person;
  return {
    residentId,
    today,
    name,
    idMasked: idMasked(deps, person),
    sex,
    birthDate,
    marks: marksOf(of, facts, today).map(markView),
    allergies: allergiesOf(papers).map(({ entryId: id, text, severe }) => ({ id, text, severe })),
    problems: problemsOf(papers, today).map(({ entryId: id, ...rest }) => ({ id, ...rest })),
    medicines: medicinesOf(papers, today).map(({ entryId: id, ...rest }) => ({ id, ...rest })),
    numbers: numbersIn(home),
  };
}

/** An opening stands in the audit before anything of the record is answered. */
const noteOpening = (deps: Deps, view: RecordView, purpose: StaffPurpose): Promise<void> =>
  deps.auditor.recordNow(readEntryOf(view, { action: 'record-read', details: { purpose } }));

/** Opens a record at the desk for a purpose: each time is a row the person sees. */
export async function openAtDesk(deps: Deps, who: StaffSession, asked: OpeningAsk): Promise<DeskRecord | Refused> {
  const { purpose } = asked;
  const view = await openRecordAsStaff(deps, who, asked);
  if (isRefused(view)) return view;
  const home = await loadHome(deps, view);
  if (isRefused(home)) return home;
  await noteOpening(deps, view, purpose);
  return { ...pageOf(deps, home), purpose, groups: groupsOf(home) };
}

/**
 * The timeline of a record opened at the desk. Its pages and filters belong to the opening before them; asked for without one, or long
 * after it, it is an opening itself.
 */
export async function readTimelineAtDesk(
  deps: Deps,
  who: StaffSession,
  asked: OpeningAsk & TimelineAsk,
): Promise<Pick<TimelinePage, 'items' | 'nextCursor' | 'today'> | Refused> {
  const { purpose, residentId } = asked;
  const view = await openRecordAsStaff(deps, who, asked);
  if (isRefused(view)) return view;
  const page = await timelineOf(deps, view, asked);
  if (isRefused(page)) return page;
  const { countyCode, reader } = view;
  const after = new Date(deps.clock.now().getTime() - OPENING_MS);
  const isOpen = await findOpening(deps.db, { countyCode, residentId, staffId: reader.id, purpose, after });
  if (!isOpen) await noteOpening(deps, view, purpose);
  const { items, nextCursor, today } = page;
  return { items, nextCursor, today };
}

/** One entry of a record at the desk: each one read is a row the person sees. */
export async function readEntryAtDesk(
  deps: Deps,
  who: StaffSession,
  asked: OpeningAsk & { entryId: string },
): Promise<RecordEntryDetail | Refused> {
  const { purpose, entryId } = asked;
  const view = await openRecordAsStaff(deps, who, asked);
  if (isRefused(view)) return view;
  const entry = await entryOf(deps, view, entryId);
  if (isRefused(entry)) return entry;
  const details = { ...entryRead(entry), purpose };
  await deps.auditor.recordNow(readEntryOf(view, { action: 'record-entry-read', details }));
  return entry;
}
