/** What is wrong with an answer, in words for the clinic that sent it. */
import type { FaultReason, Field, FormFault } from './types';

const shownOptions = (field: Field): string =>
  field.kind === 'code' || field.kind === 'codes'
    ? field.options.map(({ code, label }) => `${code}${label}`).join('、')
    : '';

const WRONG_KIND: Readonly<Record<Field['kind'], (field: Field) => string>> = {
  number: (field) => (field.kind === 'number' && field.whole ? '要写整数' : '要写数字'),
  text: () => '要写文字',
  day: () => '要写成 2026-01-05 这样的日期',
  month: () => '要写成 2026-01 这样的年月',
  code: () => '要写一个选项',
  codes: () => '要写选项',
  rows: () => '要一条一条写',
};

const TEXTS: Readonly<Record<FaultReason, (field: Field) => string>> = {
  'unknown-form': () => '没有这张表',
  'unknown-field': () => '表上没有这一项',
  'wrong-kind': (field) => WRONG_KIND[field.kind](field),
  'unknown-code': (field) =>
    field.kind === 'text' ? '要写 −、±、+ 到 ++++，或者带单位的数' : `没有这个选项，可以写 ${shownOptions(field)}`,
  'out-of-range': (field) =>
    field.kind === 'number' ? `应该在 ${field.min} 到 ${field.max} ${field.unit}之间` : '超出范围',
  'too-long': (field) => (field.kind === 'text' ? `最多 ${field.max} 个字` : '太长'),
  'too-many': (field) => (field.kind === 'rows' ? `最多 ${field.max} 条` : '太多'),
  'none-with-others': () => '选了“无”（第一项），不能再选别的',
  twice: () => '同一项写了两遍',
  'text-missing': () => '选了这一项，要写清楚是什么',
  'text-without-option': () => '写了内容，但没有选这一项',
  'before-birth': () => '比出生日期早',
  'in-future': () => '还没到',
  contradiction: () => '前后不一致',
};

/** The fault with its sentence, the field called as the form prints it. */
export const faultText = (fault: { field: string; reason: FaultReason; of: Field }): FormFault => ({
  field: fault.field,
  reason: fault.reason,
  words: `“${fault.of.label}”${TEXTS[fault.reason](fault.of)}`,
});
