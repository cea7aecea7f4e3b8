import { checkPlausible } from '@kangban/domain/growth/check-plausible';
import type { GrowthPerson, Measurement, Position, Sex } from '@kangban/domain/growth/types';
import { addMonths, type PlainDate } from '@kangban/domain/shared/plain-date';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Transaction } from '../../plugins/db';
import type { GrowthImportRow } from './growth-kind';
import type { ImportContext, Saved } from './kind';
import { findPeople } from './people-store';

/** The standards end with the 19th birthday. */
const UNTIL_MONTHS = 19 * 12;

interface Standing {
  measurement_id: string;
  resident_id: string;
  measured_on: PlainDate;
  weight_g: number | null;
  length_mm: number | null;
  position: Position | null;
  head_mm: number | null;
  measured_by: string | null;
  site_code: string | null;
  source_key: string | null;
}

/** Imported measurings that stand: not replaced by another. */
const STANDING = `
  SELECT g.measurement_id, g.resident_id, g.measured_on, g.weight_g, g.length_mm, g.position, g.head_mm, g.measured_by, g.source_key,
         s.code AS site_code
    FROM growth_measurement g
    LEFT JOIN site s ON s.county_code = g.county_code AND s.site_id = g.site_id
   WHERE g.county_code = $1 AND g.source = 'import' AND NOT g.entered_in_error
     AND (g.resident_id = ANY($2::uuid[]) OR g.source_key = ANY($3::text[]))
     AND NOT EXISTS (SELECT FROM growth_measurement n WHERE n.county_code = g.county_code AND n.replaces_id = g.measurement_id)`;

const INSERT = `
  INSERT INTO growth_measurement (county_code, measurement_id, resident_id, measured_on, weight_g, length_mm, position, head_mm, source,
    site_id, measured_by, source_key, replaces_id, recorded_at)
  SELECT $1, r.id, r.resident_id, r.measured_on, r.weight_g, r.length_mm, r.position, r.head_mm, 'import', s.site_id, r.measured_by,
    r.source_key, r.replaces_id, $3
    FROM jsonb_to_recordset($2::jsonb) AS r (id uuid, resident_id uuid, measured_on date, weight_g int, length_mm int, position text,
      head_mm int, measured_by text, site_code text, source_key text, replaces_id uuid)
    LEFT JOIN site s ON s.county_code = $1 AND s.code = r.site_code`;

const PEOPLE = `
  SELECT resident_id, sex, birth_date, gestation_weeks FROM resident WHERE county_code = $1 AND resident_id = ANY($2::uuid[])`;

interface PersonRow {
  resident_id: string;
  sex: Sex;
  birth_date: PlainDate;
  gestation_weeks: number | null;
}

async function findChildren(
  client: Transaction,
  countyCode: string,
  ids: readonly string[],
): Promise<Map<string, GrowthPerson>> {
  const { rows } = await client.query<PersonRow>(PEOPLE, [countyCode, ids]);
  return new Map(
    rows.map(({ resident_id: id, sex, birth_date: birthDate, gestation_weeks: weeks }) => [
      id,
      { sex, birthDate, gestationWeeks: weeks ?? undefined },
    ]),
  );
}

const measurementOf = (row: GrowthImportRow): Measurement => ({
  measuredOn: row.measuredOn,
  weightKg: row.weightG === null ? undefined : row.weightG / 1000,
  lengthCm: row.lengthMm === null ? undefined : row.lengthMm / 10,
  position: row.position ?? undefined,
  headCm: row.headMm === null ? undefined : row.headMm / 10,
});

/** Same measuring told again: by record number when there is one, else by person, day and clinic. */
function finder(standing: readonly Standing[]): (residentId: string, row: GrowthImportRow) => Standing | undefined {
  const place = (id: string, day: string, site: string | null): string => `${id} ${day} ${site ?? ''}`;
  const byRecord = new Map(standing.filter((one) => one.source_key !== null).map((one) => [one.source_key, one]));
  const byPlace = new Map(standing.map((one) => [place(one.resident_id, one.measured_on, one.site_code), one]));
  return (residentId, row) =>
    (row.sourceKey === null ? undefined : byRecord.get(row.sourceKey)) ??
    byPlace.get(place(residentId, row.measuredOn, row.site));
}

/** Our names of what a line tells, and the table's. What the file leaves blank keeps what stands. */
const TELLS = [
  ['weightG', 'weight_g'],
  ['lengthMm', 'length_mm'],
  ['position', 'position'],
  ['headMm', 'head_mm'],
  ['measuredBy', 'measured_by'],
  ['site', 'site_code'],
  ['sourceKey', 'source_key'],
] as const;

const toldOf = (row: GrowthImportRow, old: Standing | undefined): Record<string, unknown> =>
  Object.fromEntries(TELLS.map(([told, kept]) => [kept, row[told] ?? old?.[kept] ?? null]));

const isSame = (old: Standing, row: GrowthImportRow, residentId: string): boolean =>
  old.resident_id === residentId &&
  old.measured_on === row.measuredOn &&
  TELLS.every(([told, kept]) => row[told] === null || row[told] === old[kept]);

/** Adds measurings; one told again with other values adds a row that replaces the old one. */
export async function saveGrowth(
  client: Transaction,
  rows: readonly GrowthImportRow[],
  context: ImportContext,
): Promise<Saved> {
  const people = await findPeople(client, rows, context);
  const ids = people.all.map((person) => person.resident_id);
  const keys = rows.flatMap((row) => row.sourceKey ?? []);
  const { rows: standing } = await client.query<Standing>(STANDING, [context.countyCode, ids, keys]);
  const find = finder(standing);
  const fresh: object[] = [];
  const saved = { added: 0, changed: 0, unchanged: 0 };
  for (const row of rows) {
    const residentId = people.of(row)?.resident_id;
    if (residentId === undefined) continue;
    const old = find(residentId, row);
    if (old && isSame(old, row, residentId)) {
      saved.unchanged += 1;
      continue;
    }
    fresh.push({
      id: uuidV7(),
      resident_id: residentId,
      measured_on: row.measuredOn,
      ...toldOf(row, old),
      replaces_id: old?.measurement_id ?? null,
    });
    saved[old ? 'changed' : 'added'] += 1;
  }
  if (fresh.length > 0) await client.query(INSERT, [context.countyCode, JSON.stringify(fresh), context.clock.now()]);
  return saved;
}

const askAgain = (person: GrowthPerson, row: GrowthImportRow): string | undefined => {
  const questions = row.confirmed ? [] : checkPlausible(person, measurementOf(row), []);
  return questions.length === 0
    ? undefined
    : `${questions.map(({ text }) => text).join('')}没写错就在“已核对”一列写“是”`;
};

function dayProblem({ birthDate }: GrowthPerson, { measuredOn }: GrowthImportRow): string | undefined {
  if (measuredOn < birthDate) return '“测量日期”比出生日期早';
  return measuredOn >= addMonths(birthDate, UNTIL_MONTHS) ? '测量那天已经满 19 岁，这里只收孩子的' : undefined;
}

/** Says which person or clinic a line names that the county does not have, which day is wrong, and which number to look at again. */
export async function missingOfGrowth(
  client: Transaction,
  rows: readonly GrowthImportRow[],
  context: ImportContext,
): Promise<(row: GrowthImportRow) => string | undefined> {
  const { countyCode } = context;
  const people = await findPeople(client, rows, context);
  const ids = people.all.map((person) => person.resident_id);
  const children = await findChildren(client, countyCode, ids);
  const sites = await client.query<{ code: string }>(
    'SELECT code FROM site WHERE county_code = $1 AND code = ANY($2::text[])',
    [countyCode, rows.flatMap((row) => row.site ?? [])],
  );
  const known = new Set(sites.rows.map((row) => row.code));
  return (row) => {
    const child = children.get(people.of(row)?.resident_id ?? '');
    if (!child) return '这个人还没有档案，先导入居民';
    if (row.site !== null && !known.has(row.site)) return `没有这个机构编码：${row.site}`;
    return dayProblem(child, row) ?? askAgain(child, row);
  };
}
