/** What no single field of a form can tell: answers that contradict each other. */
import type { FieldValue, FormFault, FormRule } from './types';

const isEmpty = (value: FieldValue | undefined): boolean =>
  value === undefined || (Array.isArray(value) && value.length === 0);

const contradiction = (field: string, words: string): FormFault => ({ field, reason: 'contradiction', words });

/** A birthday on the form is the registry's. */
export const bornAsRegistered: FormRule = ({ birthDate }, context) =>
  birthDate === undefined || birthDate === context.birthDate
    ? undefined
    : contradiction('birthDate', '“出生日期”和居民登记的不一样');

const isNone = (value: FieldValue | undefined): boolean =>
  value === '1' || (Array.isArray(value) && value.length === 1 && value[0] === '1');

/** `1无` chosen, yet lines are filled. */
export const noneButLines =
  (field: string, lines: string, label: string): FormRule =>
  (fields) =>
    isNone(fields[field]) && !isEmpty(fields[lines])
      ? contradiction(field, `“${label}”选了“无”，后面却写了内容`)
      : undefined;

/** A systolic pressure is the higher of the two, and neither stands alone. */
export const pressurePair =
  (side: string, label: string): FormRule =>
  (fields) => {
    const [high, low] = side === '' ? ['systolic', 'diastolic'] : [`${side}Systolic`, `${side}Diastolic`];
    const [systolic, diastolic] = [fields[high], fields[low]];
    if (systolic === undefined && diastolic === undefined) return undefined;
    if (typeof systolic !== 'number' || typeof diastolic !== 'number')
      return contradiction(high, `“${label}”要写高压和低压两个数`);
    return systolic > diastolic ? undefined : contradiction(high, `“${label}”的高压要比低压高`);
  };

/** The later of two days cannot come first. */
export const inOrder =
  (rows: string, { from, to, label }: { from: string; to: string; label: string }): FormRule =>
  (fields) => {
    const value = fields[rows];
    if (!Array.isArray(value)) return undefined;
    const wrong = value.some((row: unknown) => isBackwards(row, from, to));
    return wrong ? contradiction(rows, `“${label}”的结束日期比开始日期早`) : undefined;
  };

function isBackwards(row: unknown, from: string, to: string): boolean {
  if (typeof row !== 'object' || row === null) return false;
  const told = new Map<string, unknown>(Object.entries(row));
  const [start, end] = [told.get(from), told.get(to)];
  return typeof start === 'string' && typeof end === 'string' && end < start;
}

/** A part (the direct bilirubin) is not more than its whole. */
export const partOf =
  (part: string, whole: string, label: string): FormRule =>
  (fields) => {
    const [some, all] = [fields[part], fields[whole]];
    return typeof some === 'number' && typeof all === 'number' && some > all
      ? contradiction(part, `“${label}”不会比总数大`)
      : undefined;
  };
