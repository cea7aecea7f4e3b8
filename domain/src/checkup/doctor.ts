/** What the doctor wrote on the form. It is shown in the doctor's words and stands above our tables. */
import { numberText } from './read/amounts';
import { ITEMS } from './items-table';
import type { CheckupInput, ReportContext } from './report-input';
import type { ReportItem, SentenceRef } from './types';

type Fields = CheckupInput['fields'];

const LINES = ['abnormal1', 'abnormal2', 'abnormal3', 'abnormal4'] as const;

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const codesOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Codes of 健康指导: 1纳入慢性病患者健康管理 2建议复查 3建议转诊. */
export const guidanceOf = ({ guidance }: Fields): { manage: boolean; recheck: boolean; refer: boolean } => {
  const codes = codesOf(guidance);
  return { manage: codes.includes('1'), recheck: codes.includes('2'), refer: codes.includes('3') };
};

/** Codes of 危险因素控制, 1–5. */
export const riskCodesOf = ({ riskControl }: Fields): readonly unknown[] => codesOf(riskControl);

/** The lines 异常1–4 that were filled. */
export const abnormalLines = (fields: Fields): { field: string; text: string }[] =>
  LINES.map((field) => ({ field, text: textOf(fields[field]) })).filter(({ text }) => text !== '');

/** An illness everybody knows of is no new finding. */
function isKnownIllness(text: string, { hypertension, diabetes }: ReportContext): boolean {
  return (hypertension !== null && /高血压/.test(text)) || (diabetes !== null && /糖尿病/.test(text));
}

/** The doctor's lines that no item of ours already says. */
export function unspoken(fields: Fields, notable: readonly ReportItem[], context: ReportContext) {
  const words = ITEMS.filter(({ key }) => notable.some((item) => item.key === key)).flatMap(({ spokenOf }) => spokenOf);
  return abnormalLines(fields).filter(
    ({ text }) => !words.some((word) => text.includes(word)) && !isKnownIllness(text, context),
  );
}

const GUIDANCE = [
  ['1', 'doctor.managed'],
  ['2', 'doctor.recheck'],
  ['3', 'doctor.referral'],
] as const;
const RISKS = [
  ['1', 'doctor.smoking'],
  ['2', 'doctor.drinking'],
  ['3', 'doctor.diet'],
  ['4', 'doctor.exercise'],
] as const;

const chosen = (codes: readonly unknown[], table: readonly (readonly [string, string])[]): SentenceRef[] =>
  table.filter(([code]) => codes.includes(code)).map(([, id]) => ({ id }));

function weightAdvice(fields: Fields): SentenceRef[] {
  if (!riskCodesOf(fields).includes('5')) return [];
  const goal = fields.weightGoalKg;
  return [
    typeof goal === 'number'
      ? { id: 'doctor.weight-goal', values: { goal: numberText(goal) } }
      : { id: 'doctor.weight' },
  ];
}

function written(fields: Fields, code: '6' | '7', id: string): SentenceRef[] {
  const text = textOf(fields[`riskControlText${code}`]);
  return riskCodesOf(fields).includes(code) && text !== '' ? [{ id, values: { text } }] : [];
}

function evaluationOf(fields: Fields, notable: number): SentenceRef[] {
  if (fields.evaluation === '2') return [{ id: 'doctor.abnormal' }];
  if (fields.evaluation !== '1') return [];
  return [{ id: 'doctor.fine' }, ...(notable > 0 ? [{ id: 'doctor.differs' }] : [])];
}

/** 健康评价, 健康指导 and 危险因素控制 in sentences. Where the doctor wrote 体检无异常 and our tables differ, the page says that too. */
export function doctorSays(fields: Fields, notable: number): SentenceRef[] {
  return [
    ...evaluationOf(fields, notable),
    ...abnormalLines(fields).map(({ text }) => ({ id: 'doctor.line', values: { text } })),
    ...chosen(codesOf(fields.guidance), GUIDANCE),
    ...chosen(riskCodesOf(fields), RISKS),
    ...weightAdvice(fields),
    ...written(fields, '6', 'doctor.vaccine'),
    ...written(fields, '7', 'doctor.other'),
  ];
}
