/**
 * Visual acuity as the five-point record writes it (GB/T 11533), in integer tenths: 48 is 4.8. Integers because 4.8 − 4.6 is not
 * exactly 0.2. Chart values are converted by table, never by formula: the printed 0.6 stands for 10^-0.2 = 0.631.
 */

/** Five-point record in tenths: 30–53 read from a chart, 20 hand movement, 10 light, 0 no light. */
export type AcuityTenths = number;

/** What stands below the chart, in the same scale (M). */
export const HAND_MOVEMENT = 20;
export const LIGHT_ONLY = 10;
export const NO_LIGHT = 0;
/** The guard: five-point 3.0–5.3, decimal 0.02–2.0. The two do not overlap, so a number says its own unit. */
const FIVE_POINT = { min: 30, max: 53 } as const;
const DECIMAL_THOUSANDTHS = { min: 20, max: 2000 } as const;

/** Ten steps of the chart, 0.1 log each, as printed; each further ten are ten times finer (GB/T 11533). */
const STEPS = [100, 120, 150, 200, 250, 300, 400, 500, 600, 800] as const;
const LOWEST_ON_CHART = 40;

interface ChartLine {
  tenths: AcuityTenths;
  /** Decimal as printed, in thousandths: 0.12 is 120, 0.025 is 25. */
  thousandths: number;
}

/** 4.0–4.9 of the chart, 5.0–5.3 at ten times the value, 3.0–3.9 (by moving closer) at a tenth. */
const LINES: readonly ChartLine[] = [
  ...STEPS.map((value, index) => ({ tenths: LOWEST_ON_CHART - 10 + index, thousandths: value / 10 })),
  ...STEPS.map((value, index) => ({ tenths: LOWEST_ON_CHART + index, thousandths: value })),
  ...STEPS.slice(0, 4).map((value, index) => ({ tenths: LOWEST_ON_CHART + 10 + index, thousandths: value * 10 })),
];

const BELOW_CHART: Readonly<Record<number, string>> = {
  [HAND_MOVEMENT]: '手动',
  [LIGHT_ONLY]: '光感',
  [NO_LIGHT]: '无光感',
};
const WORDS: Readonly<Record<string, AcuityTenths>> = {
  手动: HAND_MOVEMENT,
  眼前手动: HAND_MOVEMENT,
  hm: HAND_MOVEMENT,
  光感: LIGHT_ONLY,
  lp: LIGHT_ONLY,
  无光感: NO_LIGHT,
  nlp: NO_LIGHT,
};

export type AcuityUnit = 'five-point' | 'decimal' | 'words';

export interface ReadAcuity {
  tenths: AcuityTenths;
  /** In which unit it was told: shown back, because it was inferred. */
  unit: AcuityUnit;
  /** False when the chart has no such line (0.7, 0.9): the lower line was taken, the last one surely read. */
  onChart: boolean;
}

/** Why a text is no acuity: `unreadable`, `out-of-range`, or `no-such-line` of the five-point chart (4.85). */
export type AcuityProblem = 'unreadable' | 'out-of-range' | 'no-such-line';

const NUMBER = /^\d{1,2}(?:\.\d{1,4})?$/;

/** A decimal number of up to four places as an integer of ten-thousandths, without floating point. */
function tenThousandths(text: string): number {
  const [whole = '0', part = ''] = text.split('.');
  return Number(whole) * 10_000 + Number(part.padEnd(4, '0'));
}

function readFivePoint(value: number): ReadAcuity | { problem: AcuityProblem } {
  if (value % 1000 !== 0) return { problem: 'no-such-line' };
  return { tenths: value / 1000, unit: 'five-point', onChart: true };
}

function readDecimal(value: number): ReadAcuity | { problem: AcuityProblem } {
  const line = LINES.filter(({ thousandths }) => thousandths * 10 <= value).at(-1);
  if (line === undefined) return { problem: 'out-of-range' };
  return { tenths: line.tenths, unit: 'decimal', onChart: line.thousandths * 10 === value };
}

/**
 * Reads what somebody typed for one eye: 4.8, 0.6, 手动, 光感, 无光感. The unit is inferred from the value: 3.0–5.3 is the
 * five-point record, 0.02–2.0 the decimal. Source: GB/T 11533; the words below the chart (M).
 * @param text - as typed; full-width digits are understood
 * @returns the acuity in tenths with the unit inferred, or what is wrong
 */
export function readAcuity(text: string): ReadAcuity | { problem: AcuityProblem } {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  const word = WORDS[plain];
  if (word !== undefined) return { tenths: word, unit: 'words', onChart: false };
  if (!NUMBER.test(plain)) return { problem: 'unreadable' };
  const value = tenThousandths(plain);
  if (value >= FIVE_POINT.min * 1000 && value <= FIVE_POINT.max * 1000) return readFivePoint(value);
  const isDecimal = value >= DECIMAL_THOUSANDTHS.min * 10 && value <= DECIMAL_THOUSANDTHS.max * 10;
  return isDecimal ? readDecimal(value) : { problem: 'out-of-range' };
}

/** Whether a number is an acuity in tenths: 0, 10, 20 or 30–53. */
export const isAcuityTenths = (tenths: number): boolean =>
  tenths in BELOW_CHART || (Number.isInteger(tenths) && tenths >= FIVE_POINT.min && tenths <= FIVE_POINT.max);

/** Whether a line of a chart was read, moved closer or not; words below the chart are no line. */
export const isLine = (tenths: AcuityTenths): boolean => tenths >= FIVE_POINT.min;

/** The five-point record as written: `4.8`, or the word for what lies below the chart. */
export const fivePointText = (tenths: AcuityTenths): string =>
  BELOW_CHART[tenths] ?? `${Math.floor(tenths / 10)}.${tenths % 10}`;

/** The decimal as the chart prints it: `0.6`, `0.12`, `1.0`; the word for what lies below. Throws for no acuity. */
export function decimalText(tenths: AcuityTenths): string {
  const word = BELOW_CHART[tenths];
  if (word !== undefined) return word;
  const line = LINES.find((one) => one.tenths === tenths);
  if (line === undefined) throw new RangeError(`not an acuity: ${tenths}`);
  const digits = String(line.thousandths).padStart(4, '0');
  return `${digits.slice(0, -3)}.${digits.slice(-3).replace(/0{1,2}$/, '')}`;
}
