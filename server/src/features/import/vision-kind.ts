import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { type AcuityProblem, readAcuity } from '@kangban/domain/vision/acuity';
import { findEyeItem } from '@kangban/domain/vision/eye-items';
import type { Examination, Eye, EyeReading, VisionSetting } from '@kangban/domain/vision/types';
import { CellError, optional, readDay, readNumber, readWord } from './cells';
import type { ImportContext, ImportKind } from './kind';
import { readId } from './resident-kind';
import { missingOfVision, saveVision } from './vision-save';

export interface VisionImportRow {
  idNumber: string | null;
  residentKey: string | null;
  examinedOn: PlainDate;
  setting: VisionSetting;
  site: string | null;
  institution: string | null;
  examinedBy: string | null;
  cycloplegic: boolean;
  right: EyeReading;
  left: EyeReading;
  items: Examination['items'];
  sourceKey: string | null;
}

type Cell = (name: string) => string | undefined;

interface Side {
  eye: Eye;
  zh: string;
}
const RIGHT: Side = { eye: 'right', zh: '右眼' };
const LEFT: Side = { eye: 'left', zh: '左眼' };
const SETTINGS = { 门诊: 'clinic', 卫生院: 'clinic', 学校: 'school', 幼儿园: 'clinic', 医院: 'hospital' } as const;
const YES = { 是: true, 否: false, 散瞳: true, 未散瞳: false, 小瞳: false } as const;
const RESULTS = { 正常: 'normal', 未见异常: 'normal', 异常: 'abnormal', 未查: 'not-done' } as const;

const ACUITY_PROBLEMS: Readonly<Record<AcuityProblem, string>> = {
  unreadable: '不是视力，要写成 0.6、4.8、手动、光感或无光感',
  'out-of-range': '超出范围：五分记录 3.0 到 5.3，小数 0.02 到 2.0',
  'no-such-line': '视力表上没有这一行，五分记录只有一位小数',
};

function acuity(name: string, cell: string | undefined): number | null {
  if (!cell) return null;
  const read = readAcuity(cell);
  if ('problem' in read) throw new CellError(`“${name}”${ACUITY_PROBLEMS[read.problem]}，写的是 ${cell}`);
  return read.tenths;
}

/** A number with at most two decimals as hundredths, without a float; a leading plus or a real minus is understood. */
function hundredths(name: string, cell: string | undefined, range: { min: number; max: number }): number | null {
  if (!cell) return null;
  const plain = cell.replace(/^[−–]/, '-').replace(/^\+/, '').replace(/D$/i, '').trim();
  readNumber(name, plain, range);
  const match = /^(-?)(\d+)(?:\.(\d{1,2})0*)?$/.exec(plain);
  if (!match) throw new CellError(`“${name}”最多两位小数，写的是 ${cell}`);
  const [, minus, whole = '0', part = ''] = match;
  const value = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return minus === '-' && value !== 0 ? -value : value;
}

function readEye(cell: Cell, { eye, zh }: Side): EyeReading {
  const of = (field: string): string | undefined => cell(`${eye}${field}`);
  const sphere = hundredths(`${zh}球镜`, of('Sphere'), { min: -30, max: 30 });
  const cylinder = hundredths(`${zh}柱镜`, of('Cylinder'), { min: -15, max: 15 });
  if (cylinder !== null && sphere === null) throw new CellError(`“${zh}柱镜”要和“${zh}球镜”一起填`);
  const axis = of('Axis');
  return {
    naked: acuity(`${zh}裸眼视力`, of('Naked')),
    corrected: acuity(`${zh}戴镜视力`, of('Corrected')),
    sphere,
    cylinder,
    axis: axis ? readNumber(`${zh}轴位`, axis, { min: 0, max: 180, whole: true }) : null,
    axialLength: hundredths(`${zh}眼轴`, of('AxialLength'), { min: 10, max: 40 }),
  };
}

/** `眼外观检查:正常；红球试验:异常` */
function readItems(cell: string | undefined): Examination['items'] {
  const parts = (cell ?? '').split(/[;；]/).map((part) => part.trim());
  return parts
    .filter((part) => part !== '')
    .map((part) => {
      const [name = '', result = ''] = part.split(/[:：]/).map((word) => word.trim());
      const item = findEyeItem(name);
      if (item === undefined) throw new CellError(`“检查项目”里不认识：${name}`);
      return { item, result: readWord(`检查项目 ${name}`, result, RESULTS) };
    });
}

const isEmpty = ({ right, left, items }: VisionImportRow): boolean =>
  items.every(({ result }) => result === 'not-done') &&
  [right, left].every((eye) => Object.values(eye).every((value) => value === null));

/** Refuses the same item twice in one line. */
function refuseTwice(items: Examination['items']): void {
  if (new Set(items.map(({ item }) => item)).size < items.length) throw new CellError('“检查项目”里同一项写了两遍');
}

function whoAndWhere(
  cell: Cell,
  today: PlainDate,
): Pick<VisionImportRow, 'idNumber' | 'residentKey' | 'site' | 'institution'> {
  const id = readId('身份证号', cell('idNumber'), today);
  const residentKey = optional('儿童编码', cell('residentKey'), 60);
  if (!id && !residentKey) throw new CellError('“身份证号”和“儿童编码”至少要有一个');
  const site = optional('机构编码', cell('site'), 30);
  const institution = optional('检查机构', cell('institution'), 60);
  if (!site && !institution) throw new CellError('“机构编码”和“检查机构”至少要有一个');
  return { idNumber: id?.value ?? null, residentKey, site, institution };
}

function readRow(cell: Cell, { today }: ImportContext): VisionImportRow {
  const examinedOn = readDay('检查日期', cell('examinedOn'));
  if (examinedOn > today) throw new CellError('“检查日期”还没到');
  const row: VisionImportRow = {
    ...whoAndWhere(cell, today),
    examinedOn,
    setting: cell('setting') ? readWord('检查地点', cell('setting'), SETTINGS) : 'clinic',
    examinedBy: optional('检查人', cell('examinedBy'), 40),
    cycloplegic: cell('cycloplegic') ? readWord('散瞳', cell('cycloplegic'), YES) : false,
    right: readEye(cell, RIGHT),
    left: readEye(cell, LEFT),
    items: readItems(cell('items')),
    sourceKey: optional('记录号', cell('sourceKey'), 60),
  };
  refuseTwice(row.items);
  if (isEmpty(row)) throw new CellError('这一行没有任何结果');
  return row;
}

const columnsOf = ({ eye, zh }: Side): Record<string, readonly string[]> => ({
  [`${eye}Naked`]: [`${zh}裸眼视力`, `${zh}裸眼`, `${zh}视力`],
  [`${eye}Corrected`]: [`${zh}戴镜视力`, `${zh}矫正视力`],
  [`${eye}Sphere`]: [`${zh}球镜`],
  [`${eye}Cylinder`]: [`${zh}柱镜`],
  [`${eye}Axis`]: [`${zh}轴位`],
  [`${eye}AxialLength`]: [`${zh}眼轴`],
});

/**
 * Examinations of eyes: one line each. Acuity as 0.6 or 4.8. A record number (记录号) or the same person, day and institution told again with
 * other values adds a row that replaces the old one; nothing is overwritten.
 */
export const VISION_KIND: ImportKind<VisionImportRow> = {
  name: 'vision',
  columns: {
    idNumber: ['身份证号', '身份证号码', '证件号码'],
    residentKey: ['儿童编码', '档案编号'],
    examinedOn: ['检查日期', '筛查日期'],
    setting: ['检查地点', '场所'],
    site: ['机构编码', '检查机构编码'],
    institution: ['检查机构', '检查单位'],
    examinedBy: ['检查人', '检查医生'],
    cycloplegic: ['散瞳', '是否散瞳'],
    ...columnsOf(RIGHT),
    ...columnsOf(LEFT),
    items: ['检查项目', '项目结果'],
    sourceKey: ['记录号', '检查记录号'],
  },
  requiredColumns: ['examinedOn'],
  read: readRow,
  keyOf: (row) =>
    row.sourceKey === null
      ? `${row.idNumber ?? `record ${row.residentKey ?? ''}`} ${row.examinedOn} ${row.site ?? row.institution ?? ''}`
      : `record ${row.sourceKey}`,
  missing: missingOfVision,
  save: saveVision,
};
