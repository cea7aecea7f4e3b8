import { isDeepStrictEqual } from 'node:util';
import type { VisitFindings } from '@kangban/contract/child-visit';
import { readFindings, summaryOf } from '@kangban/domain/child-visit/read-findings';
import { isAdult } from '@kangban/domain/identity/rights';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Transaction } from '../../plugins/db';
import type { VisitImportRow } from './child-visit-kind';
import type { ImportContext, Saved } from './kind';
import { findPeople, type ImportPerson } from './people-store';

interface Last {
  visit_id: string;
  resident_id: string;
  visit: string;
  visited_on: PlainDate;
  site_code: string | null;
  site_name: string | null;
  done_by: string | null;
  findings: VisitFindings;
  next_on: PlainDate | null;
  source: string;
  source_key: string | null;
  entered_in_error: boolean;
}

/** The last word on every visit of these children, or under these record numbers. */
const LAST = `
  SELECT v.visit_id, v.resident_id, v.visit, v.visited_on, s.code AS site_code, v.site_name, v.done_by, v.findings, v.next_on, v.source,
         v.source_key, v.entered_in_error
    FROM child_visit v LEFT JOIN site s ON s.county_code = v.county_code AND s.site_id = v.site_id
   WHERE v.county_code = $1 AND v.resident_id = ANY($2::uuid[])
     AND NOT EXISTS (SELECT FROM child_visit r WHERE r.county_code = v.county_code AND r.replaces_id = v.visit_id)`;

const INSERT = `
  INSERT INTO child_visit (county_code, visit_id, resident_id, visit, visited_on, site_id, site_name, done_by, findings, summary, next_on,
    source, source_key, replaces_id)
  SELECT $1, r.id, r.resident_id, r.visit, r.visited_on, s.site_id, r.site_name, r.done_by, r.findings, r.summary, r.next_on, 'import',
    r.source_key, r.replaces_id
    FROM jsonb_to_recordset($2::jsonb) AS r (id uuid, resident_id uuid, visit text, visited_on date, site_code text, site_name text,
      done_by text, findings jsonb, summary text, next_on date, source_key text, replaces_id uuid)
    LEFT JOIN site s ON s.county_code = $1 AND s.code = r.site_code`;

const keyOf = (residentId: string, visit: string): string => `${residentId} ${visit}`;

async function findLast(
  client: Transaction,
  countyCode: string,
  people: readonly ImportPerson[],
): Promise<Map<string, Last>> {
  const { rows } = await client.query<Last>(LAST, [countyCode, people.map((person) => person.resident_id)]);
  return new Map(rows.map((row) => [keyOf(row.resident_id, row.visit), row]));
}

/** What the file leaves blank keeps what stands. */
const TELLS = [
  ['site', 'site_code'],
  ['siteName', 'site_name'],
  ['doneBy', 'done_by'],
  ['nextOn', 'next_on'],
  ['sourceKey', 'source_key'],
] as const;

const isSame = (last: Last, row: VisitImportRow): boolean =>
  !last.entered_in_error &&
  last.visited_on === row.visitedOn &&
  isDeepStrictEqual(last.findings, row.findings) &&
  TELLS.every(([told, kept]) => row[told] === null || row[told] === last[kept]);

function newRow(row: VisitImportRow, person: ImportPerson, last: Last | undefined): Record<string, unknown> {
  const at = { visit: row.visit, birthDate: person.birth_date, visitedOn: row.visitedOn };
  return {
    id: uuidV7(),
    resident_id: person.resident_id,
    visit: row.visit,
    visited_on: row.visitedOn,
    findings: row.findings,
    summary: summaryOf(readFindings(row.findings, at)),
    ...Object.fromEntries(TELLS.map(([told, kept]) => [kept, row[told] ?? last?.[kept] ?? null])),
    replaces_id: last?.visit_id ?? null,
  };
}

/** Adds visits; one told again with other facts adds a row that replaces the old one. */
export async function saveVisits(
  client: Transaction,
  rows: readonly VisitImportRow[],
  context: ImportContext,
): Promise<Saved> {
  const people = await findPeople(client, rows, context);
  const known = await findLast(client, context.countyCode, people.all);
  const saved = { added: 0, changed: 0, unchanged: 0 };
  const fresh: Record<string, unknown>[] = [];
  for (const row of rows) {
    const person = people.of(row);
    if (!person) continue;
    const last = known.get(keyOf(person.resident_id, row.visit));
    if (last && isSame(last, row)) saved.unchanged += 1;
    else {
      fresh.push(newRow(row, person, last));
      saved[last && !last.entered_in_error ? 'changed' : 'added'] += 1;
    }
  }
  if (fresh.length > 0) await client.query(INSERT, [context.countyCode, JSON.stringify(fresh)]);
  return saved;
}

/** Says which person or clinic the county does not have, which day is impossible, and which visit a clinic wrote down itself. */
export async function missingOfVisits(
  client: Transaction,
  rows: readonly VisitImportRow[],
  context: ImportContext,
): Promise<(row: VisitImportRow) => string | undefined> {
  const people = await findPeople(client, rows, context);
  const known = await findLast(client, context.countyCode, people.all);
  const sites = await client.query<{ code: string }>(
    'SELECT code FROM site WHERE county_code = $1 AND code = ANY($2::text[])',
    [context.countyCode, rows.flatMap((row) => row.site ?? [])],
  );
  const codes = new Set(sites.rows.map((row) => row.code));
  return (row) => {
    const person = people.of(row);
    if (!person) return '这个人还没有档案，先导入居民';
    if (row.visitedOn < person.birth_date) return '“体检日期”比出生日期早';
    if (isAdult(person.birth_date, row.visitedOn)) return '这个人已经满 18 岁';
    const last = known.get(keyOf(person.resident_id, row.visit));
    if (last?.source === 'clinic' && !isSame(last, row)) return '这次体检门诊已经在这里记过了，要改请在工作台改';
    return row.site === null || codes.has(row.site) ? undefined : `没有这个机构编码：${row.site}`;
  };
}
