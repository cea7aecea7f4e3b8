import type { Position } from '@kangban/domain/growth/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { CellError, optional, readDay, readNumber, readWord } from './cells';
import { missingOfGrowth, saveGrowth } from './growth-store';
import type { ImportKind } from './kind';
import { readId } from './resident-kind';

export interface GrowthImportRow {
  idNumber: string | null;
  residentKey: string | null;
  measuredOn: PlainDate;
  weightG: number | null;
  lengthMm: number | null;
  position: Position | null;
  headMm: number | null;
  site: string | null;
  measuredBy: string | null;
  sourceKey: string | null;
  /** An unlikely number was looked at again. */
  confirmed: boolean;
}

type Cell = (name: string) => string | undefined;

const POSITIONS: Readonly<Record<string, Position>> = {
  躺: 'lying',
  躺着: 'lying',
  卧位: 'lying',
  身长: 'lying',
  站: 'standing',
  站着: 'standing',
  立位: 'standing',
  身高: 'standing',
};
const CONFIRMED = { 是: true, 否: false } as const;

/** Wide bounds that keep the row storable; what is unlikely is asked again by `checkPlausible`. */
const WEIGHT_KG = { min: 0.01, max: 100_000 };
const LENGTH_CM = { min: 0.1, max: 10_000 };
const HEAD_CM = { min: 0.1, max: 1_000 };

const amount = (
  told: { name: string; cell: string | undefined; factor: number },
  range: { min: number; max: number },
) => (told.cell === undefined ? null : Math.round(readNumber(told.name, told.cell, range) * told.factor));

function readAmounts(cell: Cell): Pick<GrowthImportRow, 'weightG' | 'lengthMm' | 'headMm' | 'position'> {
  const position = cell('position');
  const amounts = {
    weightG: amount({ name: '体重', cell: cell('weight'), factor: 1000 }, WEIGHT_KG),
    lengthMm: amount({ name: '身高', cell: cell('length'), factor: 10 }, LENGTH_CM),
    headMm: amount({ name: '头围', cell: cell('head'), factor: 10 }, HEAD_CM),
  };
  if (Object.values(amounts).every((value) => value === null)) throw new CellError('“体重”“身高”“头围”至少要有一个');
  const told = position === undefined ? null : readWord('测量方式', position, POSITIONS);
  return { ...amounts, position: amounts.lengthMm === null ? null : told };
}

const personOf = (row: GrowthImportRow): string => row.idNumber ?? `record ${row.residentKey ?? ''}`;

/**
 * Weight, length and head measured elsewhere: one line a measuring, in kg and cm. A line with an unlikely number comes back with the
 * question until 已核对 says 是. A record number (记录号) makes corrections possible; nothing is overwritten.
 */
export const GROWTH_KIND: ImportKind<GrowthImportRow> = {
  name: 'growth',
  columns: {
    idNumber: ['身份证号', '身份证号码', '证件号码'],
    residentKey: ['儿童编码', '档案编号'],
    measuredOn: ['测量日期', '检查日期', '体检日期'],
    weight: ['体重', '体重（公斤）', '体重(kg)'],
    length: ['身高', '身长', '身长/身高', '身高（厘米）', '身高(cm)'],
    position: ['测量方式', '体位'],
    head: ['头围', '头围（厘米）', '头围(cm)'],
    site: ['机构编码'],
    measuredBy: ['测量人', '检查者'],
    sourceKey: ['记录号'],
    confirmed: ['已核对'],
  },
  requiredColumns: ['measuredOn'],
  read(cell, context) {
    const id = readId('身份证号', cell('idNumber'), context.today);
    const residentKey = optional('儿童编码', cell('residentKey'), 60);
    if (!id && !residentKey) throw new CellError('“身份证号”和“儿童编码”至少要有一个');
    const measuredOn = readDay('测量日期', cell('measuredOn'));
    if (measuredOn > context.today) throw new CellError('“测量日期”还没到');
    const confirmed = cell('confirmed');
    return {
      idNumber: id?.value ?? null,
      residentKey,
      measuredOn,
      ...readAmounts(cell),
      site: optional('机构编码', cell('site'), 30),
      measuredBy: optional('测量人', cell('measuredBy'), 40),
      sourceKey: optional('记录号', cell('sourceKey'), 60),
      confirmed: confirmed !== undefined && readWord('已核对', confirmed, CONFIRMED),
    };
  },
  keyOf: (row) =>
    row.sourceKey === null ? `${personOf(row)} ${row.measuredOn} ${row.site ?? ''}` : `record ${row.sourceKey}`,
  missing: missingOfGrowth,
  save: saveGrowth,
};
