import type { OwnRow } from '@kangban/domain/record-export/own-lines';
import type { SensitiveCategory } from '@kangban/domain/record/kinds';
import { wordsWithin } from '@kangban/domain/record/words-within';
import type { Database } from '../../plugins/db';

/** Rows of a table stand unless a later row replaces them; a row that says "entered in error" is none itself. */
const stands = (table: string, id: string): string =>
  `NOT t.entered_in_error AND NOT EXISTS (SELECT FROM ${table} n WHERE n.county_code = t.county_code AND n.replaces_id = t.${id})`;

const OF_PERSON = 't.county_code = $1 AND t.resident_id = ANY($2::uuid[])';
const AT_SITE = 'LEFT JOIN site w ON w.county_code = t.county_code AND w.site_id = t.site_id';

const eye = (side: 'right' | 'left'): string =>
  `'${side}', jsonb_build_object('naked', t.${side}_naked, 'corrected', t.${side}_corrected, 'sphere', t.${side}_sphere,
     'cylinder', t.${side}_cylinder, 'axis', t.${side}_axis, 'axialLength', t.${side}_axial_length)`;

/** One query a family, each limited and newest first. */
const FAMILIES = {
  immunization: `
    SELECT 'immunization' AS kind, t.immunization_id AS id, t.given_on AS "happenedOn", coalesce(t.site_name, w.name) AS institution,
           NULL AS practitioner, t.source,
           jsonb_build_object('vaccine', t.vaccine, 'doseLabel', t.dose_label, 'lot', t.lot, 'manufacturer', t.manufacturer) AS data
      FROM immunization t ${AT_SITE}
     WHERE ${OF_PERSON} AND ${stands('immunization', 'immunization_id')}`,
  growth: `
    SELECT 'growth' AS kind, t.measurement_id AS id, t.measured_on AS "happenedOn", w.name AS institution,
           t.measured_by AS practitioner, t.source,
           jsonb_build_object('weightG', t.weight_g, 'lengthMm', t.length_mm, 'position', t.position, 'headMm', t.head_mm) AS data
      FROM growth_measurement t ${AT_SITE}
     WHERE ${OF_PERSON} AND ${stands('growth_measurement', 'measurement_id')}`,
  vision: `
    SELECT 'vision' AS kind, t.examination_id AS id, t.examined_on AS "happenedOn", t.institution,
           t.examined_by AS practitioner, t.source,
           jsonb_build_object('cycloplegic', t.cycloplegic, ${eye('right')}, ${eye('left')}) AS data
      FROM vision_examination t
     WHERE ${OF_PERSON} AND ${stands('vision_examination', 'examination_id')}`,
  'child-visit': `
    SELECT 'child-visit' AS kind, t.visit_id AS id, t.visited_on AS "happenedOn", coalesce(t.site_name, w.name) AS institution,
           t.done_by AS practitioner, t.source,
           jsonb_build_object('visit', t.visit, 'summary', t.summary, 'nextOn', t.next_on) AS data
      FROM child_visit t ${AT_SITE}
     WHERE ${OF_PERSON} AND ${stands('child_visit', 'visit_id')}`,
  referral: `
    SELECT 'referral' AS kind, t.referral_id AS id, t.opened_on AS "happenedOn", w.name AS institution, NULL AS practitioner,
           'clinic' AS source,
           jsonb_build_object('reason', t.reason, 'to', t.to_institution, 'state', t.state) AS data
      FROM referral t LEFT JOIN site w ON w.county_code = t.county_code AND w.site_id = t.from_site_id
     WHERE ${OF_PERSON}`,
} as const;
export type OwnFamily = keyof typeof FAMILIES;
export const OWN_FAMILIES: readonly OwnFamily[] = ['immunization', 'growth', 'vision', 'child-visit', 'referral'];

/** A row without words that speak of what is not open. */
function withinView(row: OwnRow, opened: readonly SensitiveCategory[]): OwnRow {
  if (row.kind === 'child-visit')
    return { ...row, data: { ...row.data, summary: wordsWithin(row.data.summary, opened) } };
  if (row.kind === 'referral') return { ...row, data: { ...row.data, reason: wordsWithin(row.data.reason, opened) } };
  return row;
}

/** The standing rows of one family of a person and the records merged into theirs, newest first. */
export async function listOwnRows(
  db: Pick<Database, 'pool'>,
  family: OwnFamily,
  asked: {
    countyCode: string;
    residentIds: readonly string[];
    opened: readonly SensitiveCategory[];
    limit: number;
  },
): Promise<OwnRow[]> {
  const { rows } = await db.pool.query<OwnRow>({
    name: `record-export-${family}`,
    text: `${FAMILIES[family]} ORDER BY "happenedOn" DESC, id DESC LIMIT $3`,
    values: [asked.countyCode, asked.residentIds, asked.limit],
  });
  return rows.map((row) => withinView(row, asked.opened));
}
