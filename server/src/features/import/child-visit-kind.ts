import type { VisitFindings } from '@kangban/contract/child-visit';
import { findingProblems } from '@kangban/domain/child-visit/read-findings';
import { VISIT_CODES, type VisitCode } from '@kangban/domain/child-visit/visit-code';
import { VISIT_NAMES } from '@kangban/domain/child-visit/visit-texts';
import { warningSignsAt } from '@kangban/domain/child-visit/warning-signs';
import { findEyeItem } from '@kangban/domain/vision/eye-items';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { CellError, optional, readDay, readNumber, readWord, required } from './cells';
import { missingOfVisits, saveVisits } from './child-visit-store';
import type { ImportKind } from './kind';
import { readId } from './resident-kind';

export interface VisitImportRow {
  idNumber: string | null;
  residentKey: string | null;
  visit: VisitCode;
  visitedOn: PlainDate;
  site: string | null;
  siteName: string | null;
  doneBy: string | null;
  findings: VisitFindings;
  nextOn: PlainDate | null;
  sourceKey: string | null;
}

type Cell = (name: string) => string | undefined;

/** How the specification and clinics call the visits, beside our own names. */
const OFFICIAL: Readonly<Record<string, VisitCode>> = {
  新生儿家庭访视: 'home',
  新生儿访视: 'home',
  满月: 'm1',
  新生儿满月健康管理: 'm1',
  '1岁': 'm12',
  '2岁': 'm24',
  '3岁': 'm36',
  '4岁': 'y4',
  '5岁': 'y5',
  '6岁': 'y6',
};
const monthNames = ([3, 6, 8, 12, 18, 24, 30, 36] as const).flatMap((months): [string, VisitCode][] => [
  [`${months}月龄`, `m${months}`],
  [`${months}个月`, `m${months}`],
]);
const VISITS: Readonly<Record<string, VisitCode>> = {
  ...OFFICIAL,
  ...Object.fromEntries(monthNames),
  ...Object.fromEntries(VISIT_CODES.map((code) => [VISIT_NAMES[code], code])),
};

const SCREENS = {
  通过: 'pass',
  阴性: 'pass',
  正常: 'pass',
  未通过: 'refer',
  阳性: 'refer',
  异常: 'refer',
  未查: 'not-done',
  未做: 'not-done',
} as const;
const PHYSICAL = { 正常: 'fine', 未见异常: 'fine', 异常: 'attention' } as const;
const EYES = { 正常: 'normal', 未见异常: 'normal', 异常: 'abnormal', 未查: 'not-done' } as const;
const YES = { 是: true, 否: false } as const;
const NONE = ['无', '未见', '0'];

/** `无`, or the numbers of the sheet's signs: `1、3`. */
function readSigns(visit: VisitCode, cell: string): string[] {
  if (NONE.includes(cell.trim())) return [];
  const signs = warningSignsAt(visit);
  return cell.split(/[、,，;；\s]+/).map((word) => {
    const sign = signs[Number(word) - 1];
    if (!/^\d$/.test(word) || !sign)
      throw new CellError(`“发育预警征”写“无”，或写 1 到 ${signs.length} 的序号，用顿号隔开`);
    return sign.code;
  });
}

/** `眼外观检查:正常；红球试验:异常` */
function readEyes(cell: string): NonNullable<VisitFindings['eyes']> {
  const eyes = cell
    .split(/[;；]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [name = '', result = ''] = part.split(/[:：]/).map((word) => word.trim());
      const item = findEyeItem(name);
      if (item === undefined) throw new CellError(`“眼部项目”里不认识：${name}`);
      return { item, result: readWord(`眼部项目 ${name}`, result, EYES) };
    });
  if (new Set(eyes.map(({ item }) => item)).size < eyes.length) throw new CellError('“眼部项目”里同一项写了两遍');
  return eyes;
}

const count = (name: string, cell: string, max: number): number => readNumber(name, cell, { min: 0, max, whole: true });

function readTeeth(cell: Cell): VisitFindings['teeth'] {
  const [caries, erupted] = [cell('caries'), cell('erupted')];
  if (caries === undefined && erupted === undefined) return undefined;
  if (caries === undefined) throw new CellError('写了“出牙数”，也要写“龋齿数”');
  return {
    ...(erupted !== undefined && { erupted: count('出牙数', erupted, 28) }),
    caries: count('龋齿数', caries, 28),
  };
}

type Readers = { [K in keyof VisitFindings]-?: (cell: Cell, visit: VisitCode) => VisitFindings[K] | undefined };

const screen = (name: string, own: string) => (cell: Cell) => {
  const told = cell(own);
  return told === undefined ? undefined : readWord(name, told, SCREENS);
};

const READERS: Omit<Readers, 'version'> = {
  physical: (cell) => (cell('physical') ? readWord('体格检查', cell('physical'), PHYSICAL) : undefined),
  haemoglobinGL: (cell) =>
    cell('haemoglobin') ? readNumber('血红蛋白', cell('haemoglobin'), { min: 30, max: 250, whole: true }) : undefined,
  newbornHearing: screen('新生儿听力筛查', 'newbornHearing'),
  hearing: screen('听力', 'hearing'),
  developmentSigns: (cell, visit) => {
    const told = cell('signs');
    return told === undefined ? undefined : readSigns(visit, told);
  },
  autism: screen('孤独症筛查', 'autism'),
  teeth: (cell) => readTeeth(cell),
  eyes: (cell) => {
    const told = cell('eyes');
    return told === undefined ? undefined : readEyes(told);
  },
  tcmTaught: (cell) => (cell('tcm') ? readWord('中医指导', cell('tcm'), YES) : undefined),
  note: (cell) => optional('医生的话', cell('note'), 200) ?? undefined,
};

function readFindings(cell: Cell, visit: VisitCode): VisitFindings {
  const read = Object.entries(READERS).map(([name, reader]) => [name, reader(cell, visit)] as const);
  const findings: VisitFindings = {
    version: 1,
    ...Object.fromEntries(read.filter(([, value]) => value !== undefined)),
  };
  if (findingProblems(findings, visit).length > 0) throw new CellError(`${VISIT_NAMES[visit]}没有中医指导这一项`);
  return findings;
}

function readDays(cell: Cell, today: PlainDate): Pick<VisitImportRow, 'visitedOn' | 'nextOn'> {
  const visitedOn = readDay('体检日期', cell('visitedOn'));
  if (visitedOn > today) throw new CellError('“体检日期”还没到');
  const nextOn = cell('nextOn') ? readDay('下次日期', cell('nextOn')) : null;
  if (nextOn !== null && nextOn <= visitedOn) throw new CellError('“下次日期”要比“体检日期”晚');
  return { visitedOn, nextOn };
}

const personOf = (row: VisitImportRow): string => row.idNumber ?? `record ${row.residentKey ?? ''}`;

/**
 * Check-ups of children: one line a visit. A visit told again with other facts adds a row that replaces the imported one; what a clinic
 * wrote down here itself is never replaced by a file. Measures come with `growth`, acuity with `vision`.
 */
export const CHILD_VISIT_KIND: ImportKind<VisitImportRow> = {
  name: 'child-visits',
  columns: {
    idNumber: ['身份证号', '身份证号码', '证件号码'],
    residentKey: ['儿童编码', '档案编号'],
    visit: ['体检', '体检名称', '随访月龄', '月龄'],
    visitedOn: ['体检日期', '随访日期', '检查日期'],
    site: ['机构编码'],
    siteName: ['体检机构', '检查机构'],
    doneBy: ['医生', '随访医生', '检查人'],
    physical: ['体格检查'],
    haemoglobin: ['血红蛋白', '血红蛋白（g/L）', '血红蛋白(g/L)'],
    newbornHearing: ['新生儿听力筛查'],
    hearing: ['听力', '行为听力'],
    signs: ['发育预警征', '预警征象'],
    autism: ['孤独症筛查'],
    erupted: ['出牙数'],
    caries: ['龋齿数', '蛀牙数'],
    eyes: ['眼部项目', '眼保健项目'],
    tcm: ['中医指导', '中医药健康指导'],
    note: ['医生的话', '指导', '建议'],
    nextOn: ['下次日期', '下次随访日期'],
    sourceKey: ['记录号'],
  },
  requiredColumns: ['visit', 'visitedOn'],
  read(cell, { today }) {
    const id = readId('身份证号', cell('idNumber'), today);
    const residentKey = optional('儿童编码', cell('residentKey'), 60);
    if (!id && !residentKey) throw new CellError('“身份证号”和“儿童编码”至少要有一个');
    const visit = readWord('体检', required('体检', cell('visit'), 20), VISITS);
    return {
      idNumber: id?.value ?? null,
      residentKey,
      visit,
      ...readDays(cell, today),
      site: optional('机构编码', cell('site'), 30),
      siteName: optional('体检机构', cell('siteName'), 60),
      doneBy: optional('医生', cell('doneBy'), 40),
      findings: readFindings(cell, visit),
      sourceKey: optional('记录号', cell('sourceKey'), 60),
    };
  },
  keyOf: (row) => (row.sourceKey === null ? `${personOf(row)} ${row.visit}` : `record ${row.sourceKey}`),
  missing: missingOfVisits,
  save: saveVisits,
};
