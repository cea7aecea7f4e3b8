import type { Doubt } from '@kangban/domain/match/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Database, Transaction } from '../../plugins/db';

type Queryable = Pick<Database['pool'], 'query'>;

export interface LineRow {
  reviewId: string;
  doubt: Doubt;
  madeAt: Date;
  state: 'waiting' | 'same' | 'different';
  subjectName: string;
  candidateName: string;
  sex: 'male' | 'female';
  birthDate: PlainDate;
}

export interface ListWish {
  countyCode: string;
  siteId: string;
  decided: boolean;
  before: string | null;
  limit: number;
}

// Whose pair it is: the clinic of the record that was there, else of the one told of; without either everybody's.
const OF_SITE = 'COALESCE(c.site_id, s.site_id)';
const STATE = `
  LEFT JOIN LATERAL (
    SELECT d.what, d.decision_id FROM match_decision d
     WHERE d.county_code = v.county_code AND d.review_id = v.review_id
     ORDER BY d.decision_id DESC LIMIT 1) d ON true`;

/** Pairs a clinic decides on, newest first. */
export async function listReviews(db: Database, wish: ListWish): Promise<LineRow[]> {
  const { rows } = await db.pool.query<LineRow>({
    name: 'match-list',
    text: `
      SELECT v.review_id AS "reviewId", v.reason AS doubt, v.made_at AS "madeAt",
             CASE WHEN d.what IS NULL OR d.what = 'undone' THEN 'waiting' ELSE d.what END AS state,
             s.name AS "subjectName", c.name AS "candidateName", s.sex, s.birth_date AS "birthDate"
        FROM match_review v
        JOIN resident s ON s.county_code = v.county_code AND s.resident_id = v.subject_id
        JOIN resident c ON c.county_code = v.county_code AND c.resident_id = v.candidate_id
        ${STATE}
       WHERE v.county_code = $1 AND (${OF_SITE} = $2 OR ${OF_SITE} IS NULL)
         AND (d.what IS NOT NULL AND d.what <> 'undone') = $3
         AND ($4::uuid IS NULL OR v.review_id < $4)
       ORDER BY v.review_id DESC LIMIT $5`,
    values: [wish.countyCode, wish.siteId, wish.decided, wish.before, wish.limit],
  });
  return rows;
}

export interface ReviewRow {
  reviewId: string;
  subjectId: string;
  candidateId: string;
  doubt: Doubt;
  system: string;
  madeAt: Date;
  /** The clinic that decides; null where every clinic may. */
  siteId: string | null;
  /** The decision that stands; null while the pair waits. */
  decisionId: string | null;
  decided: 'same' | 'different' | null;
}

/** One pair with what stands of it. */
export async function findReview(db: Queryable, countyCode: string, reviewId: string): Promise<ReviewRow | undefined> {
  const { rows } = await db.query<ReviewRow>(
    `SELECT v.review_id AS "reviewId", v.subject_id AS "subjectId", v.candidate_id AS "candidateId", v.reason AS doubt, v.system,
            v.made_at AS "madeAt", ${OF_SITE} AS "siteId",
            CASE WHEN d.what <> 'undone' THEN d.decision_id END AS "decisionId",
            CASE WHEN d.what <> 'undone' THEN d.what END AS decided
       FROM match_review v
       JOIN resident s ON s.county_code = v.county_code AND s.resident_id = v.subject_id
       JOIN resident c ON c.county_code = v.county_code AND c.resident_id = v.candidate_id
       ${STATE}
      WHERE v.county_code = $1 AND v.review_id = $2`,
    [countyCode, reviewId],
  );
  return rows[0];
}

export interface SideRow {
  residentId: string;
  name: string;
  sex: 'male' | 'female';
  birthDate: PlainDate;
  idCipher: Buffer | null;
  idKeyId: string | null;
  idHash: string | null;
  phoneCipher: Buffer | null;
  phoneKeyId: string | null;
  phoneHash: string | null;
  township: string;
  village: string;
  siteName: string | null;
  doses: number;
  entries: number;
  hasAccount: boolean;
}

/** The records of a pair, with the number a system told where the record has none. */
export async function findSides(db: Queryable, countyCode: string, ids: readonly string[]): Promise<SideRow[]> {
  const { rows } = await db.query<SideRow>(
    `SELECT p.resident_id AS "residentId", p.name, p.sex, p.birth_date AS "birthDate",
            COALESCE(p.id_cipher, i.id_cipher) AS "idCipher", COALESCE(p.id_key_id, i.id_key_id) AS "idKeyId",
            encode(COALESCE(p.id_hmac, i.id_hmac), 'hex') AS "idHash",
            p.phone_cipher AS "phoneCipher", p.phone_key_id AS "phoneKeyId", encode(p.phone_hmac, 'hex') AS "phoneHash",
            p.township, p.village, s.name AS "siteName",
            (SELECT count(*)::int FROM immunization m WHERE m.county_code = $1 AND m.resident_id = p.resident_id
              AND NOT m.entered_in_error AND NOT EXISTS (SELECT FROM immunization n
                WHERE n.county_code = $1 AND n.replaces_id = m.immunization_id)) AS doses,
            (SELECT count(*)::int FROM record_entry e WHERE e.county_code = $1 AND e.resident_id = p.resident_id
              AND NOT e.entered_in_error AND e.sensitive IS NULL AND NOT EXISTS (SELECT FROM record_entry n
                WHERE n.county_code = $1 AND n.replaces_id = e.entry_id)) AS entries,
            EXISTS (SELECT FROM account a WHERE a.county_code = $1 AND a.resident_id = p.resident_id AND a.closed_at IS NULL) AS "hasAccount"
       FROM resident p
       LEFT JOIN site s ON s.county_code = p.county_code AND s.site_id = p.site_id
       LEFT JOIN LATERAL (
         SELECT t.id_cipher, t.id_key_id, t.id_hmac FROM person_identity t
          WHERE t.county_code = $1 AND t.resident_id = p.resident_id AND t.id_hmac IS NOT NULL
          ORDER BY t.identity_id DESC LIMIT 1) i ON true
      WHERE p.county_code = $1 AND p.resident_id = ANY($2::uuid[])`,
    [countyCode, ids],
  );
  return rows;
}

export interface DecisionRow {
  what: 'same' | 'different' | 'undone';
  staffName: string;
  siteName: string;
  reason: string;
  at: Date;
}

/** What was decided about a pair, newest first. */
export async function listDecisions(db: Queryable, countyCode: string, reviewId: string): Promise<DecisionRow[]> {
  const { rows } = await db.query<DecisionRow>(
    `SELECT d.what, f.name AS "staffName", s.name AS "siteName", d.reason, d.at
       FROM match_decision d
       JOIN staff f USING (county_code, staff_id)
       JOIN site s ON s.county_code = d.county_code AND s.site_id = d.site_id
      WHERE d.county_code = $1 AND d.review_id = $2 ORDER BY d.decision_id DESC`,
    [countyCode, reviewId],
  );
  return rows;
}

export interface NewDecision {
  countyCode: string;
  decisionId: string;
  reviewId: string;
  what: 'same' | 'different' | 'undone';
  undoesId: string | null;
  staffId: string;
  siteId: string;
  reason: string;
  at: Date;
}

/** Writes a decision down. */
export async function insertDecision(client: Transaction, decision: NewDecision): Promise<void> {
  const { countyCode, decisionId, reviewId, what, undoesId, staffId, siteId, reason, at } = decision;
  await client.query(
    `INSERT INTO match_decision (county_code, decision_id, review_id, what, undoes_id, staff_id, site_id, reason, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [countyCode, decisionId, reviewId, what, undoesId, staffId, siteId, reason, at],
  );
}
