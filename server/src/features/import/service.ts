import { createHash } from 'node:crypto';
import type { Deps } from '../../deps';
import type { Transaction } from '../../plugins/db';
import { extendSlots } from '../slot-plan/service';
import { CellError } from './cells';
import { CHILD_VISIT_KIND } from './child-visit-kind';
import { BASIC_INFORMATION_KIND, CHECKUP_KIND, FOLLOW_UP_KIND } from './form-kind';
import { GROWTH_KIND } from './growth-kind';
import { IMMUNIZATION_KIND } from './immunization-kind';
import type { ImportContext, ImportKind, RejectedRow, Saved } from './kind';
import { type RawRow, readTable, type Table, TableError } from './read-table';
import { RESIDENT_KIND } from './resident-kind';
import type { ImportReport, KindName } from './report';
import { noteRun } from './run-store';
import { SCHEDULE_KIND } from './schedule-kind';
import { SITE_KIND } from './site-kind';
import { STOP_KIND } from './stop-kind';
import { VISION_KIND } from './vision-kind';

const BATCH = 500;

const KINDS = {
  sites: SITE_KIND,
  schedules: SCHEDULE_KIND,
  'checkup-stops': STOP_KIND,
  residents: RESIDENT_KIND,
  immunizations: IMMUNIZATION_KIND,
  vision: VISION_KIND,
  growth: GROWTH_KIND,
  'child-visits': CHILD_VISIT_KIND,
  'basic-information': BASIC_INFORMATION_KIND,
  checkups: CHECKUP_KIND,
  'follow-ups': FOLLOW_UP_KIND,
} as const satisfies Record<KindName, unknown>;

/** Files that say when people can come. */
const PLANNING: readonly KindName[] = ['sites', 'schedules', 'checkup-stops'];

const isKindName = (name: string): name is KindName => Object.hasOwn(KINDS, name);
export const KIND_NAMES = Object.keys(KINDS);

/** The kind a word names; `followups` is another way to write `follow-ups`. */
export function findKindName(word: string): KindName | undefined {
  const name = word === 'followups' ? 'follow-ups' : word;
  return isKindName(name) ? name : undefined;
}

interface Good<Row> {
  raw: RawRow;
  row: Row;
}

/** The file's header for each of our names; throws when one that must be there is not. */
function headersOf<Row extends object>(kind: ImportKind<Row>, table: Table): Map<string, string> {
  const found = new Map<string, string>();
  for (const [own, names] of Object.entries(kind.columns)) {
    const header = names.find((name) => table.headers.includes(name));
    if (header) found.set(own, header);
  }
  const missing = kind.requiredColumns.filter((own) => !found.has(own)).map((own) => kind.columns[own]?.[0] ?? own);
  if (missing.length > 0) throw new TableError(`缺少列：${missing.join('、')}。第一行要写列名。`);
  return found;
}

/** Throws for a line that cannot be true beside one before it. */
function collisionsOf<Row extends object>({ collision }: ImportKind<Row>): (row: Row, line: number) => void {
  const groups = new Map<string, { row: Row; line: number }[]>();
  return (row, line) => {
    const group = collision?.groupOf(row);
    if (!collision || group === undefined) return;
    const others = groups.get(group) ?? [];
    const other = others.find((one) => collision.collide(one.row, row));
    if (other) throw new CellError(collision.reason(other.line));
    groups.set(group, [...others, { row, line }]);
  };
}

/** Reads every line before anything is saved: what is good, and what is wrong with the others. */
function checkRows<Row extends object>(kind: ImportKind<Row>, table: Table, context: ImportContext) {
  const headers = headersOf(kind, table);
  const good: Good<Row>[] = [];
  const rejected: RejectedRow[] = [];
  const lineOf = new Map<string, number>();
  const refuseCollision = collisionsOf(kind);
  for (const raw of table.rows) {
    try {
      const row = kind.read((own) => raw.cells[headers.get(own) ?? ''] || undefined, context);
      const key = kind.keyOf(row);
      const first = lineOf.get(key);
      if (first !== undefined) throw new CellError(`和第 ${first} 行重复`);
      refuseCollision(row, raw.line);
      lineOf.set(key, raw.line);
      good.push({ raw, row });
    } catch (error) {
      if (!(error instanceof CellError)) throw error;
      rejected.push({ line: raw.line, reason: error.message, raw: raw.raw });
    }
  }
  if (kind.order) good.sort((a, b) => kind.order?.(a.row, b.row) ?? 0);
  return { good, rejected };
}

async function saveBatch<Row extends object>(
  client: Transaction,
  kind: ImportKind<Row>,
  work: { batch: readonly Good<Row>[]; context: ImportContext; rejected: RejectedRow[] },
): Promise<Saved> {
  const { batch, context, rejected } = work;
  const whatIsMissing = await kind.missing(
    client,
    batch.map(({ row }) => row),
    context,
  );
  const kept = batch.filter(({ raw, row }) => {
    const reason = whatIsMissing(row);
    if (reason !== undefined) rejected.push({ line: raw.line, reason, raw: raw.raw });
    return reason === undefined;
  });
  return kept.length === 0
    ? { added: 0, changed: 0, unchanged: 0 }
    : kind.save(
        client,
        kept.map(({ row }) => row),
        context,
      );
}

async function importKind<Row extends object>(
  deps: Deps,
  kind: ImportKind<Row>,
  work: { table: Table; countyCode: string },
) {
  const { clock, cipher } = deps;
  const context: ImportContext = { countyCode: work.countyCode, today: clock.today(), cipher, clock };
  const { good, rejected } = checkRows(kind, work.table, context);
  const total: Saved = { added: 0, changed: 0, unchanged: 0 };
  for (let from = 0; from < good.length; from += BATCH) {
    const batch = good.slice(from, from + BATCH);
    const saved = await deps.db.transaction((client) => saveBatch(client, kind, { batch, context, rejected }));
    total.added += saved.added;
    total.changed += saved.changed;
    total.unchanged += saved.unchanged;
  }
  rejected.sort((a, b) => a.line - b.line);
  return { ...total, rejected };
}

/**
 * Takes a clinic's list: the whole file is checked first, good lines go in (one transaction a batch of 500), bad lines come back with line and
 * reason. The same file again changes nothing. Throws TableError when the file cannot be read as a table at all.
 */
export async function importFile(
  deps: Deps,
  name: KindName,
  file: { bytes: Buffer; countyCode: string },
): Promise<ImportReport> {
  const table = readTable(file.bytes);
  const work = { table, countyCode: file.countyCode };
  const run = {
    sites: () => importKind(deps, SITE_KIND, work),
    schedules: () => importKind(deps, SCHEDULE_KIND, work),
    'checkup-stops': () => importKind(deps, STOP_KIND, work),
    residents: () => importKind(deps, RESIDENT_KIND, work),
    immunizations: () => importKind(deps, IMMUNIZATION_KIND, work),
    vision: () => importKind(deps, VISION_KIND, work),
    growth: () => importKind(deps, GROWTH_KIND, work),
    'child-visits': () => importKind(deps, CHILD_VISIT_KIND, work),
    'basic-information': () => importKind(deps, BASIC_INFORMATION_KIND, work),
    checkups: () => importKind(deps, CHECKUP_KIND, work),
    'follow-ups': () => importKind(deps, FOLLOW_UP_KIND, work),
  } as const satisfies Record<KindName, unknown>;
  const done = await run[name]();
  // New sessions, stops, closed days and release hours show at once, not tonight.
  if (PLANNING.includes(name)) await extendSlots(deps, file.countyCode);
  const report: ImportReport = { kind: name, read: table.rows.length, headers: table.headers, ...done };
  await noteRun(deps.db, file.countyCode, { report, fileHash: createHash('sha256').update(file.bytes).digest() });
  return report;
}
