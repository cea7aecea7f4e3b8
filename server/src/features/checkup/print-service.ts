import { maskName } from '@kangban/domain/shared/masking';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, type Refused } from '../../http/refusal';
import type { Download } from '../../http/send-file';
import type { Paper } from '../../pdf/paper';
import type { AccountSession } from '../../plugins/tokens';
import { narrowView, openRecordFor, type RecordView } from '../access/open-record';
import { noteExport, peopleOf } from '../record-export/take';
import { hiddenFor, idMasked } from '../record/view';
import { ageAt, findCheckup, type Found, reportOf } from './book';
import { formPaper } from './form-paper';
import { type PaperTold, reportPaper } from './paper';
import { paperCode } from './paper-token';
import type { WhichCheckup } from './service';
import { insertPaper, type NewPaper } from './paper-store';
import { findAftermath } from './store';
import { reviewOf, reviewView } from './views';

/** How a paper was asked for. */
export interface PrintAsked extends WhichCheckup {
  what: NewPaper['what'];
  large: boolean;
  /** Where this server is reached, for the code. */
  origin: string;
}

/** Who takes the paper, as its foot names them. */
interface Taker {
  by: NewPaper['by'];
  name: string;
}

function draw({ what }: PrintAsked, { book, checkup }: Found, told: PaperTold): Paper {
  if (what === 'report') return reportPaper(reportOf(book, checkup), told);
  const { view, person, today } = book;
  const { hiddenParts } = checkup;
  return formPaper(checkup, {
    ...told,
    hidden: hiddenParts === 0 ? 0 : hiddenFor(view, { ...person, hidden: hiddenParts }, today),
  });
}

/** A paper of one checkup as a PDF; that it was printed is kept, so that its code can be looked up. */
export async function printOf(
  deps: Deps,
  found: Found,
  { asked, taker }: { asked: PrintAsked; taker: Taker },
): Promise<Download | Refused> {
  const { book, checkup } = found;
  const { countyCode, residentId } = book.view;
  const { entryId, happenedOn } = checkup;
  const at = deps.clock.now();
  const { reviews, site } = await findAftermath(deps.db.pool, countyCode, {
    residentId,
    reviewsOf: [entryId],
    toldOf: null,
  });
  const review = reviewOf(reviews, entryId);
  const paperId = uuidV7();
  const paper = draw(asked, found, {
    person: book.person,
    age: ageAt(book.person, happenedOn),
    idMasked: idMasked(deps, book.person),
    site,
    review: review ? reviewView(review) : null,
    printedBy: taker.name,
    printedAt: at,
    verify: paperCode(deps.cipher, paperId, asked.origin),
    large: asked.large,
  });
  const bytes = await deps.printer.print(paper);
  if (isRefused(bytes)) return bytes;
  const { what, large } = asked;
  await insertPaper(deps.db.pool, { countyCode, paperId, residentId, entryId, what, large, by: taker.by, at });
  const name = what === 'report' ? '体检报告' : '健康体检表';
  return { name: `${name}-${happenedOn}${large ? '-大字' : ''}.pdf`, bytes };
}

const takerName = (view: RecordView, masked: string): string =>
  view.right === 'self' ? `${masked}（本人）` : `${masked} 代打`;

/** The report or the form for the person and the family. Every paper counts among the files an account may take in a day. */
export async function printForFamily(deps: Deps, who: AccountSession, asked: PrintAsked): Promise<Download | Refused> {
  const view = await openRecordFor(deps, who, { residentId: asked.residentId, area: 'print' });
  if (isRefused(view)) return view;
  // Paper lies about: nothing sensitive is on it, whatever is open in this session.
  const found = await findCheckup(deps, narrowView(view, { opened: [] }), asked.entryId);
  if (isRefused(found)) return found;
  const people = await peopleOf(deps, who, view);
  if (isRefused(people)) return people;
  const refused = await noteExport(deps, who, { view, what: 'paper' });
  if (refused) return refused;
  const taker = { by: { accountId: who.accountId }, name: takerName(view, people.taker) };
  return printOf(deps, found, { asked, taker });
}

/** How the foot of a paper names a member of staff. */
export const staffTaker = (member: { staffId: string; name: string; siteName: string | null }): Taker => ({
  by: { staffId: member.staffId },
  name: `${maskName(member.name)} ${member.siteName ?? ''}`.trim(),
});
