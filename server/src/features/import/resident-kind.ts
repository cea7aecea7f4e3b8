import { type IdNumber, readIdNumber } from '@kangban/domain/shared/id-number';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { CellError, looksRounded, optional, readDay, readNumber, readWord, refuseScientific, required } from './cells';
import type { ImportKind } from './kind';
import { missingOfResidents, saveResidents } from './resident-store';

export interface ResidentRow {
  name: string;
  sex: 'male' | 'female';
  birthDate: PlainDate;
  idNumber: string | null;
  phone: string | null;
  site: string | null;
  township: string;
  village: string;
  birthWeightG: number | null;
  gestationWeeks: number | null;
  motherId: string | null;
  fatherId: string | null;
  /** The number of the clinic's own system; the key of a person who has no ID number yet. */
  sourceKey: string | null;
}

const SEXES = { 男: 'male', 女: 'female' } as const;

/** Reads an ID number of a file; throws what is wrong with it, never the number itself. */
export function readId(name: string, cell: string | undefined, today: PlainDate): IdNumber | null {
  if (!cell) return null;
  refuseScientific(name, cell);
  const read = readIdNumber(cell, today);
  if (!('problem' in read)) return read;
  const rounded = looksRounded(cell) ? '像是 Excel 改过后三位，请把这一列改成文本再导出。' : '';
  throw new CellError(`“${name}”${rounded || read.text}`);
}

function readPhone(cell: string | undefined): string | null {
  const digits = (cell ?? '').replace(/[\s-]/g, '').replace(/^(\+?86)(?=1\d{10}$)/, '');
  if (digits === '') return null;
  refuseScientific('手机号', digits);
  if (!/^1\d{10}$/.test(digits)) throw new CellError('“手机号”应该是 1 开头的 11 位数');
  return digits;
}

type Cell = (name: string) => string | undefined;

/** Sex and birthday come from the ID number; when the file has them too they must agree. */
function whoIs(cell: Cell, id: IdNumber | null, today: PlainDate): Pick<ResidentRow, 'sex' | 'birthDate'> {
  const sex = cell('sex') || !id ? readWord('性别', cell('sex'), SEXES) : id.sex;
  const birthDate = cell('birthDate') || !id ? readDay('出生日期', cell('birthDate')) : id.birthDate;
  if (id && sex !== id.sex) throw new CellError('“性别”和身份证号对不上');
  if (id && birthDate !== id.birthDate) throw new CellError('“出生日期”和身份证号对不上');
  if (birthDate > today) throw new CellError('“出生日期”还没到');
  return { sex, birthDate };
}

const birthOf = (cell: Cell): Pick<ResidentRow, 'birthWeightG' | 'gestationWeeks'> => ({
  birthWeightG: cell('birthWeight')
    ? readNumber('出生体重', cell('birthWeight'), { min: 200, max: 9000, whole: true })
    : null,
  gestationWeeks: cell('gestation') ? readNumber('孕周', cell('gestation'), { min: 20, max: 45, whole: true }) : null,
});

const whereIs = (cell: Cell): Pick<ResidentRow, 'site' | 'township' | 'village'> => ({
  site: optional('机构编码', cell('site'), 30),
  township: optional('乡镇', cell('township'), 40) ?? '',
  village: optional('村', cell('village'), 40) ?? '',
});

/** Residents: one line a person, keyed by ID number, or by the clinic's record number for a child without one. */
export const RESIDENT_KIND: ImportKind<ResidentRow> = {
  name: 'residents',
  columns: {
    idNumber: ['身份证号', '身份证号码', '证件号码', '公民身份号码'],
    name: ['姓名'],
    sex: ['性别'],
    birthDate: ['出生日期', '生日'],
    phone: ['手机号', '联系电话', '电话'],
    site: ['机构编码', '接种单位编码'],
    township: ['乡镇', '街道'],
    village: ['村', '社区', '居委会'],
    birthWeight: ['出生体重', '出生体重g', '出生体重(g)'],
    gestation: ['孕周'],
    mother: ['母亲身份证号'],
    father: ['父亲身份证号'],
    sourceKey: ['记录号', '儿童编码', '档案编号'],
  },
  requiredColumns: ['name'],
  read(cell, context) {
    const id = readId('身份证号', cell('idNumber'), context.today);
    const sourceKey = optional('记录号', cell('sourceKey'), 60);
    if (!id && !sourceKey) throw new CellError('“身份证号”和“记录号”至少要有一个');
    return {
      name: required('姓名', cell('name'), 50),
      ...whoIs(cell, id, context.today),
      ...birthOf(cell),
      ...whereIs(cell),
      idNumber: id?.value ?? null,
      phone: readPhone(cell('phone')),
      motherId: readId('母亲身份证号', cell('mother'), context.today)?.value ?? null,
      fatherId: readId('父亲身份证号', cell('father'), context.today)?.value ?? null,
      sourceKey,
    };
  },
  keyOf: (row) => row.idNumber ?? `record ${row.sourceKey ?? ''}`,
  order: (a, b) => (a.birthDate < b.birthDate ? -1 : Number(a.birthDate > b.birthDate)),
  missing: missingOfResidents,
  save: saveResidents,
};
