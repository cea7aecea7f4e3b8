/** What a visit found, in words a parent understands: what was looked at, what came out, what to do next. Never a diagnosis. */
import { monthsBetween, type PlainDate } from '../shared/plain-date';
import type { ScreenResult } from './visit-items';
import type { VisitCode } from './visit-code';
import { EYE_ITEMS, type EyeItem, getVisit } from './visit-table';
import { EYE_ITEM_NAMES, TCM_TEXTS } from './visit-texts';
import { findWarningSign, WARNING_SIGNS_SOURCE } from './warning-signs';

export type EyeResult = 'normal' | 'abnormal' | 'not-done';

/** What staff wrote down, version 1; what is absent was not looked at. */
export interface VisitFindings {
  version: 1;
  /** The doctor's look at the whole child. */
  physical?: 'fine' | 'attention' | undefined;
  /** Grams per litre. */
  haemoglobinGL?: number | undefined;
  newbornHearing?: ScreenResult | undefined;
  hearing?: ScreenResult | undefined;
  /** Codes of warning-signs.ts; empty when none of them was seen. */
  developmentSigns?: readonly string[] | undefined;
  autism?: ScreenResult | undefined;
  /** Teeth that came through, and those with caries. */
  teeth?: { erupted?: number | undefined; caries: number } | undefined;
  eyes?: readonly { item: EyeItem; result: EyeResult }[] | undefined;
  /** The parent was taught the Chinese medicine of this visit. */
  tcmTaught?: boolean | undefined;
  /** The doctor's own words to the parent. */
  note?: string | undefined;
}

export const REFERRAL_REASONS = ['anaemia', 'hearing', 'development', 'autism', 'teeth', 'eyes'] as const;
export type ReferralReason = (typeof REFERRAL_REASONS)[number];

export interface FindingLine {
  item: 'physical' | 'blood' | 'newborn-hearing' | 'hearing' | 'development' | 'autism' | 'teeth' | 'eyes' | 'tcm';
  /** 查了什么. */
  done: string;
  /** 查出什么. */
  found: string;
  /** 下一步; null when there is nothing to do. */
  next: string | null;
  tone: 'fine' | 'attention' | 'plain';
  /** Why somebody further on should look; null when nobody need. */
  refer: ReferralReason | null;
  source: string;
  verified: boolean;
}

/**
 * Haemoglobin below this, in g/L, is shown as low and sent to a doctor: 110 from six months to under seven years is the value of the
 * Chinese child-care rules (《儿童营养性疾病管理技术规范》) from memory, unconfirmed; height above the sea is not corrected for.
 */
export const HAEMOGLOBIN_LOW = { belowGL: 110, fromMonths: 6, toMonths: 84, source: 'M', verified: false } as const;

type Line = Omit<FindingLine, 'tone' | 'refer' | 'next' | 'source' | 'verified'> & Partial<FindingLine>;

const line = (told: Line): FindingLine => ({
  next: null,
  tone: 'fine',
  refer: null,
  source: 'S17',
  verified: true,
  ...told,
});

const ATTENTION = { tone: 'attention' } as const;
const PLAIN = { tone: 'plain' } as const;

interface At {
  visit: VisitCode;
  ageMonths: number;
}

type Reader = (findings: VisitFindings, at: At) => FindingLine | undefined;

const readPhysical: Reader = ({ physical }) => {
  if (physical === undefined) return undefined;
  const told = { item: 'physical', done: '检查身体' } as const;
  if (physical === 'fine') return line({ ...told, found: '没有看到要注意的' });
  return line({ ...told, ...ATTENTION, found: '有要注意的地方', next: '看医生写的话，照医生说的做' });
};

const readBlood: Reader = ({ haemoglobinGL: value }, { ageMonths }) => {
  if (value === undefined) return undefined;
  const told = { item: 'blood', done: '验血（血红蛋白）' } as const;
  const { belowGL, fromMonths, toMonths, source, verified } = HAEMOGLOBIN_LOW;
  if (ageMonths < fromMonths || ageMonths >= toMonths) return line({ ...told, ...PLAIN, found: `${value} 克/升` });
  if (value >= belowGL) return line({ ...told, found: `${value} 克/升，不低于参考值 ${belowGL}`, source, verified });
  return line({
    ...told,
    ...ATTENTION,
    found: `${value} 克/升，比参考值 ${belowGL} 低`,
    next: '带孩子去看医生，看看要不要补铁，过后再验一次血',
    refer: 'anaemia',
    source,
    verified,
  });
};

function readScreen(result: ScreenResult, told: { item: 'newborn-hearing' | 'hearing'; done: string }): FindingLine {
  if (result === 'pass') return line({ ...told, found: '通过' });
  const again = told.item === 'newborn-hearing' ? '出生 42 天前再查一次' : '到能查听力的医院再查一次';
  if (result === 'not-done') return line({ ...told, ...PLAIN, found: '这次没有做', next: again });
  return line({ ...told, ...ATTENTION, found: '没有通过', next: again, refer: 'hearing' });
}

const readNewbornHearing: Reader = ({ newbornHearing }) =>
  newbornHearing && readScreen(newbornHearing, { item: 'newborn-hearing', done: '出生时的听力筛查' });

const readHearing: Reader = ({ hearing }) => hearing && readScreen(hearing, { item: 'hearing', done: '查听力' });

const readDevelopment: Reader = ({ developmentSigns: signs }) => {
  if (signs === undefined) return undefined;
  const told = { item: 'development', done: '看会不会做这个年龄该会的事' } as const;
  const source = `S17 ${WARNING_SIGNS_SOURCE}`;
  if (signs.length === 0) return line({ ...told, found: '该会的都会', source, verified: false });
  const words = signs.map((code) => findWarningSign(code) ?? code).join('；');
  return line({
    ...told,
    ...ATTENTION,
    found: words,
    next: '请到县妇幼保健院再仔细看看',
    refer: 'development',
    source,
    verified: false,
  });
};

const readAutism: Reader = ({ autism }) => {
  if (autism === undefined) return undefined;
  const told = { item: 'autism', done: '看和人交流怎么样（孤独症早期筛查）' } as const;
  if (autism === 'pass') return line({ ...told, found: '没有看到要注意的' });
  if (autism === 'not-done') return line({ ...told, ...PLAIN, found: '这次没有做' });
  const next = '请到县妇幼保健院再仔细看看，这一步还不能说明孩子有没有病';
  return line({ ...told, ...ATTENTION, found: '有要再看看的地方', next, refer: 'autism' });
};

const readTeeth: Reader = ({ teeth }) => {
  if (teeth === undefined) return undefined;
  const told = { item: 'teeth', done: '看口腔和牙齿' } as const;
  const erupted = teeth.erupted === undefined ? '' : `长了 ${teeth.erupted} 颗牙，`;
  const source = 'S17 M';
  if (teeth.caries === 0) return line({ ...told, found: `${erupted}没有蛀牙`, source });
  const found = `${erupted}${teeth.caries} 颗蛀牙`;
  return line({ ...told, ...ATTENTION, found, next: '带孩子去看牙医', refer: 'teeth', source });
};

const eyeNames = (eyes: NonNullable<VisitFindings['eyes']>, result: EyeResult): string =>
  EYE_ITEMS.filter((eye) => eyes.some((one) => one.item === eye && one.result === result))
    .map((eye) => EYE_ITEM_NAMES[eye])
    .join('、');

const readEyes: Reader = ({ eyes }) => {
  if (eyes === undefined || eyes.length === 0) return undefined;
  const [normal, abnormal, skipped] = [
    eyeNames(eyes, 'normal'),
    eyeNames(eyes, 'abnormal'),
    eyeNames(eyes, 'not-done'),
  ];
  const looked = [normal, abnormal].filter((names) => names !== '').join('、');
  const done = looked === '' ? '看眼睛' : `看眼睛：${looked}`;
  const told = { item: 'eyes', done, source: 'S18' } as const;
  const rest = skipped === '' ? '' : `；这次没有做：${skipped}`;
  if (abnormal !== '') {
    const next = '请到县妇幼保健院或医院眼科再查';
    return line({ ...told, ...ATTENTION, found: `${abnormal}，有要再查的${rest}`, next, refer: 'eyes' });
  }
  if (normal === '') return line({ ...told, ...PLAIN, found: `这次没有做：${skipped}` });
  return line({ ...told, found: `没有看到要注意的${rest}` });
};

const readTcm: Reader = ({ tcmTaught }, { visit }) => {
  const { tcm } = getVisit(visit);
  if (tcmTaught === undefined || tcm === null) return undefined;
  const told = { item: 'tcm', done: '中医指导', source: 'S21' } as const;
  if (!tcmTaught) return line({ ...told, ...PLAIN, found: '这次没有教' });
  return line({ ...told, found: `教了${TCM_TEXTS[tcm].names}`, next: '在家照着做' });
};

const READERS: readonly Reader[] = [
  readPhysical,
  readBlood,
  readNewbornHearing,
  readHearing,
  readDevelopment,
  readAutism,
  readTeeth,
  readEyes,
  readTcm,
];

/**
 * The lines of a visit's findings in the order a parent reads them. Refuses nothing: what was not looked at has no line.
 * @param findings what staff wrote down (haemoglobin in g/L)
 * @param at the visit, the birth day and the day of the visit: thresholds follow the age on that day
 */
export function readFindings(
  findings: VisitFindings,
  at: { visit: VisitCode; birthDate: PlainDate; visitedOn: PlainDate },
): FindingLine[] {
  const known = { visit: at.visit, ageMonths: monthsBetween(at.birthDate, at.visitedOn) };
  return READERS.flatMap((read) => read(findings, known) ?? []);
}

/** A sentence for a list: what needs attention, or that nothing does; empty findings say that nothing was written down. */
export function summaryOf(lines: readonly FindingLine[]): string {
  const attention = lines.filter(({ tone }) => tone === 'attention');
  if (attention.length > 0) return attention.map(({ done, found }) => `${done}：${found}`).join('。');
  return lines.some(({ tone }) => tone === 'fine') ? '没有看到要注意的' : '没有写下结果';
}

export type FindingProblem = 'item-not-of-visit' | 'sign-not-of-visit';

/**
 * What of the findings does not belong to the visit: eye items, warning signs or teaching of another age. Staff are told, nothing is
 * dropped in silence. Eye items of another visit may be done (a centre repeats what it missed), signs and teaching may not.
 */
export function findingProblems(findings: VisitFindings, visit: VisitCode): FindingProblem[] {
  const problems: FindingProblem[] = [];
  const isForeign = (code: string): boolean => !code.startsWith(`${visit}-`) || findWarningSign(code) === undefined;
  if (findings.developmentSigns?.some(isForeign)) problems.push('sign-not-of-visit');
  if (findings.tcmTaught !== undefined && getVisit(visit).tcm === null) problems.push('item-not-of-visit');
  return problems;
}
