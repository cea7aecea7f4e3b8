import type { Answers, Informant, QuestionnaireCode } from '@kangban/domain/assessment/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Database, Transaction } from '../../plugins/db';

type Queryable = Pick<Transaction, 'query'>;

/** Who answers or writes down: one of the two. */
export interface ByWhom {
  accountId: string | null;
  staffId: string | null;
}

export interface SessionRow extends ByWhom {
  sessionId: string;
  residentId: string;
  questionnaire: QuestionnaireCode;
  version: number;
  informant: Informant;
  startedAt: Date;
  expiresAt: Date;
  answers: Answers;
  state: 'open' | 'finished' | 'dropped';
  entryId: string | null;
}

const SESSION = `session_id AS "sessionId", resident_id AS "residentId", questionnaire, version, informant,
  by_account AS "accountId", by_staff AS "staffId", started_at AS "startedAt", expires_at AS "expiresAt", answers, state,
  entry_id AS "entryId"`;
const MINE = 'resident_id = ANY($2::uuid[]) AND coalesce(by_account, by_staff) = $3';

export interface Of {
  countyCode: string;
  residentIds: readonly string[];
  by: string;
}

/** Birthday of the person. */
export async function findBirthDate(
  db: Pick<Database, 'pool'>,
  countyCode: string,
  residentId: string,
): Promise<PlainDate | undefined> {
  const { rows } = await db.pool.query<{ birthDate: PlainDate }>({
    name: 'assessment-birth-date',
    text: 'SELECT birth_date AS "birthDate" FROM resident WHERE county_code = $1 AND resident_id = $2',
    values: [countyCode, residentId],
  });
  return rows[0]?.birthDate;
}

/** What this caller began and may go on with. */
export async function findOpenSessions(
  db: Queryable,
  { countyCode, residentIds, by }: Of,
  now: Date,
): Promise<SessionRow[]> {
  const { rows } = await db.query<SessionRow>({
    name: 'assessment-open',
    text: `SELECT ${SESSION} FROM assessment_session
            WHERE county_code = $1 AND ${MINE} AND state = 'open' AND expires_at > $4`,
    values: [countyCode, residentIds, by, now],
  });
  return rows;
}

/** One session of this caller; locked until the transaction ends when it is to be changed. */
export async function findSession(
  db: Queryable,
  { countyCode, residentIds, by }: Of,
  { sessionId, lock = false }: { sessionId: string; lock?: boolean },
): Promise<SessionRow | undefined> {
  const { rows } = await db.query<SessionRow>({
    name: lock ? 'assessment-lock' : 'assessment-find',
    text: `SELECT ${SESSION} FROM assessment_session
            WHERE county_code = $1 AND ${MINE} AND session_id = $4${lock ? ' FOR NO KEY UPDATE' : ''}`,
    values: [countyCode, residentIds, by, sessionId],
  });
  return rows[0];
}

/** Begins one; false when the same caller has begun the same a moment ago. */
export async function insertSession(
  client: Transaction,
  countyCode: string,
  row: Omit<SessionRow, 'answers' | 'state' | 'entryId'>,
): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'assessment-insert',
    text: `INSERT INTO assessment_session (county_code, session_id, resident_id, questionnaire, version, informant, by_account,
                                           by_staff, started_at, expires_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
    values: [
      countyCode,
      row.sessionId,
      row.residentId,
      row.questionnaire,
      row.version,
      row.informant,
      row.accountId,
      row.staffId,
      row.startedAt,
      row.expiresAt,
    ],
  });
  return rowCount === 1;
}

/** Forgets what was begun: everything of the person that is too old, and this questionnaire of this caller where it is begun afresh. */
export async function dropSessions(
  client: Transaction,
  { countyCode, residentIds, by }: Of,
  { now, afresh }: { now: Date; afresh: QuestionnaireCode | null },
): Promise<void> {
  await client.query({
    name: 'assessment-drop',
    text: `UPDATE assessment_session SET state = 'dropped', answers = '{}'
            WHERE county_code = $1 AND resident_id = ANY($2::uuid[]) AND state = 'open'
              AND (expires_at <= $4 OR (coalesce(by_account, by_staff) = $3 AND questionnaire = $5))`,
    values: [countyCode, residentIds, by, now, afresh],
  });
}

interface Saving {
  sessionId: string;
  answers: Answers;
  /** Now, when help was told because of one of them. */
  safetyAt: Date | null;
}

export async function saveSession(
  client: Transaction,
  countyCode: string,
  { sessionId, answers, safetyAt }: Saving,
): Promise<void> {
  await client.query({
    name: 'assessment-save',
    text: `UPDATE assessment_session SET answers = answers || $3::jsonb, safety_at = coalesce(safety_at, $4)
            WHERE county_code = $1 AND session_id = $2`,
    values: [countyCode, sessionId, JSON.stringify(answers), safetyAt],
  });
}

export async function changeInformant(
  client: Transaction,
  countyCode: string,
  { sessionId, informant }: { sessionId: string; informant: Informant },
): Promise<void> {
  await client.query({
    name: 'assessment-informant',
    text: 'UPDATE assessment_session SET informant = $3 WHERE county_code = $1 AND session_id = $2',
    values: [countyCode, sessionId, informant],
  });
}

/** Ends one with the entry it became; its answers stand there. */
export async function finishSession(
  client: Transaction,
  countyCode: string,
  { sessionId, entryId, at }: { sessionId: string; entryId: string; at: Date },
): Promise<void> {
  await client.query({
    name: 'assessment-finish',
    text: `UPDATE assessment_session SET state = 'finished', answers = '{}', finished_at = $4, entry_id = $3
            WHERE county_code = $1 AND session_id = $2`,
    values: [countyCode, sessionId, entryId, at],
  });
}

/** Screens of one kind finished for a person since an instant: the day's cap. */
export async function countFinished(
  client: Transaction,
  countyCode: string,
  told: { residentIds: readonly string[]; questionnaire: QuestionnaireCode; since: Date },
): Promise<number> {
  const { rows } = await client.query<{ count: number }>({
    name: 'assessment-count-finished',
    text: `SELECT count(*)::int AS count FROM assessment_session
            WHERE county_code = $1 AND resident_id = ANY($2::uuid[]) AND questionnaire = $3 AND finished_at >= $4`,
    values: [countyCode, told.residentIds, told.questionnaire, told.since],
  });
  return rows[0]?.count ?? 0;
}
