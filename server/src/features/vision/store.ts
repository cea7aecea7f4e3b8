import type { EyeItem } from '@kangban/domain/child-visit/visit-table';
import type { Examination, ItemResult } from '@kangban/domain/vision/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Transaction } from '../../plugins/db';

type Queryable = Pick<Transaction, 'query'>;

/** An examination that stands, as the rules read it and as a screen shows it. */
export interface ExaminationRow extends Examination {
  examinationId: string;
  residentId: string;
  institution: string;
  examinedBy: string | null;
  sourceKey: string | null;
}

/** A person with the examinations that stand, oldest first. */
export interface VisionRow {
  residentId: string;
  name: string;
  sex: 'female' | 'male';
  birthDate: PlainDate;
  siteId: string | null;
  siteName: string | null;
  examinations: ExaminationRow[];
}

const eye = (side: 'right' | 'left'): string =>
  `json_build_object('naked', x.${side}_naked, 'corrected', x.${side}_corrected, 'sphere', x.${side}_sphere,
     'cylinder', x.${side}_cylinder, 'axis', x.${side}_axis, 'axialLength', x.${side}_axial_length)`;

// An examination stands unless a later row replaces it; a row that says "entered in error" is none itself.
const FILES = `
  SELECT r.resident_id AS "residentId", r.name, r.sex, r.birth_date AS "birthDate", r.site_id AS "siteId",
         h.name AS "siteName", e.examinations
    FROM resident r
    LEFT JOIN site h ON h.county_code = r.county_code AND h.site_id = r.site_id
    CROSS JOIN LATERAL (
      SELECT COALESCE(json_agg(json_build_object(
               'examinationId', x.examination_id, 'residentId', x.resident_id, 'examinedOn', x.examined_on,
               'setting', x.setting, 'institution', x.institution, 'examinedBy', x.examined_by,
               'cycloplegic', x.cycloplegic, 'items', x.items, 'sourceKey', x.source_key,
               'right', ${eye('right')}, 'left', ${eye('left')})
             ORDER BY x.examined_on, x.examination_id), '[]') AS examinations
        FROM vision_examination x
       WHERE x.county_code = r.county_code AND x.resident_id = ANY(COALESCE(r.same_person, ARRAY[r.resident_id])) AND NOT x.entered_in_error
         AND NOT EXISTS (SELECT FROM vision_examination n
                          WHERE n.county_code = x.county_code AND n.replaces_id = x.examination_id)) e
   WHERE r.county_code = $1 AND r.resident_id = ANY($2::uuid[])`;

/** The vision files of many people in one query. */
export async function listFiles(
  db: Queryable,
  countyCode: string,
  residentIds: readonly string[],
): Promise<VisionRow[]> {
  const { rows } = await db.query<VisionRow>({ name: 'vision-files', text: FILES, values: [countyCode, residentIds] });
  return rows;
}

/** A row to write; column names as in the table. */
export interface NewExamination {
  examination_id: string;
  resident_id: string;
  visit_id: string | null;
  examined_on: PlainDate;
  setting: Examination['setting'];
  site_id: string | null;
  institution: string;
  examined_by: string | null;
  cycloplegic: boolean;
  items: readonly { item: EyeItem; result: ItemResult }[];
  source: 'clinic' | 'import' | 'transfer';
  source_key: string | null;
  recorded_by_staff: string | null;
  replaces_id: string | null;
  entered_in_error: boolean;
  right: Examination['right'];
  left: Examination['left'];
}

const EYE_COLUMNS = ['naked', 'corrected', 'sphere', 'cylinder', 'axis', 'axial_length'] as const;
const columnsOf = (side: 'right' | 'left'): string => EYE_COLUMNS.map((name) => `${side}_${name}`).join(', ');
const valuesOf = (side: 'right' | 'left'): string =>
  EYE_COLUMNS.map((name) => `(t."${side}"->>'${name === 'axial_length' ? 'axialLength' : name}')::int`).join(', ');

/** Adds examinations, any number in one statement. */
export async function insertExaminations(
  client: Transaction,
  countyCode: string,
  rows: readonly NewExamination[],
): Promise<void> {
  if (rows.length === 0) return;
  await client.query(
    `INSERT INTO vision_examination (county_code, examination_id, resident_id, visit_id, examined_on, setting, site_id,
        institution, examined_by, cycloplegic, items, source, source_key, recorded_by_staff, replaces_id,
        entered_in_error, ${columnsOf('right')}, ${columnsOf('left')})
     SELECT $1, t.examination_id, t.resident_id, t.visit_id, t.examined_on, t.setting, t.site_id, t.institution,
            t.examined_by, t.cycloplegic, t.items, t.source, t.source_key, t.recorded_by_staff, t.replaces_id,
            t.entered_in_error, ${valuesOf('right')}, ${valuesOf('left')}
       FROM jsonb_to_recordset($2::jsonb) AS t (examination_id uuid, resident_id uuid, visit_id uuid, examined_on date,
            setting text, site_id uuid, institution text, examined_by text, cycloplegic boolean, items jsonb, source text,
            source_key text, recorded_by_staff uuid, replaces_id uuid, entered_in_error boolean, "right" jsonb,
            "left" jsonb)`,
    [countyCode, JSON.stringify(rows)],
  );
}

/** Locks the vision files of these people until the transaction ends, so that two who write see each other. */
export async function lockFiles(
  client: Transaction,
  countyCode: string,
  residentIds: readonly string[],
): Promise<void> {
  await client.query(
    `SELECT pg_advisory_xact_lock(hashtextextended('vision ' || $1 || ' ' || id, 0))
       FROM (SELECT id FROM unnest($2::text[]) AS id ORDER BY id) AS ordered`,
    [countyCode, residentIds],
  );
}
