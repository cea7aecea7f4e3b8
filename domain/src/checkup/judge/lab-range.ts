import { ucumOf } from '../../terminology/units';
import type { FieldRange, MeasuredFlag } from '../../record/payloads';
import { amountIn } from '../read/amounts';
import type { ItemRow } from '../items-table';

/** A laboratory's range in the unit of the item. */
export interface LabRange {
  low: number | null;
  lowIncluded: boolean;
  high: number | null;
  highIncluded: boolean;
  method: string | null;
  flag: MeasuredFlag | null;
}

const NUMBER = String.raw`(\d+(?:\.\d+)?)`;
const BETWEEN = new RegExp(String.raw`^${NUMBER}(?:-|~|至|到)${NUMBER}(.*)$`);
const BELOW = new RegExp(String.raw`^(<=|<|≤|不超过|小于等于|小于)${NUMBER}(.*)$`);
const ABOVE = new RegExp(String.raw`^(>=|>|≥|不低于|大于等于|大于)${NUMBER}(.*)$`);
const STRICT = ['<', '小于', '>', '大于'];

interface Ends {
  low: number | null;
  lowIncluded: boolean;
  high: number | null;
  highIncluded: boolean;
  unit: string;
}

const clean = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[–—－−～〜]/g, (mark) => (mark === '～' || mark === '〜' ? '~' : '-'))
    .replace(/--/g, '-')
    .replace(/^(参考(范围|区间|值)?|正常值?)[:：]?/, '')
    .replace(/\s/g, '')
    .replace(/^[(（[](.*)[)）\]]$/, '$1');

/** What stands behind the numbers, without its brackets: 3.9-6.1(mmol/L). */
const unitIn = (words = ''): string => words.replace(/[()]/g, '');

/** `3.9-6.1`, `<5.2`, `≥1.0 mmol/L` and the like; undefined where it is no range of numbers (阴性, 见说明, two sexes in one). */
export function parseRange(text: string): Ends | undefined {
  const words = clean(text);
  const between = BETWEEN.exec(words);
  if (between) {
    const [low, high] = [Number(between[1]), Number(between[2])];
    return low > high ? undefined : { low, lowIncluded: true, high, highIncluded: true, unit: unitIn(between[3]) };
  }
  const below = BELOW.exec(words);
  if (below) {
    const [, sign = '', number, unit] = below;
    return {
      low: null,
      lowIncluded: true,
      high: Number(number),
      highIncluded: !STRICT.includes(sign),
      unit: unitIn(unit),
    };
  }
  const above = ABOVE.exec(words);
  if (!above) return undefined;
  const [, sign = '', number, unit] = above;
  return {
    low: Number(number),
    lowIncluded: !STRICT.includes(sign),
    high: null,
    highIncluded: true,
    unit: unitIn(unit),
  };
}

const isUpsideDown = ({ low, high }: FieldRange): boolean => low !== undefined && high !== undefined && low > high;

/** Two numbers with what the print says of them: `<5.2` beside high 5.2 leaves 5.2 out. */
function withPrint(range: FieldRange, printed: Ends): Ends {
  const [low, high] = [range.low ?? null, range.high ?? null];
  return {
    low,
    lowIncluded: low !== printed.low || printed.lowIncluded,
    high,
    highIncluded: high !== printed.high || printed.highIncluded,
    unit: range.unit ?? '',
  };
}

const OPEN: Ends = { low: null, lowIncluded: true, high: null, highIncluded: true, unit: '' };

/** Ends as two numbers, else as they are printed. A range upside down is none. */
function endsOf(range: FieldRange): Ends | undefined {
  const { low, high, text } = range;
  const printed = text === undefined ? undefined : parseRange(text);
  if (low === undefined && high === undefined) return printed;
  return isUpsideDown(range) ? undefined : withPrint(range, printed ?? OPEN);
}

/** The whole end in the unit of the item; null for an open one, undefined where it cannot be said in it. */
function inItem(item: ItemRow, end: number | null, unit: string): number | null | undefined {
  return end === null ? null : amountIn(item, { value: end, unit });
}

const isUnit = (words: string): boolean => words === '' || ucumOf(words) !== undefined;

/**
 * The laboratory's range as it may judge a value of this item: in the item's unit or converted to it, else none at all (no value is
 * judged by a range of another unit). `unit` is that of the value beside which the range stands.
 */
export function labRangeOf(item: ItemRow, range: FieldRange, unit: string): LabRange {
  const none: LabRange = {
    low: null,
    lowIncluded: true,
    high: null,
    highIncluded: true,
    method: range.method ?? null,
    flag: range.flag ?? null,
  };
  const ends = endsOf(range);
  if (!ends || !isUnit(ends.unit)) return none;
  const own = ends.unit === '' ? (range.unit ?? unit) : ends.unit;
  const [low, high] = [inItem(item, ends.low, own), inItem(item, ends.high, own)];
  if (low === undefined || high === undefined) return none;
  return { ...none, low, lowIncluded: ends.lowIncluded, high, highIncluded: ends.highIncluded };
}

/** Whether a laboratory gave at least one end. */
export const hasEnds = ({ low, high }: Pick<LabRange, 'low' | 'high'>): boolean => low !== null || high !== null;
