import { isAdult } from '@kangban/domain/identity/rights';
import { EYES } from '@kangban/domain/vision/types';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Transaction } from '../../plugins/db';
import { followUp } from '../vision/follow-up-service';
import { type ExaminationRow, insertExaminations, listFiles, lockFiles, type NewExamination } from '../vision/service';
import type { ImportContext, Saved } from './kind';
import { findPeople } from './people-store';
import { findSites, type NamedSite } from './site-store';
import type { VisionImportRow } from './vision-kind';

/** The same examination told before: by record number, else by person, day and institution. */
const findOld = (
  standing: readonly ExaminationRow[],
  row: VisionImportRow,
  told: { residentId: string; institution: string },
): ExaminationRow | undefined =>
  standing.find(({ sourceKey }) => sourceKey !== null && sourceKey === row.sourceKey) ??
  standing.find(
    (one) =>
      one.residentId === told.residentId && one.examinedOn === row.examinedOn && one.institution === told.institution,
  );

const MEASURED = ['naked', 'corrected', 'sphere', 'cylinder', 'axis', 'axialLength'] as const;

const sameItems = (one: ExaminationRow, row: VisionImportRow): boolean =>
  one.items.length === row.items.length &&
  row.items.every(({ item, result }) => one.items.some((known) => known.item === item && known.result === result));

const isSame = (one: ExaminationRow, row: VisionImportRow, residentId: string): boolean =>
  one.residentId === residentId &&
  one.examinedOn === row.examinedOn &&
  one.setting === row.setting &&
  one.cycloplegic === row.cycloplegic &&
  (row.examinedBy === null || row.examinedBy === one.examinedBy) &&
  EYES.every((eye) => MEASURED.every((name) => one[eye][name] === row[eye][name])) &&
  sameItems(one, row);

interface Placed {
  residentId: string;
  site: NamedSite | undefined;
  old: ExaminationRow | undefined;
}

/** What the line says and what it leaves blank: that keeps what stands. */
const toldOf = (row: VisionImportRow, { site, old }: Placed) => ({
  institution: row.institution ?? site?.name ?? '',
  examined_by: row.examinedBy ?? old?.examinedBy ?? null,
  source_key: row.sourceKey ?? old?.sourceKey ?? null,
});

const newRow = (row: VisionImportRow, placed: Placed): NewExamination => ({
  examination_id: uuidV7(),
  resident_id: placed.residentId,
  visit_id: null,
  examined_on: row.examinedOn,
  setting: row.setting,
  site_id: placed.site?.site_id ?? null,
  ...toldOf(row, placed),
  cycloplegic: row.cycloplegic,
  items: row.items,
  right: row.right,
  left: row.left,
  source: 'import',
  recorded_by_staff: null,
  replaces_id: placed.old?.examinationId ?? null,
  entered_in_error: false,
});

/** Which person, clinic and earlier examination each line speaks of; lines of nobody are left out. */
async function place(
  client: Transaction,
  rows: readonly VisionImportRow[],
  context: ImportContext,
): Promise<{ row: VisionImportRow; placed: Placed }[]> {
  const people = await findPeople(client, rows, context);
  const sites = await findSites(
    client,
    context.countyCode,
    rows.map((row) => row.site),
  );
  const ids = people.all.map((person) => person.resident_id);
  await lockFiles(client, context.countyCode, ids);
  const standing = (await listFiles(client, context.countyCode, ids)).flatMap((file) => file.examinations);
  return rows.flatMap((row) => {
    const residentId = people.of(row)?.resident_id;
    if (residentId === undefined) return [];
    const site = sites.get(row.site ?? '');
    const old = findOld(standing, row, { residentId, institution: row.institution ?? site?.name ?? '' });
    return [{ row, placed: { residentId, site, old } }];
  });
}

async function write(client: Transaction, fresh: readonly NewExamination[], context: ImportContext): Promise<void> {
  if (fresh.length === 0) return;
  await insertExaminations(client, context.countyCode, fresh);
  await followUp(context, client, {
    countyCode: context.countyCode,
    residentIds: [...new Set(fresh.map((row) => row.resident_id))],
    fresh: new Set(fresh.map((row) => row.examination_id)),
    replaced: new Set(fresh.flatMap((row) => row.replaces_id ?? [])),
    byStaff: null,
  });
}

/** Adds examinations; one told again with other values replaces the old. What the newest calls for is opened as at the desk. */
export async function saveVision(
  client: Transaction,
  rows: readonly VisionImportRow[],
  context: ImportContext,
): Promise<Saved> {
  const placed = await place(client, rows, context);
  const changes = placed.filter(({ row, placed: { old, residentId } }) => !old || !isSame(old, row, residentId));
  await write(
    client,
    changes.map((one) => newRow(one.row, one.placed)),
    context,
  );
  const added = changes.filter((one) => !one.placed.old).length;
  return { added, changed: changes.length - added, unchanged: placed.length - changes.length };
}

/** Says which person or clinic a line names that the county does not have, and which day lies outside childhood. */
export async function missingOfVision(
  client: Transaction,
  rows: readonly VisionImportRow[],
  context: ImportContext,
): Promise<(row: VisionImportRow) => string | undefined> {
  const people = await findPeople(client, rows, context);
  const sites = await findSites(
    client,
    context.countyCode,
    rows.map((row) => row.site),
  );
  return (row) => {
    const person = people.of(row);
    if (!person) return '这个人还没有档案，先导入居民';
    if (row.examinedOn < person.birth_date) return '“检查日期”比出生日期早';
    if (isAdult(person.birth_date, row.examinedOn)) return '检查那天已经成年，这里只收儿童的视力档案';
    return row.site === null || sites.has(row.site) ? undefined : `没有这个机构编码：${row.site}`;
  };
}
