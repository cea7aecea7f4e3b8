import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { PoolClient } from 'pg';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { ImmunizationRow } from './immunization-kind';
import type { ImportContext, Saved } from './kind';
import { findPeople } from './people-store';
import { noteDoses } from '../point-rule/dose-evidence';

interface Current {
  immunization_id: string;
  resident_id: string;
  vaccine: string;
  given_on: PlainDate;
  dose_label: string | null;
  lot: string | null;
  manufacturer: string | null;
  site_code: string | null;
  site_name: string | null;
  source_key: string | null;
}

/** The rows that stand: not replaced by another. */
const CURRENT = `
  SELECT i.immunization_id, i.resident_id, i.vaccine, i.given_on, i.dose_label, i.lot, i.manufacturer, s.code AS site_code, i.site_name,
         i.source_key
    FROM immunization i
    LEFT JOIN site s ON s.county_code = i.county_code AND s.site_id = i.site_id
   WHERE i.county_code = $1 AND NOT i.entered_in_error
     AND (i.resident_id = ANY($2::uuid[]) OR i.source_key = ANY($3::text[]))
     AND NOT EXISTS (SELECT FROM immunization r WHERE r.county_code = i.county_code AND r.replaces_id = i.immunization_id)`;

const INSERT = `
  INSERT INTO immunization (county_code, immunization_id, resident_id, vaccine, given_on, dose_label, lot, manufacturer, site_id, site_name,
    source, source_key, replaces_id)
  SELECT $1, r.id, r.resident_id, r.vaccine, r.given_on, r.dose_label, r.lot, r.manufacturer, s.site_id, COALESCE(r.site_name, s.short_name),
    'import', r.source_key, r.replaces_id
    FROM jsonb_to_recordset($2::jsonb) AS r (id uuid, resident_id uuid, vaccine text, given_on date, dose_label text, lot text,
      manufacturer text, site_code text, site_name text, source_key text, replaces_id uuid)
    LEFT JOIN site s ON s.county_code = $1 AND s.code = r.site_code`;

/** Same dose of the same person told again: by record number when there is one, else by vaccine, day and dose word. */
const doseKey = (residentId: string, row: { vaccine: string; day: string; label: string | null }): string =>
  `${residentId} ${row.vaccine} ${row.day} ${row.label ?? ''}`;

function finder(current: readonly Current[]): (residentId: string, row: ImmunizationRow) => Current | undefined {
  const byRecord = new Map(current.filter((one) => one.source_key !== null).map((one) => [one.source_key, one]));
  const byDose = new Map(
    current.map((one) => [
      doseKey(one.resident_id, { vaccine: one.vaccine, day: one.given_on, label: one.dose_label }),
      one,
    ]),
  );
  return (residentId, row) => {
    const told = doseKey(residentId, { vaccine: row.vaccine, day: row.givenOn, label: row.doseLabel });
    return (row.sourceKey !== null && byRecord.get(row.sourceKey)) || byDose.get(told);
  };
}

/** What the file leaves blank keeps what stands. */
const TELLS = [
  ['lot', 'lot'],
  ['manufacturer', 'manufacturer'],
  ['site', 'site_code'],
  ['siteName', 'site_name'],
] as const;

const isSame = (one: Current, row: ImmunizationRow, residentId: string): boolean =>
  one.resident_id === residentId &&
  one.vaccine === row.vaccine &&
  one.given_on === row.givenOn &&
  one.dose_label === row.doseLabel &&
  TELLS.every(([told, kept]) => row[told] === null || row[told] === one[kept]);

function newRow(row: ImmunizationRow, residentId: string, old: Current | undefined): Record<string, unknown> {
  const told = Object.fromEntries(TELLS.map(([name, kept]) => [kept, row[name] ?? old?.[kept] ?? null]));
  return {
    id: uuidV7(),
    resident_id: residentId,
    vaccine: row.vaccine,
    given_on: row.givenOn,
    dose_label: row.doseLabel,
    ...told,
    source_key: row.sourceKey ?? old?.source_key ?? null,
    replaces_id: old?.immunization_id ?? null,
  };
}

/** Adds doses; a dose told again with other facts adds a row that replaces the old one. */
export async function saveImmunizations(
  client: PoolClient,
  rows: readonly ImmunizationRow[],
  context: ImportContext,
): Promise<Saved> {
  const people = await findPeople(client, rows, context);
  const keys = rows.flatMap((row) => (row.sourceKey === null ? [] : [row.sourceKey]));
  const ids = people.all.map((person) => person.resident_id);
  const { rows: current } = await client.query<Current>(CURRENT, [context.countyCode, ids, keys]);
  const find = finder(current);
  const fresh: Record<string, unknown>[] = [];
  const saved = { added: 0, changed: 0, unchanged: 0 };
  for (const row of rows) {
    const residentId = people.of(row)?.resident_id;
    if (residentId === undefined) continue;
    const old = find(residentId, row);
    if (old && isSame(old, row, residentId)) {
      saved.unchanged += 1;
      continue;
    }
    fresh.push(newRow(row, residentId, old));
    saved[old ? 'changed' : 'added'] += 1;
  }
  if (fresh.length > 0) await client.query(INSERT, [context.countyCode, JSON.stringify(fresh)]);
  await noteDoses(client, context.countyCode, { doseIds: fresh.map(({ id }) => String(id)), at: context.clock.now() });
  return saved;
}

/** Says which person or clinic a line names that the county does not have, and which day lies before the birth. */
export async function missingOfImmunizations(
  client: PoolClient,
  rows: readonly ImmunizationRow[],
  context: ImportContext,
): Promise<(row: ImmunizationRow) => string | undefined> {
  const people = await findPeople(client, rows, context);
  const sites = await client.query<{ code: string }>(
    'SELECT code FROM site WHERE county_code = $1 AND code = ANY($2::text[])',
    [context.countyCode, rows.flatMap((row) => (row.site === null ? [] : [row.site]))],
  );
  const known = new Set(sites.rows.map((row) => row.code));
  return (row) => {
    const person = people.of(row);
    if (!person) return '这个人还没有档案，先导入居民';
    if (row.givenOn < person.birth_date) return '“接种日期”比出生日期早';
    return row.site === null || known.has(row.site) ? undefined : `没有这个接种单位编码：${row.site}`;
  };
}
