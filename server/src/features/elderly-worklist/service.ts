import type { AnswerOf, QueryOf } from '@kangban/contract/endpoint';
import type { getNotComeSummary, listNotCome, NotComePerson } from '@kangban/contract/checkup/not-come';
import { latestEligibleBirth, ratePermille } from '@kangban/domain/checkup-booking/not-come';
import { partsOf } from '@kangban/domain/shared/plain-date';
import { maskName, maskPhone } from '@kangban/domain/shared/masking';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { StaffSession } from '../../plugins/tokens';
import { makeSeenToday } from '../../seen-today';
import { deskEntry, type Member, memberFor } from '../desk/service';
import { type Area, countStanding, type CountRow, listPeople, type PersonRow } from './store';

const PAGE = 50;
const seenLines = makeSeenToday(100_000);

/** Who has the right at a member's clinic today. */
export function areaOf(deps: Deps, { countyCode, siteId }: Member): Area {
  const today = deps.clock.today();
  return { countyCode, siteId, today, year: partsOf(today).year, bornUntil: latestEligibleBirth(today) };
}

const SEPARATOR = '|';
const cursorOf = ({ village, residentId }: PersonRow): string =>
  Buffer.from([residentId, village].join(SEPARATOR)).toString('base64url');
const CURSOR = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\|([^\0]*)$/;

function readCursor(cursor: string): { village: string; residentId: string } | undefined {
  const [, residentId, village] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  return residentId !== undefined && village !== undefined ? { village, residentId } : undefined;
}

function contactOf({ contactedAt, way, outcome, note, staffName }: PersonRow): NotComePerson['lastContact'] {
  if (!contactedAt || !way || !outcome) return null;
  return { contactedAt: contactedAt.toISOString(), staffName: staffName ?? '', way, outcome, note: note ?? '' };
}

function personOf(deps: Deps, row: PersonRow): NotComePerson {
  const { phoneCipher: cipher, phoneKeyId: keyId } = row;
  const { residentId, sex, birthDate, village, standing, lastOn, bookedFor, reachable, contacts } = row;
  return {
    residentId,
    nameMasked: maskName(row.name),
    sex,
    birthDate,
    village,
    phoneMasked: cipher && keyId ? maskPhone(deps.cipher.open({ cipher, keyId })) : null,
    standing,
    lastOn,
    bookedFor,
    reachable,
    contacts,
    lastContact: contactOf(row),
  };
}

/** A person shown is written down once a day and member. */
function auditLines(deps: Deps, member: Member, items: readonly NotComePerson[]): void {
  const today = deps.clock.today();
  for (const { residentId } of items)
    if (seenLines.isFirst(`${member.staffId} ${residentId}`, today))
      deps.auditor.record(deskEntry(member, 'not-come-listed', { residentId }));
}

/** A page of the older people of the own area who have not come this year. Refuses a cursor that is none. */
export async function readNotCome(
  deps: Deps,
  who: StaffSession,
  { cursor, limit = PAGE, village, standing }: QueryOf<typeof listNotCome>,
): Promise<AnswerOf<typeof listNotCome> | Refused> {
  const member = await memberFor(deps, who, 'follow-overdue');
  if (isRefused(member)) return member;
  const after = cursor === undefined ? undefined : readCursor(cursor);
  if (cursor !== undefined && !after)
    return refuse('bad-input', { fields: [{ path: '/cursor', message: 'not a cursor of this list' }] });
  const rows = await listPeople(deps.db, areaOf(deps, member), { village, standing, after, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const items = page.map((row) => personOf(deps, row));
  auditLines(deps, member, items);
  return { items, nextCursor: last && rows.length > limit ? cursorOf(last) : null };
}

const sum = (rows: readonly CountRow[]): number => rows.reduce((all, { people }) => all + people, 0);

function byKey<K extends 'village' | 'standing'>(rows: readonly CountRow[], key: K): Map<CountRow[K], CountRow[]> {
  const groups = new Map<CountRow[K], CountRow[]>();
  for (const row of rows) groups.set(row[key], [...(groups.get(row[key]) ?? []), row]);
  return groups;
}

const came = (rows: readonly CountRow[]): CountRow[] => rows.filter((row) => row.came);

/** How many came, of how many, by village, and where those stand who did not. */
export async function readSummary(
  deps: Deps,
  who: StaffSession,
): Promise<AnswerOf<typeof getNotComeSummary> | Refused> {
  const member = await memberFor(deps, who, 'follow-overdue');
  if (isRefused(member)) return member;
  const area = areaOf(deps, member);
  const rows = await countStanding(deps.db, area);
  const missing = rows.filter((row) => !row.came);
  const eligible = sum(rows);
  return {
    siteName: member.siteName ?? '',
    today: area.today,
    year: area.year,
    eligible,
    came: sum(came(rows)),
    ratePermille: ratePermille(sum(came(rows)), eligible),
    notCome: sum(missing),
    byStanding: [...byKey(missing, 'standing')].map(([standing, some]) => ({ standing, people: sum(some) })),
    byVillage: [...byKey(rows, 'village')].map(([village, some]) => ({
      village,
      people: sum(some),
      came: sum(came(some)),
    })),
  };
}
