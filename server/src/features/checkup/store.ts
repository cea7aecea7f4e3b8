import type { AgreedTask, ToldHow } from '@kangban/contract/checkup/desk';
import type { SentenceRef } from '@kangban/domain/checkup/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Database, Transaction } from '../../plugins/db';

type Queryable = Pick<Transaction, 'query'>;

/** Who went through a report. */
export interface ReviewRow {
  entryId: string;
  byName: string;
  siteName: string;
  note: string | null;
  tasks: AgreedTask[];
  at: Date;
}

/** What a report said when it was told, by sentence ids: the tables may say it in other words later. */
export interface Said {
  headline: SentenceRef;
  notable: readonly { label: SentenceRef; value: string; word: SentenceRef }[];
}

/** A telling; who is a member of staff, or the name of whoever opened the page. */
export interface ToldRow {
  entryId: string;
  how: ToldHow;
  at: Date;
  staffName: string | null;
  accountId: string | null;
  personName: string | null;
  said: Said;
}

/** What became of a report, and whom to ask. */
export interface Aftermath {
  /** Of every checkup asked about, newest first. */
  reviews: ReviewRow[];
  told: ToldRow[];
  site: { siteId: string; name: string; phone: string } | null;
}

const REVIEWS = `
  SELECT json_build_object('entryId', v.entry_id, 'byName', s.name, 'siteName', w.short_name, 'note', v.note, 'tasks', v.tasks,
           'at', v.reviewed_at) AS row, v.reviewed_at AS at, v.review_id AS id
    FROM checkup_review v
    JOIN staff s ON s.county_code = v.county_code AND s.staff_id = v.staff_id
    JOIN site w ON w.county_code = v.county_code AND w.site_id = v.site_id
   WHERE v.county_code = $1 AND v.entry_id = ANY($3::uuid[])`;
// A telling of what was corrected since stays one.
const TOLD = `
  WITH RECURSIVE line AS (
    SELECT entry_id, replaces_id FROM record_entry WHERE county_code = $1 AND entry_id = $4
    UNION
    SELECT e.entry_id, e.replaces_id FROM record_entry e JOIN line l ON e.county_code = $1 AND e.entry_id = l.replaces_id)
  SELECT json_build_object('entryId', t.entry_id, 'how', t.how, 'at', t.told_at, 'staffName', s.name, 'accountId', t.account_id,
           'personName', p.name, 'said', t.said) AS row, t.told_at AS at, t.told_id AS id
    FROM checkup_told t
    LEFT JOIN staff s ON s.county_code = t.county_code AND s.staff_id = t.staff_id
    LEFT JOIN account a ON a.account_id = t.account_id
    LEFT JOIN resident p ON p.county_code = t.county_code AND p.resident_id = a.resident_id
   WHERE t.county_code = $1 AND t.entry_id IN (SELECT entry_id FROM line)`;
const AFTERMATH = `
  SELECT (SELECT COALESCE(json_agg(r.row ORDER BY r.at DESC, r.id DESC), '[]') FROM (${REVIEWS}) r) AS reviews,
         (SELECT COALESCE(json_agg(r.row ORDER BY r.at DESC, r.id DESC), '[]') FROM (${TOLD}) r) AS told,
         (SELECT json_build_object('siteId', w.site_id, 'name', w.short_name, 'phone', w.phone)
            FROM resident p JOIN site w ON w.county_code = p.county_code AND w.site_id = p.site_id
           WHERE p.county_code = $1 AND p.resident_id = $2) AS site`;

type Json<T> = Omit<T, 'at'> & { at: string };

/** Reviews of some checkups, what was told of one of them, and the home clinic: one statement. */
export async function findAftermath(
  db: Queryable,
  countyCode: string,
  asked: { residentId: string; reviewsOf: readonly string[]; toldOf: string | null },
): Promise<Aftermath> {
  const { rows } = await db.query<{
    reviews: Json<ReviewRow>[];
    told: Json<ToldRow>[];
    site: Aftermath['site'];
  }>({
    name: 'checkup-aftermath',
    text: AFTERMATH,
    values: [countyCode, asked.residentId, asked.reviewsOf, asked.toldOf],
  });
  const [row] = rows;
  const dated = <T extends { at: string }>(one: T) => ({ ...one, at: new Date(one.at) });
  return { reviews: row?.reviews.map(dated) ?? [], told: row?.told.map(dated) ?? [], site: row?.site ?? null };
}

interface NewReview {
  countyCode: string;
  reviewId: string;
  residentId: string;
  entryId: string;
  siteId: string;
  staffId: string;
  note: string | null;
  tasks: readonly object[];
  at: Date;
}

export async function insertReview(client: Transaction, told: NewReview): Promise<void> {
  const { countyCode, reviewId, residentId, entryId, siteId, staffId, note, tasks, at } = told;
  await client.query(
    `INSERT INTO checkup_review (county_code, review_id, resident_id, entry_id, site_id, staff_id, note, tasks, reviewed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [countyCode, reviewId, residentId, entryId, siteId, staffId, note, JSON.stringify(tasks), at],
  );
}

interface NewTold {
  countyCode: string;
  toldId: string;
  residentId: string;
  entryId: string;
  how: ToldHow;
  by: { staffId: string } | { accountId: string };
  said: Said;
  at: Date;
}

/** Writes a telling down; a page counts once for each account. */
export async function insertTold(client: Queryable, told: NewTold): Promise<void> {
  const { countyCode, toldId, residentId, entryId, how, by, said, at } = told;
  await client.query(
    `INSERT INTO checkup_told (county_code, told_id, resident_id, entry_id, how, staff_id, account_id, said, told_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (county_code, entry_id, account_id) WHERE how = 'page' DO NOTHING`,
    [
      countyCode,
      toldId,
      residentId,
      entryId,
      how,
      'staffId' in by ? by.staffId : null,
      'accountId' in by ? by.accountId : null,
      JSON.stringify(said),
      at,
    ],
  );
}

export interface WaitingRow {
  residentId: string;
  entryId: string;
  name: string;
  sex: 'male' | 'female';
  birthDate: PlainDate;
  on: PlainDate;
  institution: string;
  corrected: boolean;
}

const WAITING = `
  SELECT r.resident_id AS "residentId", e.entry_id AS "entryId", r.name, r.sex, r.birth_date AS "birthDate",
         e.happened_on AS on, e.institution,
         EXISTS (SELECT FROM checkup_review v WHERE v.county_code = e.county_code AND v.entry_id = e.replaces_id) AS corrected
    FROM record_entry e
    JOIN resident o ON o.county_code = e.county_code AND o.resident_id = e.resident_id
    JOIN resident r ON r.county_code = o.county_code AND r.resident_id = COALESCE(o.merged_into, o.resident_id)
   WHERE e.county_code = $1 AND r.site_id = $2 AND e.kind = 'checkup' AND NOT e.entered_in_error AND e.happened_on >= $3
     AND e.sensitive IS NULL
     AND ($4::date IS NULL OR (e.happened_on, e.entry_id) > ($4::date, $5::uuid))
     AND NOT EXISTS (SELECT FROM record_entry n WHERE n.county_code = e.county_code AND n.replaces_id = e.entry_id)
     AND NOT EXISTS (SELECT FROM checkup_review v WHERE v.county_code = e.county_code AND v.entry_id = e.entry_id)
   ORDER BY e.happened_on, e.entry_id LIMIT $6`;

/** Checkups of a clinic's people since a day that nobody has gone through, the longest waiting first. */
export async function listWaiting(
  db: Pick<Database, 'pool'>,
  countyCode: string,
  page: {
    siteId: string;
    since: PlainDate;
    after: { on: PlainDate; entryId: string } | undefined;
    limit: number;
  },
): Promise<WaitingRow[]> {
  const { rows } = await db.pool.query<WaitingRow>({
    name: 'checkup-waiting',
    text: WAITING,
    values: [countyCode, page.siteId, page.since, page.after?.on ?? null, page.after?.entryId ?? null, page.limit],
  });
  return rows;
}

interface ReaderRow {
  accountId: string;
}

/** Accounts that may see this person's record now: whom a message about it reaches. */
export async function listReaders(
  db: Queryable,
  countyCode: string,
  { residentId, today }: { residentId: string; today: PlainDate },
): Promise<string[]> {
  const { rows } = await db.query<ReaderRow>({
    name: 'checkup-readers',
    text: `SELECT DISTINCT l.account_id AS "accountId"
             FROM family_link l JOIN account a ON a.account_id = l.account_id AND a.closed_at IS NULL
            WHERE l.county_code = $1 AND l.resident_id = $2 AND l.state = 'active' AND 'record' = ANY(l.scope)
              AND l.starts_on <= $3 AND (l.ends_on IS NULL OR l.ends_on >= $3)`,
    values: [countyCode, residentId, today],
  });
  return rows.map(({ accountId }) => accountId);
}
