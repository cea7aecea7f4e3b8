import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

interface Care {
  /** What the person is followed up for, by the forms of the last year and what a clinic took them in for. */
  illnesses: string[];
  /** The nearest day a follow-up named as the next. */
  nextFollowUpOn: PlainDate | null;
}

const CARE = `
  WITH last AS (
    SELECT DISTINCT ON (e.payload->>'form') e.payload->>'form' AS form, (e.payload->'fields'->>'nextOn')::date AS next_on
      FROM record_entry e
     WHERE e.county_code = $1 AND e.resident_id = ANY($2::uuid[]) AND e.kind = 'follow-up' AND NOT e.entered_in_error
       AND e.happened_on >= $3::date - 366
       AND NOT EXISTS (SELECT FROM record_entry n WHERE n.county_code = e.county_code AND n.replaces_id = e.entry_id)
     ORDER BY e.payload->>'form', e.happened_on DESC, e.entry_id DESC)
  SELECT COALESCE((SELECT array_agg(DISTINCT one) FROM (
           SELECT CASE form WHEN 'follow-up-hypertension-3' THEN 'hypertension' WHEN 'follow-up-diabetes-3' THEN 'diabetes'
                            WHEN 'follow-up-copd-3' THEN 'copd' END AS one FROM last
           UNION SELECT c.service FROM care_enrolment c
                  WHERE c.county_code = $1 AND c.resident_id = ANY($2::uuid[]) AND c.ended_on IS NULL) s WHERE one IS NOT NULL), '{}')
           AS illnesses,
         (SELECT min(next_on) FROM last WHERE next_on >= $3::date) AS "nextFollowUpOn"`;

/** What a person is looked after for, and when the next follow-up is. */
export async function findCare(
  db: Pick<Transaction, 'query'>,
  countyCode: string,
  asked: { residentIds: readonly string[]; today: PlainDate },
): Promise<Care> {
  const { rows } = await db.query<Care>({
    name: 'point-care',
    text: CARE,
    values: [countyCode, asked.residentIds, asked.today],
  });
  return rows[0] ?? { illnesses: [], nextFollowUpOn: null };
}
