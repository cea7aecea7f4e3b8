import { findVaccine } from '@kangban/domain/immunization/vaccine-table';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { CellError, optional, readDay, required } from './cells';
import { missingOfImmunizations, saveImmunizations } from './immunization-store';
import type { ImportKind } from './kind';
import { readId } from './resident-kind';

export interface ImmunizationRow {
  idNumber: string | null;
  residentKey: string | null;
  vaccine: string;
  givenOn: PlainDate;
  doseLabel: string | null;
  lot: string | null;
  manufacturer: string | null;
  site: string | null;
  siteName: string | null;
  sourceKey: string | null;
}

function vaccineCode(cell: string | undefined): string {
  const text = required('疫苗', cell, 60);
  const facts = findVaccine(text);
  if (facts) return facts.code;
  throw new CellError(`不认识这种疫苗：${text}，请写规范名称，如“百白破疫苗”“乙脑减毒活疫苗”`);
}

const personOf = (row: ImmunizationRow): string => row.idNumber ?? `record ${row.residentKey ?? ''}`;

/**
 * Doses given: one line a dose. A record number (记录号) makes corrections possible: the same number with other facts adds a row that
 * replaces the old one; nothing is overwritten.
 */
export const IMMUNIZATION_KIND: ImportKind<ImmunizationRow> = {
  name: 'immunizations',
  columns: {
    idNumber: ['身份证号', '身份证号码', '证件号码'],
    residentKey: ['儿童编码', '档案编号'],
    vaccine: ['疫苗', '疫苗名称'],
    givenOn: ['接种日期', '接种时间'],
    doseLabel: ['剂次', '针次'],
    lot: ['批号', '疫苗批号'],
    manufacturer: ['生产企业', '厂家', '上市许可持有人'],
    site: ['接种单位编码', '机构编码'],
    siteName: ['接种单位', '接种单位名称'],
    sourceKey: ['记录号', '接种记录号'],
  },
  requiredColumns: ['vaccine', 'givenOn'],
  read(cell, context) {
    const id = readId('身份证号', cell('idNumber'), context.today);
    const residentKey = optional('儿童编码', cell('residentKey'), 60);
    if (!id && !residentKey) throw new CellError('“身份证号”和“儿童编码”至少要有一个');
    const givenOn = readDay('接种日期', cell('givenOn'));
    if (givenOn > context.today) throw new CellError('“接种日期”还没到');
    return {
      idNumber: id?.value ?? null,
      residentKey,
      vaccine: vaccineCode(cell('vaccine')),
      givenOn,
      doseLabel: optional('剂次', cell('doseLabel'), 20),
      lot: optional('批号', cell('lot'), 40),
      manufacturer: optional('生产企业', cell('manufacturer'), 80),
      site: optional('接种单位编码', cell('site'), 30),
      siteName: optional('接种单位', cell('siteName'), 60),
      sourceKey: optional('记录号', cell('sourceKey'), 60),
    };
  },
  keyOf: (row) =>
    row.sourceKey === null
      ? `${personOf(row)} ${row.vaccine} ${row.givenOn} ${row.doseLabel ?? ''}`
      : `record ${row.sourceKey}`,
  missing: missingOfImmunizations,
  save: saveImmunizations,
};
