import type { Doubt } from '@kangban/domain/match/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Database, Transaction } from '../../plugins/db';

/** A record of the registry as it is compared; hashes in hex. */
export interface RecordRow {
  residentId: string;
  /** The record it counts under; itself where it was not merged. */
  rootId: string;
  name: string;
  sex: 'male' | 'female';
  birthDate: PlainDate;
  idHash: string | null;
  phoneHash: string | null;
}

export interface IdentityRow extends RecordRow {
  system: string;
  sourceId: string;
}

const RECORD = `p.resident_id AS "residentId", COALESCE(p.merged_into, p.resident_id) AS "rootId", p.name, p.sex,
  p.birth_date AS "birthDate", encode(p.id_hmac, 'hex') AS "idHash", encode(p.phone_hmac, 'hex') AS "phoneHash"`;

/** Lets one transaction of a county match persons at a time, until it ends: two systems sending one newcomer make one record. */
export async function lockMatching(client: Transaction, countyCode: string): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`match ${countyCode}`]);
}

/** Which record each number of another system stands for now, in one query; numbers never told of are left out. */
export async function findIdentities(
  client: Transaction,
  countyCode: string,
  numbers: readonly { system: string; sourceId: string }[],
): Promise<IdentityRow[]> {
  const { rows } = await client.query<IdentityRow>({
    name: 'match-identities',
    text: `
      SELECT t.system, t."sourceId", p.*
        FROM jsonb_to_recordset($2::jsonb) AS t(system text, "sourceId" text)
        CROSS JOIN LATERAL (
          SELECT i.resident_id, i.id_hmac FROM person_identity i
           WHERE i.county_code = $1 AND i.system = t.system AND i.source_id = t."sourceId"
           ORDER BY i.identity_id DESC LIMIT 1) i
        CROSS JOIN LATERAL (
          SELECT p.resident_id AS "residentId", COALESCE(p.merged_into, p.resident_id) AS "rootId", p.name, p.sex,
                 p.birth_date AS "birthDate", encode(COALESCE(p.id_hmac, i.id_hmac), 'hex') AS "idHash",
                 encode(p.phone_hmac, 'hex') AS "phoneHash"
            FROM resident p WHERE p.county_code = $1 AND p.resident_id = i.resident_id) p`,
    values: [countyCode, JSON.stringify(numbers)],
  });
  return rows;
}

/** What candidates are looked up by: hashes in hex. */
export interface Sought {
  name: string;
  birthDate: PlainDate;
  idHash: string | null;
  phoneHash: string | null;
}

// A name as domain/identity/names compares it, dots left out; the rule itself decides on what this lets through.
const BARE = (name: string): string => `regexp_replace(normalize(${name}, NFKC), '[[:space:]•・．.∙⋅·]', '', 'g')`;

const CANDIDATES = `
  WITH told AS (
    SELECT DISTINCT name, ${BARE('name')} AS bare, "birthDate" AS born, decode("idHash", 'hex') AS id, decode("phoneHash", 'hex') AS phone
      FROM jsonb_to_recordset($2::jsonb) AS t(name text, "birthDate" date, "idHash" text, "phoneHash" text))
  SELECT ${RECORD}
    FROM resident p
   WHERE p.county_code = $1 AND p.resident_id IN (
     SELECT q.resident_id FROM told t JOIN resident q ON q.county_code = $1 AND q.id_hmac = t.id
     UNION
     SELECT q.resident_id FROM told t JOIN resident q ON q.county_code = $1 AND q.birth_date = t.born AND ${BARE('q.name')} = t.bare
     UNION
     SELECT q.resident_id FROM told t JOIN resident q ON q.county_code = $1 AND q.name = t.name AND q.phone_hmac = t.phone)
   ORDER BY p.resident_id`;

/** Everybody of the registry who may be one of these: by identity number, by name and birthday, by name and phone. One query. */
export async function findCandidates(
  client: Transaction,
  countyCode: string,
  sought: readonly Sought[],
): Promise<RecordRow[]> {
  const { rows } = await client.query<RecordRow>({
    name: 'match-candidates',
    text: CANDIDATES,
    values: [countyCode, JSON.stringify(sought)],
  });
  return rows;
}

/** A person the registry gets; sealed values and hashes in hex, null where there is none. */
export interface NewPerson {
  residentId: string;
  name: string;
  sex: 'male' | 'female';
  birthDate: PlainDate;
  siteId: string | null;
  idCipher: string | null;
  idKeyId: string | null;
  idHash: string | null;
  phoneCipher: string | null;
  phoneKeyId: string | null;
  phoneHash: string | null;
}

/** Enters persons into the registry in one statement. */
export async function insertPersons(
  client: Transaction,
  countyCode: string,
  { persons, at }: { persons: readonly NewPerson[]; at: Date },
): Promise<void> {
  if (persons.length === 0) return;
  await client.query(
    `INSERT INTO resident (county_code, resident_id, name, sex, birth_date, site_id, id_cipher, id_key_id, id_hmac, phone_cipher,
       phone_key_id, phone_hmac, source, created_at)
     SELECT $1, p."residentId", p.name, p.sex, p."birthDate", p."siteId", decode(p."idCipher", 'hex'), p."idKeyId",
            decode(p."idHash", 'hex'), decode(p."phoneCipher", 'hex'), p."phoneKeyId", decode(p."phoneHash", 'hex'), 'system', $3
       FROM jsonb_to_recordset($2::jsonb) AS p("residentId" uuid, name text, sex text, "birthDate" date, "siteId" uuid,
         "idCipher" text, "idKeyId" text, "idHash" text, "phoneCipher" text, "phoneKeyId" text, "phoneHash" text)`,
    [countyCode, JSON.stringify(persons), at],
  );
}

export interface NewIdentity {
  identityId: string;
  system: string;
  sourceId: string;
  residentId: string;
  how: 'id-number' | 'new' | 'doubtful';
  idCipher: string | null;
  idKeyId: string | null;
  idHash: string | null;
}

/** Remembers whom the numbers of another system stand for. */
export async function insertIdentities(
  client: Transaction,
  countyCode: string,
  { identities, at }: { identities: readonly NewIdentity[]; at: Date },
): Promise<void> {
  if (identities.length === 0) return;
  await client.query(
    `INSERT INTO person_identity (county_code, identity_id, system, source_id, resident_id, how, id_cipher, id_key_id, id_hmac, told_at)
     SELECT $1, i."identityId", i.system, i."sourceId", i."residentId", i.how, decode(i."idCipher", 'hex'), i."idKeyId",
            decode(i."idHash", 'hex'), $3
       FROM jsonb_to_recordset($2::jsonb) AS i("identityId" uuid, system text, "sourceId" text, "residentId" uuid, how text,
         "idCipher" text, "idKeyId" text, "idHash" text)`,
    [countyCode, JSON.stringify(identities), at],
  );
}

export interface NewReview {
  reviewId: string;
  subjectId: string;
  candidateId: string;
  system: string;
  reason: Doubt;
}

/** Puts pairs before the staff. */
export async function insertReviews(
  client: Transaction,
  countyCode: string,
  { reviews, at }: { reviews: readonly NewReview[]; at: Date },
): Promise<void> {
  if (reviews.length === 0) return;
  await client.query(
    `INSERT INTO match_review (county_code, review_id, subject_id, candidate_id, system, reason, made_at)
     SELECT $1, r."reviewId", r."subjectId", r."candidateId", r.system, r.reason, $3
       FROM jsonb_to_recordset($2::jsonb) AS r("reviewId" uuid, "subjectId" uuid, "candidateId" uuid, system text, reason text)
     ON CONFLICT (county_code, subject_id, candidate_id) DO NOTHING`,
    [countyCode, JSON.stringify(reviews), at],
  );
}

/** All records of a person, whichever of them is named; none when the county does not have it. */
export async function findSamePerson(
  db: Pick<Database, 'pool'>,
  countyCode: string,
  residentId: string,
): Promise<string[]> {
  const { rows } = await db.pool.query<{ ids: string[] }>({
    name: 'match-same-person',
    text: `SELECT COALESCE(same_person, ARRAY[resident_id]) AS ids FROM resident WHERE county_code = $1 AND resident_id = $2`,
    values: [countyCode, residentId],
  });
  return rows[0]?.ids ?? [];
}
