import type { CheckupFormOfResident, CheckupReportOfResident, listCheckups } from '@kangban/contract/checkup/report';
import type { AnswerOf } from '@kangban/contract/endpoint';
import type { RightKind } from '@kangban/domain/identity/rights';
import { redactEntry } from '@kangban/domain/record/redact-entry';
import { maskName } from '@kangban/domain/shared/masking';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { narrowView, noteRead, openRecord, type RecordView } from '../access/open-record';
import { hiddenFor } from '../record/view';
import { ageAt, findCheckup, type Found, loadBook, reportOf } from './book';
import { type Aftermath, findAftermath, insertTold } from './store';
import { formSections, lineView, reviewOf, reviewView, saidOf } from './views';

const isFamily = (right: RecordView['right']): right is RightKind =>
  right === 'self' || right === 'guardian' || right === 'proxy';

/** One checkup as a path names it. */
export interface WhichCheckup {
  residentId: string;
  /** `newest`, or an id. */
  entryId: string;
}

/** The checkups of a person, newest first. Reading about another person is written down. */
export async function readCheckups(
  deps: Deps,
  who: AccountSession,
  residentId: string,
): Promise<AnswerOf<typeof listCheckups> | Refused> {
  const view = await openRecord(deps, who, residentId);
  if (isRefused(view)) return view;
  const book = await loadBook(deps, view);
  if (isRefused(book)) return book;
  const reviewsOf = book.checkups.map(({ entryId }) => entryId);
  const { reviews } = await findAftermath(deps.db.pool, view.countyCode, { residentId, reviewsOf, toldOf: null });
  noteRead(deps, view, { action: 'checkup-read' });
  const items = book.checkups.map((checkup) => lineView(checkup, reviews));
  return { residentId, label: view.label, today: book.today, items };
}

/** What is kept of a telling holds nothing sensitive, whatever is open in the session that reads. */
function saidOrdinarily({ book, checkup }: Found) {
  const view = narrowView(book.view, { opened: [] });
  const plain = redactEntry(checkup, []);
  return plain && saidOf(reportOf({ ...book, view }, plain));
}

/** The first time an account opens a report is a telling: by the page. */
async function notePage(deps: Deps, found: Found, told: { aftermath: Aftermath; accountId: string }): Promise<void> {
  const { view } = found.book;
  const { entryId } = found.checkup;
  const { aftermath, accountId } = told;
  if (aftermath.told.some((one) => one.how === 'page' && one.entryId === entryId && one.accountId === accountId))
    return;
  const said = saidOrdinarily(found);
  if (!said) return;
  await insertTold(deps.db.pool, {
    countyCode: view.countyCode,
    toldId: uuidV7(),
    residentId: view.residentId,
    entryId,
    how: 'page',
    by: { accountId },
    said,
    at: deps.clock.now(),
  });
}

function reportView(found: Found, { reviews, site }: Aftermath, right: RightKind): CheckupReportOfResident {
  const { book, checkup, corrected } = found;
  const { view, person, today } = book;
  const review = reviewOf(reviews, checkup.entryId);
  return {
    residentId: view.residentId,
    label: view.label,
    right,
    today,
    name: person.name,
    nameMasked: maskName(person.name),
    sex: person.sex,
    birthDate: person.birthDate,
    age: ageAt(person, checkup.happenedOn),
    report: reportOf(book, checkup),
    review: review ? reviewView(review) : null,
    site,
    corrected,
  };
}

/** The report of a checkup for the person and the family. Reading about another person is written down. */
export async function readReport(
  deps: Deps,
  who: AccountSession,
  { residentId, entryId: which }: WhichCheckup,
): Promise<CheckupReportOfResident | Refused> {
  const view = await openRecord(deps, who, residentId);
  if (isRefused(view)) return view;
  if (!isFamily(view.right)) return refuse('forbidden');
  const found = await findCheckup(deps, view, which);
  if (isRefused(found)) return found;
  const { entryId } = found.checkup;
  const asked = { residentId, reviewsOf: [entryId], toldOf: entryId };
  const aftermath = await findAftermath(deps.db.pool, view.countyCode, asked);
  await notePage(deps, found, { aftermath, accountId: who.accountId });
  noteRead(deps, view, { action: 'checkup-read', details: { entryId } });
  return reportView(found, aftermath, view.right);
}

/** The whole form for the person and the family. Reading about another person is written down. */
export async function readForm(
  deps: Deps,
  who: AccountSession,
  { residentId, entryId: which }: WhichCheckup,
): Promise<CheckupFormOfResident | Refused> {
  const view = await openRecord(deps, who, residentId);
  if (isRefused(view)) return view;
  const found = await findCheckup(deps, view, which);
  if (isRefused(found)) return found;
  const { checkup, book } = found;
  const { entryId, happenedOn, institution, practitioner, hiddenParts } = checkup;
  noteRead(deps, view, { action: 'checkup-read', details: { entryId } });
  return {
    residentId,
    label: view.label,
    today: book.today,
    entryId,
    on: happenedOn,
    institution,
    practitioner,
    ...formSections(checkup),
    hidden: hiddenParts === 0 ? 0 : hiddenFor(view, { ...book.person, hidden: hiddenParts }, book.today),
  };
}
