import type { CorrectedField } from '@kangban/contract/correction';
import type { CorrectionState } from '@kangban/domain/correction/states';
import type { SensitiveCategory } from '@kangban/domain/record/kinds';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

type Queryable = Pick<Transaction, 'query'>;

/** A request with how it was answered. */
export interface CorrectionRow {
  correctionId: string;
  residentId: string;
  name: string;
  openedBy: string;
  siteId: string | null;
  siteName: string | null;
  targetKind: string;
  targetId: string | null;
  title: string;
  on: PlainDate | null;
  wrong: string;
  rightly: string;
  openedAt: Date;
  dueOn: PlainDate;
  state: CorrectionState;
  endedAt: Date | null;
  endedBy: string | null;
  words: string;
  replacedBy: string | null;
  changes: CorrectedField[];
  /** Categories of the entry that was pointed at and of the one in its place. */
  categories: SensitiveCategory[];
}

const SELECT = `
  SELECT c.correction_id AS "correctionId", c.resident_id AS "residentId", r.name, c.opened_by AS "openedBy", c.site_id AS "siteId",
         s.name AS "siteName", c.target_kind AS "targetKind", c.target_id AS "targetId", c.title, c.happened_on AS "on", c.wrong,
         c.rightly, c.opened_at AS "openedAt", c.due_on AS "dueOn", COALESCE(e.state, 'opened') AS state,
         e.happened_at AS "endedAt", b.name AS "endedBy", COALESCE(e.words, '') AS words, e.replaced_by AS "replacedBy",
         COALESCE(e.changes, '[]') AS changes,
         ARRAY(SELECT t.sensitive FROM record_entry t WHERE t.county_code = c.county_code
                  AND t.entry_id IN (c.target_id, e.replaced_by) AND t.sensitive IS NOT NULL) AS categories
    FROM correction c
    JOIN resident r ON r.county_code = c.county_code AND r.resident_id = c.resident_id
    LEFT JOIN site s ON s.county_code = c.county_code AND s.site_id = c.site_id
    LEFT JOIN correction_event e ON e.county_code = c.county_code AND e.correction_id = c.correction_id AND e.step = 2
    LEFT JOIN staff b ON b.county_code = e.county_code AND b.staff_id = e.by_staff`;

/** One request by its id. */
export async function findCorrection(
  db: Queryable,
  countyCode: string,
  correctionId: string,
): Promise<CorrectionRow | undefined> {
  const { rows } = await db.query<CorrectionRow>({
    name: 'correction-one',
    text: `${SELECT} WHERE c.county_code = $1 AND c.correction_id = $2`,
    values: [countyCode, correctionId],
  });
  return rows[0];
}

/** Requests of a person, newest first; with `openedBy` only those of this account. */
export async function listOfPerson(
  db: Queryable,
  countyCode: string,
  wish: { residentIds: readonly string[]; openedBy: string | null; before: string | undefined; limit: number },
): Promise<CorrectionRow[]> {
  const { rows } = await db.query<CorrectionRow>({
    name: 'correction-of-person',
    text: `${SELECT} WHERE c.county_code = $1 AND c.resident_id = ANY($2::uuid[]) AND ($3::uuid IS NULL OR c.opened_by = $3)
              AND ($4::uuid IS NULL OR c.correction_id < $4) ORDER BY c.correction_id DESC LIMIT $5`,
    values: [countyCode, wish.residentIds, wish.openedBy, wish.before ?? null, wish.limit],
  });
  return rows;
}

/** Requests a clinic has to answer, the longest waiting first; or those that were answered, newest first. */
export async function listOfDesk(
  db: Queryable,
  countyCode: string,
  wish: { siteId: string; done: boolean; after: string | undefined; limit: number },
): Promise<CorrectionRow[]> {
  const { siteId, done, after, limit } = wish;
  const { rows } = await db.query<CorrectionRow>({
    name: `correction-of-desk-${done ? 'done' : 'waiting'}`,
    text: `${SELECT} WHERE c.county_code = $1 AND (c.site_id = $2 OR c.site_id IS NULL)
              AND e.state IS ${done ? 'NOT NULL' : 'NULL'} AND ($3::uuid IS NULL OR c.correction_id ${done ? '<' : '>'} $3)
            ORDER BY c.correction_id ${done ? 'DESC' : 'ASC'} LIMIT $4`,
    values: [countyCode, siteId, after ?? null, limit],
  });
  return rows;
}

/** How many requests about a person wait for an answer. */
export async function countWaiting(db: Queryable, countyCode: string, residentId: string): Promise<number> {
  const { rows } = await db.query<{ waiting: number }>(
    `SELECT count(*)::int AS waiting FROM correction c
      WHERE c.county_code = $1 AND c.resident_id = $2 AND NOT EXISTS (
        SELECT FROM correction_event e
         WHERE e.county_code = c.county_code AND e.correction_id = c.correction_id AND e.step = 2)`,
    [countyCode, residentId],
  );
  return rows[0]?.waiting ?? 0;
}

export interface NewCorrection {
  countyCode: string;
  correctionId: string;
  residentId: string;
  openedBy: string;
  siteId: string | null;
  kind: string;
  targetId: string | null;
  title: string;
  on: PlainDate | null;
  wrong: string;
  rightly: string;
  at: Date;
  dueOn: PlainDate;
}

/** Writes a request and its first step; goes to the home clinic where the row pointed at names none. */
export async function insertCorrection(client: Transaction, told: NewCorrection): Promise<void> {
  await client.query(
    `WITH made AS (
       INSERT INTO correction (county_code, correction_id, resident_id, opened_by, site_id, target_kind, target_id, title, happened_on,
                               wrong, rightly, opened_at, due_on)
       SELECT $1, $2, $3, $4, COALESCE($5::uuid, r.site_id), $6, $7, $8, $9, $10, $11, $12, $13
         FROM resident r WHERE r.county_code = $1 AND r.resident_id = $3
       RETURNING county_code, correction_id)
     INSERT INTO correction_event (county_code, correction_id, step, state, happened_at, by_account)
     SELECT county_code, correction_id, 1, 'opened', $12, $4 FROM made`,
    [
      told.countyCode,
      told.correctionId,
      told.residentId,
      told.openedBy,
      told.siteId,
      told.kind,
      told.targetId,
      told.title,
      told.on,
      told.wrong,
      told.rightly,
      told.at,
      told.dueOn,
    ],
  );
}

export interface CorrectionEnd {
  countyCode: string;
  correctionId: string;
  state: Exclude<CorrectionState, 'opened'>;
  at: Date;
  byAccount: string | null;
  byStaff: string | null;
  words: string;
  replacedBy: string | null;
  changes: readonly CorrectedField[];
}

/** Writes how a request ended; false when it had ended before. */
export async function insertEnd(client: Transaction, told: CorrectionEnd): Promise<boolean> {
  const { countyCode, correctionId, state, at, byAccount, byStaff, words, replacedBy, changes } = told;
  const { rowCount } = await client.query(
    `INSERT INTO correction_event (county_code, correction_id, step, state, happened_at, by_account, by_staff, words, replaced_by,
                                   changes)
     VALUES ($1, $2, 2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
    [countyCode, correctionId, state, at, byAccount, byStaff, words, replacedBy, JSON.stringify(changes)],
  );
  return rowCount === 1;
}
