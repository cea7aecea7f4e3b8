import type { ConsentBy, ConsentKind } from '@kangban/domain/access/consent-kinds';
import type { FamilyRight } from '@kangban/domain/identity/rights';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Database } from '../../plugins/db';

type Queryable = Pick<Database['pool'], 'query'>;

export interface SaidRow {
  kind: ConsentKind;
  version: string;
  given: boolean;
  by: ConsentBy;
  at: string;
  endsOn: PlainDate | null;
}

/** What the rule of access asks of a person. */
export interface PersonRow {
  residentId: string;
  /** Every record of this person, where several were found to be one. */
  residentIds: string[];
  birthDate: PlainDate;
  siteId: string | null;
  siteName: string | null;
  name: string;
  /** The newest word of each speaker on each kind, oldest first. */
  said: SaidRow[];
  /** This session unlocked what is sensitive, until then. */
  unlockedUntil: Date | null;
}

const PEOPLE = `
  SELECT r.resident_id AS "residentId", coalesce(r.same_person, ARRAY[r.resident_id]) AS "residentIds", r.birth_date AS "birthDate", r.site_id AS "siteId", t.name AS "siteName", r.name,
         coalesce((SELECT jsonb_agg(jsonb_build_object('kind', c.kind, 'version', c.version, 'given', c.given, 'by', c.said_by,
                                                       'at', c.said_at, 'endsOn', c.ends_on) ORDER BY c.said_at, c.consent_id)
                     FROM (SELECT DISTINCT ON (kind, said_by) * FROM record_consent
                            WHERE county_code = $1 AND resident_id = ANY(coalesce(r.same_person, ARRAY[r.resident_id]))
                            ORDER BY kind, said_by, said_at DESC, consent_id DESC) c), '[]') AS said,
         (SELECT max(u.expires_at) FROM record_unlock u
           WHERE u.county_code = $1 AND u.session_id = $3 AND u.resident_id = r.resident_id AND u.expires_at > $4
             AND u.locked_at IS NULL) AS "unlockedUntil"
    FROM resident r
    LEFT JOIN site t ON t.county_code = r.county_code AND t.site_id = r.site_id
   WHERE r.county_code = $1`;
const PERSON = `${PEOPLE} AND r.resident_id = $2`;

/** The same of several people: one query. */
export async function listPeople(
  db: Queryable,
  countyCode: string,
  asked: { residentIds: readonly string[]; sessionId: string | null; now: Date },
): Promise<PersonRow[]> {
  const { rows } = await db.query<PersonRow>({
    name: 'access-people',
    text: `${PEOPLE} AND r.resident_id = ANY($2::uuid[])`,
    values: [countyCode, asked.residentIds, asked.sessionId, asked.now],
  });
  return rows;
}

/** A person with consents and this session's unlocking: one query. `sessionId` is null where nobody unlocks anything. */
export async function findPerson(
  db: Queryable,
  countyCode: string,
  asked: { residentId: string; sessionId: string | null; now: Date },
): Promise<PersonRow | undefined> {
  const { rows } = await db.query<PersonRow>({
    name: 'access-person',
    text: PERSON,
    values: [countyCode, asked.residentId, asked.sessionId, asked.now],
  });
  return rows[0];
}

/** Whether a referral of this person that is still open leads to the institution. */
export async function isReferredTo(
  db: Queryable,
  countyCode: string,
  asked: { residentId: string; institution: string | null },
): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'access-referred-to',
    text: `SELECT FROM referral WHERE county_code = $1 AND resident_id = $2 AND open AND to_institution = $3 LIMIT 1`,
    values: [countyCode, asked.residentId, asked.institution],
  });
  return rowCount === 1;
}

/** The right an open account holds today over a person; undefined when it has none any more. */
export async function findGrantor(
  db: Queryable,
  countyCode: string,
  asked: { residentId: string; accountId: string; today: PlainDate },
): Promise<FamilyRight | undefined> {
  const { rows } = await db.query<FamilyRight>({
    name: 'access-grantor',
    text: `SELECT l.link_id AS "linkId", l.resident_id AS "residentId", l.right_kind AS "right", l.scope, l.label,
                  l.ends_on AS "endsOn"
             FROM family_link l JOIN account a ON a.account_id = l.account_id AND a.closed_at IS NULL
            WHERE l.account_id = $1 AND l.county_code = $2 AND a.county_code = $2 AND l.resident_id = $3 AND l.state = 'active'
              AND l.starts_on <= $4 AND (l.ends_on IS NULL OR l.ends_on >= $4)`,
    values: [asked.accountId, countyCode, asked.residentId, asked.today],
  });
  return rows[0];
}
