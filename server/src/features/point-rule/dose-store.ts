import type { Transaction } from '../../plugins/db';

/** Vaccines of older people that may earn, with what the rules call them. */
const TOPICS = `(VALUES ('Flu-IIV', 'influenza'), ('Flu-LAIV', 'influenza'), ('PPV23', 'pneumococcal'), ('PCV13', 'pneumococcal'))
    AS v (vaccine, topic)`;
/** No scheme may pay for a dose of somebody younger. */
const FROM_YEARS = 60;

const NOTE = `
  WITH written AS (
    SELECT i.immunization_id, i.resident_id, i.vaccine, i.given_on, i.site_id, i.entered_in_error, i.replaces_id
      FROM immunization i WHERE i.county_code = $1 AND i.immunization_id = ANY($2::uuid[])),
  retracted AS (
    INSERT INTO point_retraction (county_code, evidence_id, retracted_at)
    SELECT e.county_code, e.evidence_id, $3 FROM written w
      JOIN point_evidence e ON e.county_code = $1 AND e.kind = 'vaccination' AND e.subject_id = w.replaces_id::text
    ON CONFLICT DO NOTHING RETURNING evidence_id),
  gone AS (
    INSERT INTO point_evidence_todo (county_code, todo_id, evidence_id, resident_id, retracted, noted_at)
    SELECT e.county_code, gen_random_uuid(), e.evidence_id, e.resident_id, true, $3
      FROM retracted r JOIN point_evidence e ON e.county_code = $1 AND e.evidence_id = r.evidence_id),
  noted AS (
    INSERT INTO point_evidence (county_code, evidence_id, kind, subject_id, resident_id, day, source, topic, site_id, noted_at)
    SELECT $1, gen_random_uuid(), 'vaccination', w.immunization_id::text, w.resident_id, w.given_on, 'clinic', v.topic, w.site_id, $3
      FROM written w
      JOIN ${TOPICS} ON v.vaccine = w.vaccine
      JOIN resident p ON p.county_code = $1 AND p.resident_id = w.resident_id
     WHERE NOT w.entered_in_error AND w.given_on >= (p.birth_date + interval '${FROM_YEARS} years')::date
    ON CONFLICT (county_code, kind, subject_id) DO NOTHING RETURNING evidence_id, resident_id)
  INSERT INTO point_evidence_todo (county_code, todo_id, evidence_id, resident_id, retracted, noted_at)
  SELECT $1, gen_random_uuid(), n.evidence_id, n.resident_id, false, $3 FROM noted n`;

/**
 * Notes doses that were just written: those of older people may earn, and one that replaces another takes back what that one earned. One
 * statement for all of them, in the transaction that wrote them.
 */
export async function noteDoseRows(
  client: Pick<Transaction, 'query'>,
  countyCode: string,
  { doseIds, at }: { doseIds: readonly string[]; at: Date },
): Promise<void> {
  if (doseIds.length === 0) return;
  await client.query({ name: 'point-note-doses', text: NOTE, values: [countyCode, doseIds, at] });
}
