import type { Amount, Measured } from '../../record/payloads';
import { daysBetween, type PlainDate } from '../../shared/plain-date';
import { amountIn, numberText } from './amounts';
import { itemOfLoinc, type ItemRow, STRIP_LOINC } from '../items-table';
import { type LabRange, labRangeOf } from '../judge/lab-range';
import type { LabLine } from './reading';
import type { LabInput } from '../report-input';

const codesOf = ({ what }: Measured): string[] => what.coding.map(({ code }) => code);

/** The code by which a line answers an item. */
function answeringCode(item: ItemRow, measured: Measured): string | undefined {
  return codesOf(measured).find((code) => itemOfLoinc(code)?.key === item.key || STRIP_LOINC[code] === item.key);
}

/** The lines of an item around the day of a checkup, the nearest first. */
export function labLinesOf(
  item: ItemRow,
  labs: readonly LabInput[],
  { on, days }: { on: PlainDate; days: number },
): LabLine[] {
  return labs
    .map((lab) => ({ ...lab, distance: Math.abs(daysBetween(on, lab.on)) }))
    .filter(({ distance }) => distance <= days)
    .flatMap(({ results, institution, distance }) =>
      results.flatMap((measured): LabLine[] => {
        const code = answeringCode(item, measured);
        return code === undefined ? [] : [{ measured, code, institution, distance }];
      }),
    )
    .sort((a, b) => a.distance - b.distance);
}

/** The value of a line in the item's unit; undefined for words and where nobody may convert it. */
export function valueOfLine(item: ItemRow, { measured, code }: LabLine): number | undefined {
  const { amount } = measured;
  return amount && amountIn(item, { value: amount.value, unit: amount.unit, code });
}

/** The range of a line, in the item's unit. */
export function rangeOfLine(item: ItemRow, { measured }: LabLine): LabRange {
  const { low, high, rangeText, flag, method, amount } = measured;
  return labRangeOf(item, { low, high, text: rangeText, flag, method }, amount?.unit ?? '');
}

const SIGNS: Readonly<Record<string, string>> = { '<': '小于 ', '<=': '不超过 ', '>=': '至少 ', '>': '大于 ' };

/** A value as the laboratory wrote it, with its sign and, where it stays in a unit of its own, that unit. */
export const textOfAmount = ({ comparator, value }: Pick<Amount, 'comparator' | 'value'>): string =>
  `${SIGNS[comparator ?? ''] ?? ''}${numberText(value)}`;
