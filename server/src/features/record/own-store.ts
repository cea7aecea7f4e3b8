import type { RecordKind, SensitiveCategory } from '@kangban/domain/record/kinds';
import { wordsWithin } from '@kangban/domain/record/words-within';
import type { OwnTold } from '@kangban/domain/record-home/own-words';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { Database } from '../../plugins/db';
import { forPeople } from '../../plugins/people-statement';

/** A row of a family with a table of its own, in the columns all of them share. */
interface OwnColumns {
  id: string;
  on: PlainDate;
  institution: string;
  practitioner: string | null;
  source: string;
  knownFrom: PlainDate;
}
export type OwnRow = OwnColumns & OwnTold;

interface Family {
  kind: Extract<RecordKind, OwnRow['kind']>;
  from: string;
  id: string;
  on: string;
  /** The rest of the columns, in the order of OwnColumns, with what the family tells. */
  columns: string;
}

const stands = (table: string, id: string, letter: string): string => `NOT ${letter}.entered_in_error AND NOT EXISTS (
        SELECT FROM ${table} n WHERE n.county_code = ${letter}.county_code AND n.replaces_id = ${letter}.${id})`;

const FAMILIES: readonly (Family & { stands: string; letter: string })[] = [
  {
    kind: 'immunization',
    letter: 'i',
    from: 'immunization i LEFT JOIN site s ON s.county_code = i.county_code AND s.site_id = i.site_id',
    id: 'i.immunization_id',
    on: 'i.given_on',
    columns: `COALESCE(s.name, i.site_name, ''), NULL::text, i.source, i.recorded_at::date,
        jsonb_build_object('vaccine', i.vaccine, 'doseLabel', i.dose_label, 'lot', i.lot)`,
    stands: stands('immunization', 'immunization_id', 'i'),
  },
  {
    kind: 'growth',
    letter: 'g',
    from: 'growth_measurement g LEFT JOIN site s ON s.county_code = g.county_code AND s.site_id = g.site_id',
    id: 'g.measurement_id',
    on: 'g.measured_on',
    columns: `COALESCE(s.name, ''), g.measured_by, g.source, g.recorded_at::date,
        jsonb_build_object('weightG', g.weight_g, 'lengthMm', g.length_mm, 'headMm', g.head_mm, 'position', g.position)`,
    stands: stands('growth_measurement', 'measurement_id', 'g'),
  },
  {
    kind: 'vision',
    letter: 'v',
    from: 'vision_examination v',
    id: 'v.examination_id',
    on: 'v.examined_on',
    columns: `v.institution, v.examined_by, CASE WHEN v.setting = 'school' AND v.source = 'clinic' THEN 'school' ELSE v.source END,
        v.recorded_at::date, jsonb_build_object('right', v.right_naked, 'left', v.left_naked)`,
    stands: stands('vision_examination', 'examination_id', 'v'),
  },
  {
    kind: 'child-visit',
    letter: 'c',
    from: 'child_visit c LEFT JOIN site s ON s.county_code = c.county_code AND s.site_id = c.site_id',
    id: 'c.visit_id',
    on: 'c.visited_on',
    columns: `COALESCE(s.name, c.site_name, ''), c.done_by, c.source, c.recorded_at::date,
        jsonb_build_object('visit', c.visit, 'summary', c.summary)`,
    stands: stands('child_visit', 'visit_id', 'c'),
  },
  {
    kind: 'referral',
    letter: 'f',
    from: 'referral f LEFT JOIN site s ON s.county_code = f.county_code AND s.site_id = f.from_site_id',
    id: 'f.referral_id',
    on: 'f.opened_on',
    columns: `COALESCE(s.name, ''), NULL::text, 'clinic', f.created_at::date,
        jsonb_build_object('kind', f.kind, 'reason', f.reason, 'state', f.state, 'bookedOn', f.booked_for::date)`,
    stands: 'true',
  },
];

const branch = ({ kind, letter, from, id, on, columns, stands: standing }: (typeof FAMILIES)[number]): string => `
    (SELECT '${kind}', ${id}, ${on}, ${columns}
       FROM ${from}
      WHERE ${letter}.county_code = $1 AND ${letter}.resident_id = ANY($2::uuid[]) AND '${kind}' = ANY($3::text[])
        AND ($4::date IS NULL OR (${on}, ${id}) < ($4::date, $5::uuid)) AND ${standing}
      ORDER BY ${on} DESC, ${id} DESC LIMIT $6)`;

const OWN_ROWS = `
  SELECT kind, id, "on", institution, practitioner, source, "knownFrom", told
    FROM (${FAMILIES.map(branch).join('\n    UNION ALL')})
      AS rows (kind, id, "on", institution, practitioner, source, "knownFrom", told)
   ORDER BY "on" DESC, id DESC`;

export interface OwnWish {
  countyCode: string;
  residentIds: readonly string[];
  kinds: readonly RecordKind[];
  /** Sensitive categories that are open. */
  opened: readonly SensitiveCategory[];
  before?: { on: PlainDate; id: string };
  /** Of each family. */
  limitEach: number;
}

/** A row without words that speak of what is not open: 孤独症 of a screening, in a child's visit or as the reason of a referral. */
function withinView(row: OwnRow, opened: OwnWish['opened']): OwnRow {
  if (row.kind === 'child-visit') {
    const { told } = row;
    return { ...row, told: { ...told, summary: wordsWithin(told.summary, opened) } };
  }
  if (row.kind !== 'referral') return row;
  const { told } = row;
  return { ...row, told: { ...told, reason: wordsWithin(told.reason, opened) } };
}

/** Standing rows of the families with tables of their own, newest first, at most so many of each: one query for all of them. */
export async function findOwnRows(db: Pick<Database, 'pool'>, wish: OwnWish): Promise<OwnRow[]> {
  const { rows } = await db.pool.query<OwnRow>({
    ...forPeople({ name: 'record-own-rows', text: OWN_ROWS }, wish.residentIds),
    values: [
      wish.countyCode,
      wish.residentIds,
      wish.kinds,
      wish.before?.on ?? null,
      wish.before?.id ?? null,
      wish.limitEach,
    ],
  });
  return rows.map((row) => withinView(row, wish.opened));
}
