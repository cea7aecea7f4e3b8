import type { ReadingLetter } from '@kangban/contract/reading/letter';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

type Queryable = Pick<Transaction, 'query'>;
type Period = ReadingLetter['period'];

export interface Wish {
  weekly: boolean;
  monthly: boolean;
}

/** The last word of an account on letters about a person; undefined when it never said anything. */
export async function findWish(
  db: Queryable,
  countyCode: string,
  asked: { residentIds: readonly string[]; accountId: string },
): Promise<Wish | undefined> {
  const { rows } = await db.query<Wish>({
    name: 'reading-find-wish',
    text: `SELECT weekly, monthly FROM reading_letter_wish
            WHERE county_code = $1 AND resident_id = ANY($2::uuid[]) AND account_id = $3
            ORDER BY set_at DESC, wish_id DESC LIMIT 1`,
    values: [countyCode, asked.residentIds, asked.accountId],
  });
  return rows[0];
}

export interface WishRow extends Wish {
  wishId: string;
  residentId: string;
  accountId: string;
  at: Date;
}

export async function insertWish(db: Queryable, countyCode: string, row: WishRow): Promise<void> {
  await db.query({
    name: 'reading-insert-wish',
    text: `INSERT INTO reading_letter_wish (county_code, wish_id, resident_id, account_id, weekly, monthly, set_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    values: [countyCode, row.wishId, row.residentId, row.accountId, row.weekly, row.monthly, row.at],
  });
}

/** People who measured at home in a period and have no letter about it yet: the next few, in order. */
export async function listDue(
  db: Queryable,
  countyCode: string,
  asked: { period: Period; from: PlainDate; since: Date; until: Date; after: string; limit: number },
): Promise<string[]> {
  const { rows } = await db.query<{ residentId: string }>({
    name: 'reading-letters-due',
    text: `SELECT DISTINCT s.resident_id AS "residentId" FROM reading_session s
            WHERE s.county_code = $1 AND s.measured_at >= $4 AND s.measured_at < $5 AND s.resident_id > $6
              AND NOT EXISTS (SELECT FROM reading_letter l WHERE l.county_code = s.county_code AND l.resident_id = s.resident_id
                                AND l.period = $2 AND l.from_on = $3)
            ORDER BY s.resident_id LIMIT $7`,
    values: [countyCode, asked.period, asked.from, asked.since, asked.until, asked.after, asked.limit],
  });
  return rows.map(({ residentId }) => residentId);
}

export interface LetterRow {
  letterId: string;
  residentId: string;
  period: Period;
  from: PlainDate;
  to: PlainDate;
  letter: ReadingLetter;
}

/** Writes letters that are not there yet; answers whose were written. */
export async function insertLetters(
  client: Transaction,
  countyCode: string,
  told: { rows: readonly LetterRow[]; at: Date },
): Promise<string[]> {
  const { rows } = await client.query<{ residentId: string }>({
    name: 'reading-insert-letters',
    text: `INSERT INTO reading_letter (county_code, letter_id, resident_id, period, from_on, to_on, letter, made_at)
           SELECT $1, l."letterId", l."residentId", l.period, l."from", l."to", l.letter, $3
             FROM json_to_recordset($2::json) AS l("letterId" uuid, "residentId" uuid, period text, "from" date, "to" date, letter jsonb)
           ON CONFLICT (county_code, resident_id, period, from_on) DO NOTHING
           RETURNING resident_id AS "residentId"`,
    values: [countyCode, JSON.stringify(told.rows), told.at],
  });
  return rows.map(({ residentId }) => residentId);
}

/** Accounts that want to be told of letters about these people and still have a right over them today. */
export async function listTold(
  client: Queryable,
  countyCode: string,
  asked: { residentIds: readonly string[]; period: Period; today: PlainDate },
): Promise<{ residentId: string; accountId: string }[]> {
  const { rows } = await client.query<{ residentId: string; accountId: string }>({
    name: 'reading-letters-told',
    text: `SELECT w."residentId", w."accountId"
             FROM (SELECT DISTINCT ON (resident_id, account_id) resident_id AS "residentId", account_id AS "accountId", weekly, monthly
                     FROM reading_letter_wish WHERE county_code = $1 AND resident_id = ANY($2::uuid[])
                    ORDER BY resident_id, account_id, set_at DESC, wish_id DESC) w
             JOIN account a ON a.account_id = w."accountId" AND a.county_code = $1 AND a.closed_at IS NULL
            WHERE CASE $3::text WHEN 'week' THEN w.weekly ELSE w.monthly END
              AND EXISTS (SELECT FROM family_link l
                           WHERE l.county_code = $1 AND l.account_id = w."accountId" AND l.resident_id = w."residentId"
                             AND l.state = 'active' AND l.starts_on <= $4 AND (l.ends_on IS NULL OR l.ends_on >= $4))`,
    values: [countyCode, asked.residentIds, asked.period, asked.today],
  });
  return rows;
}

/** Letters of a person, newest first, after a place in the list. */
export async function listLetters(
  db: Queryable,
  countyCode: string,
  asked: { residentIds: readonly string[]; before: { to: PlainDate; id: string } | null; limit: number },
): Promise<Omit<LetterRow, 'residentId'>[]> {
  const { rows } = await db.query<Omit<LetterRow, 'residentId'>>({
    name: 'reading-letters',
    text: `SELECT letter_id AS "letterId", period, from_on AS "from", to_on AS "to", letter FROM reading_letter
            WHERE county_code = $1 AND resident_id = ANY($2::uuid[])
              AND ($3::date IS NULL OR (to_on, letter_id) < ($3::date, $4::uuid))
            ORDER BY to_on DESC, letter_id DESC LIMIT $5`,
    values: [countyCode, asked.residentIds, asked.before?.to ?? null, asked.before?.id ?? null, asked.limit],
  });
  return rows;
}

/** The letter about a period as it was written; undefined when none was. */
export async function findLetter(
  db: Queryable,
  countyCode: string,
  asked: { residentIds: readonly string[]; period: Period; from: PlainDate },
): Promise<ReadingLetter | undefined> {
  const { rows } = await db.query<{ letter: ReadingLetter }>({
    name: 'reading-find-letter',
    text: `SELECT letter FROM reading_letter WHERE county_code = $1 AND resident_id = ANY($2::uuid[]) AND period = $3 AND from_on = $4
            ORDER BY made_at LIMIT 1`,
    values: [countyCode, asked.residentIds, asked.period, asked.from],
  });
  return rows[0]?.letter;
}
