import type { RecordFacts, RecordGroup } from '@kangban/domain/match/group-records';
import type { Transaction } from '../../plugins/db';

/** A pair that staff said is one person, as long as nobody took it back. */
const JOINED = `
  SELECT v.subject_id AS a, v.candidate_id AS b
    FROM match_decision d JOIN match_review v USING (county_code, review_id)
   WHERE d.county_code = $1 AND d.what = 'same'
     AND NOT EXISTS (SELECT FROM match_decision u WHERE u.county_code = d.county_code AND u.undoes_id = d.decision_id)`;

/** Everything these records are joined with or were joined with until now: the records and the pairs among them. */
export async function findJoined(
  client: Transaction,
  countyCode: string,
  residentIds: readonly string[],
): Promise<{ records: RecordFacts[]; pairs: [string, string][] }> {
  const { rows: records } = await client.query<RecordFacts>(
    `WITH RECURSIVE joined AS (${JOINED}),
       touched AS (
         SELECT unnest(COALESCE(same_person, ARRAY[resident_id])) AS id FROM resident
          WHERE county_code = $1 AND resident_id = ANY($2::uuid[])),
       reached(id) AS (
         SELECT id FROM touched
         UNION
         SELECT CASE WHEN j.a = r.id THEN j.b ELSE j.a END FROM reached r JOIN joined j ON r.id IN (j.a, j.b))
     SELECT p.resident_id AS "residentId", p.id_hmac IS NOT NULL AS "hasIdNumber",
            EXISTS (SELECT FROM account c WHERE c.county_code = $1 AND c.resident_id = p.resident_id AND c.closed_at IS NULL) AS "hasAccount"
       FROM resident p WHERE p.county_code = $1 AND p.resident_id IN (SELECT id FROM reached)`,
    [countyCode, residentIds],
  );
  const { rows: pairs } = await client.query<{ a: string; b: string }>(
    `SELECT a, b FROM (${JOINED}) j WHERE a = ANY($2::uuid[]) OR b = ANY($2::uuid[])`,
    [countyCode, records.map(({ residentId }) => residentId)],
  );
  return { records, pairs: pairs.map(({ a, b }) => [a, b]) };
}

/** Writes which records are one person onto each of them; a record alone counts for itself again. */
export async function saveGroups(
  client: Transaction,
  countyCode: string,
  groups: readonly RecordGroup[],
): Promise<void> {
  const rows = groups.flatMap(({ rootId, residentIds }) =>
    residentIds.map((residentId) => ({
      residentId,
      mergedInto: residentId === rootId ? null : rootId,
      samePerson: residentIds.length > 1 ? residentIds : null,
    })),
  );
  await client.query(
    `UPDATE resident p SET merged_into = r."mergedInto", same_person = r."samePerson"
       FROM jsonb_to_recordset($2::jsonb) AS r("residentId" uuid, "mergedInto" uuid, "samePerson" uuid[])
      WHERE p.county_code = $1 AND p.resident_id = r."residentId"`,
    [countyCode, JSON.stringify(rows)],
  );
}
