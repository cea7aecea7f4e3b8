import type { LessonCode } from '@kangban/domain/lesson/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

type Queryable = Pick<Transaction, 'query'>;

/** Whose lessons: the person, with every record that was merged into theirs. */
export interface Of {
  countyCode: string;
  residentIds: readonly string[];
}

export interface PassRow {
  lesson: LessonCode;
  passedOn: PlainDate;
}

/** What the person passed in a calendar year, the first day of each lesson. */
export async function findPasses(db: Queryable, { countyCode, residentIds }: Of, year: number): Promise<PassRow[]> {
  const { rows } = await db.query<PassRow>({
    name: 'lesson-passes',
    text: `SELECT lesson, min(passed_on) AS "passedOn" FROM lesson_pass
            WHERE county_code = $1 AND resident_id = ANY($2::uuid[]) AND year = $3 GROUP BY lesson`,
    values: [countyCode, residentIds, year],
  });
  return rows;
}

export interface ReadingRow {
  readingId: string;
  lesson: LessonCode;
  edition: PlainDate;
  startedAt: Date;
}

const READING = 'r.reading_id AS "readingId", r.lesson, r.edition, r.started_at AS "startedAt"';

interface Begun {
  lesson: LessonCode;
  accountId: string;
  since: Date;
}

/** The newest reading of a lesson this account began and has not answered, not older than `since`. */
export async function findOpenReading(
  db: Queryable,
  { countyCode, residentIds }: Of,
  { lesson, accountId, since }: Begun,
): Promise<ReadingRow | undefined> {
  const { rows } = await db.query<ReadingRow>({
    name: 'lesson-open-reading',
    text: `SELECT ${READING} FROM lesson_reading r LEFT JOIN lesson_attempt a USING (county_code, reading_id)
            WHERE r.county_code = $1 AND r.resident_id = ANY($2::uuid[]) AND r.lesson = $3 AND r.by_account = $4
              AND r.started_at >= $5 AND a.reading_id IS NULL
            ORDER BY r.started_at DESC LIMIT 1`,
    values: [countyCode, residentIds, lesson, accountId, since],
  });
  return rows[0];
}

/** One person's beginnings of a lesson wait for each other until the transaction ends. */
export async function lockLesson(client: Transaction, residentId: string, lesson: LessonCode): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 32))', [`lesson ${residentId} ${lesson}`]);
}

export async function countReadings(
  db: Queryable,
  { countyCode, residentIds }: Of,
  { lesson, on }: { lesson: LessonCode; on: PlainDate },
): Promise<number> {
  const { rows } = await db.query<{ count: number }>({
    name: 'lesson-count-readings',
    text: `SELECT count(*)::int AS count FROM lesson_reading
            WHERE county_code = $1 AND resident_id = ANY($2::uuid[]) AND lesson = $3 AND started_on = $4`,
    values: [countyCode, residentIds, lesson, on],
  });
  return rows[0]?.count ?? 0;
}

export interface NewReading extends ReadingRow {
  residentId: string;
  accountId: string;
  startedOn: PlainDate;
}

export async function insertReading(client: Transaction, countyCode: string, row: NewReading): Promise<void> {
  await client.query({
    name: 'lesson-insert-reading',
    text: `INSERT INTO lesson_reading (county_code, reading_id, resident_id, lesson, edition, by_account, started_on, started_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      countyCode,
      row.readingId,
      row.residentId,
      row.lesson,
      row.edition,
      row.accountId,
      row.startedOn,
      row.startedAt,
    ],
  });
}

export type Choices = Readonly<Record<string, string>>;

export interface AnsweredRow extends ReadingRow {
  /** Null until the questions were answered. */
  answers: Choices | null;
  /** This reading is the one that counted in its year. */
  counted: boolean;
}

/** A reading this account began for the person, with what was answered. */
export async function findReading(
  db: Queryable,
  { countyCode, residentIds }: Of,
  { readingId, accountId }: { readingId: string; accountId: string },
): Promise<AnsweredRow | undefined> {
  const { rows } = await db.query<AnsweredRow>({
    name: 'lesson-find-reading',
    text: `SELECT ${READING}, a.answers, p.pass_id IS NOT NULL AS counted
             FROM lesson_reading r
             LEFT JOIN lesson_attempt a USING (county_code, reading_id)
             LEFT JOIN lesson_pass p USING (county_code, reading_id)
            WHERE r.county_code = $1 AND r.resident_id = ANY($2::uuid[]) AND r.reading_id = $3 AND r.by_account = $4`,
    values: [countyCode, residentIds, readingId, accountId],
  });
  return rows[0];
}

interface NewAttempt {
  readingId: string;
  answers: Choices;
  right: number;
  total: number;
  passed: boolean;
  on: PlainDate;
  at: Date;
}

/** Keeps the answers of a reading; false when they were given a moment ago by somebody else's hand on the same reading. */
export async function insertAttempt(client: Transaction, countyCode: string, row: NewAttempt): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'lesson-insert-attempt',
    text: `INSERT INTO lesson_attempt (county_code, reading_id, answers, right_count, total, passed, answered_on, answered_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
    values: [countyCode, row.readingId, JSON.stringify(row.answers), row.right, row.total, row.passed, row.on, row.at],
  });
  return rowCount === 1;
}

interface NewPass {
  passId: string;
  residentId: string;
  lesson: LessonCode;
  year: number;
  readingId: string;
  on: PlainDate;
}

/** The pass of a lesson and year; false when the person, or a record merged into theirs, has passed it this year. */
export async function insertPass(client: Transaction, { countyCode, residentIds }: Of, row: NewPass): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'lesson-insert-pass',
    text: `INSERT INTO lesson_pass (county_code, resident_id, lesson, year, pass_id, reading_id, passed_on)
           SELECT $1, $2, $3, $4, $5, $6, $7
            WHERE NOT EXISTS (SELECT 1 FROM lesson_pass WHERE county_code = $1 AND resident_id = ANY($8::uuid[])
                                                          AND lesson = $3 AND year = $4)
           ON CONFLICT DO NOTHING`,
    values: [countyCode, row.residentId, row.lesson, row.year, row.passId, row.readingId, row.on, residentIds],
  });
  return rowCount === 1;
}
