import type { AnswerOf, QueryOf } from '@kangban/contract/endpoint';
import type { getOverdueSummary, listOverdue, OverdueChild } from '@kangban/contract/worklist';
import { doseNameZh, vaccineNameZh } from '@kangban/domain/immunization/catalogue';
import { forecast } from '@kangban/domain/immunization/forecast';
import { type Lateness, overdueOf } from '@kangban/domain/immunization/worklist';
import { maskName } from '@kangban/domain/shared/masking';
import { maskedPhone } from '../../crypto/sealed-column';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { StaffSession } from '../../plugins/tokens';
import { makeSeenToday } from '../../seen-today';
import { deskEntry, type Member, memberFor } from '../desk/service';
import { forecastInputOf, loadForecastFacts } from '../immunization/facts';
import type { LateLine, LateLists } from './late-lists';
import { type LineRow, listLines } from './store';

export interface Worklist {
  deps: Deps;
  lists: LateLists;
}

type Asked = QueryOf<typeof listOverdue>;

const PAGE = 50;
const seenLines = makeSeenToday(100_000);

/** The place of a line in the list: the next page begins after it, whatever changed meanwhile. */
const placeOf = ({ lateDays, residentId }: LateLine): string => `${lateDays}.${residentId}`;
const CURSOR = /^(\d{1,5})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

function isAfter(line: LateLine, cursor: string | undefined): boolean {
  const [, days, id = ''] = CURSOR.exec(cursor ?? '') ?? [];
  if (days === undefined) return true;
  return line.lateDays === Number(days) ? line.residentId > id : line.lateDays < Number(days);
}

/** Days late that the filter looks at: with one vaccine, or the longest. */
function fits(line: LateLine, { vaccine, minDays = 1 }: Asked): boolean {
  const days = vaccine === undefined ? line.lateDays : line.vaccines.get(vaccine);
  return days !== undefined && days >= minDays;
}

/** The first lines after the cursor that the filter lets through. */
function firstOf(lines: readonly LateLine[], asked: Asked, count: number): LateLine[] {
  const found: LateLine[] = [];
  for (const line of lines) {
    if (found.length >= count) break;
    if (isAfter(line, asked.cursor) && fits(line, asked)) found.push(line);
  }
  return found;
}

function lineView(deps: Deps, row: LineRow, late: Lateness): OverdueChild {
  const { residentId, name, sex, birthDate, village, phoneCipher, phoneKeyId } = row;
  const phone = maskedPhone(deps.cipher, phoneCipher, phoneKeyId);
  const { contactedAt, outcome, staffName } = row;
  return {
    residentId,
    nameMasked: maskName(name),
    sex,
    birthDate,
    village,
    phoneMasked: phone,
    lateDays: late.lateDays,
    doses: late.doses.map((dose) => ({
      vaccine: dose.vaccine,
      dose: dose.dose,
      name: doseNameZh(dose),
      lateDays: dose.lateDays,
    })),
    lastContact:
      contactedAt && outcome && staffName !== null
        ? { contactedAt: contactedAt.toISOString(), outcome, staffName }
        : null,
  };
}

/** The lines of a page from the record as it is now: whoever got the doses since the list was made is left out. */
async function showLines(deps: Deps, member: Member, lines: readonly LateLine[]): Promise<OverdueChild[]> {
  const ids = lines.map(({ residentId }) => residentId);
  if (ids.length === 0) return [];
  const [rows, facts] = await Promise.all([
    listLines(deps.db, member, ids),
    loadForecastFacts(deps, member.countyCode, ids),
  ]);
  const byId = new Map(rows.map((row) => [row.residentId, row]));
  const today = deps.clock.today();
  return ids.flatMap((id) => {
    const row = byId.get(id);
    const known = facts.get(id);
    const late = known && overdueOf(forecast(forecastInputOf(known, today)), today);
    return row && late ? [lineView(deps, row, late)] : [];
  });
}

/** A child shown is written down once a day and member. */
function auditLines(deps: Deps, member: Member, items: readonly OverdueChild[]): void {
  const today = deps.clock.today();
  for (const { residentId } of items)
    if (seenLines.isFirst(`${member.staffId} ${residentId}`, today))
      deps.auditor.record(deskEntry(member, 'overdue-listed', { residentId }));
}

/** A page of the late children of the own area, longest late first. Refuses a cursor that is none. */
export async function readOverdue(
  { deps, lists }: Worklist,
  who: StaffSession,
  asked: Asked,
): Promise<AnswerOf<typeof listOverdue> | Refused> {
  const member = await memberFor(deps, who, 'follow-overdue');
  if (isRefused(member)) return member;
  const { cursor, limit = PAGE } = asked;
  if (cursor !== undefined && !CURSOR.test(cursor))
    return refuse('bad-input', { fields: [{ path: '/cursor', message: 'not a cursor of this list' }] });
  const found = firstOf((await lists.of(member)).lines, asked, limit + 1);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const items = await showLines(deps, member, page);
  auditLines(deps, member, items);
  return { items, nextCursor: last && found.length > limit ? placeOf(last) : null };
}

/** How many children of the own area are late, and with what. */
export async function readSummary(
  { deps, lists }: Worklist,
  who: StaffSession,
): Promise<AnswerOf<typeof getOverdueSummary> | Refused> {
  const member = await memberFor(deps, who, 'follow-overdue');
  if (isRefused(member)) return member;
  const { day, takenAt, childrenInArea, lines } = await lists.of(member);
  const counts = new Map<string, number>();
  for (const { vaccines } of lines)
    for (const vaccine of vaccines.keys()) counts.set(vaccine, (counts.get(vaccine) ?? 0) + 1);
  return {
    siteName: member.siteName ?? '',
    today: day,
    takenAt: takenAt.toISOString(),
    childrenInArea,
    overdueChildren: lines.length,
    byVaccine: [...counts]
      .map(([vaccine, children]) => ({ vaccine, name: vaccineNameZh(vaccine), children }))
      .sort((a, b) => b.children - a.children || (a.vaccine < b.vaccine ? -1 : 1)),
  };
}
