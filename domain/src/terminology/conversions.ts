/**
 * What is converted into what: only these pairs, each by its own factor. Source: fact sheet §1.7 (standard factors, from memory there and
 * so marked M) and §10.2 for which code is a mass and which an amount of substance. A unit without a row here is never converted: a value
 * under a code of one quantity in a unit of another may be a slip of either, and nobody guesses which.
 */
import type { Mark } from './types';

export interface Conversion {
  /** The code it comes under; '*' is every code whose values are kept in `to`. */
  from: string;
  unit: string;
  /** The code it is kept under. */
  code: string;
  to: string;
  /** result = value × times + plus. */
  times: number;
  plus: number;
  /** Digits after the point of a converted value, rounded half away from zero. */
  decimals: number;
  mark: Mark;
}

const row = (line: string): Conversion => {
  const [from = '', unit = '', code = '', to = '', factor = '', decimals = '', plus = '0'] = line
    .split('|')
    .map((cell) => cell.trim());
  const times = factor.startsWith('/') ? 1 / Number(factor.slice(1)) : Number(factor);
  return { from, unit, code, to, times, plus: Number(plus), decimals: Number(decimals), mark: 'M' };
};

/** 1 % NGSP is 10.93 mmol/mol IFCC; 0 mmol/mol is 23.5 / 10.93 %. */
const NGSP_AT_ZERO = 23.5 / 10.93;

// code it comes under | unit | code it is kept under | unit kept | factor (/ divides) | decimals | added
const BY_CODE = `
  1558-6  | mg/dL    | 14771-0 | mmol/L | /18.0182 | 2
  14771-0 | mg/dL    | 14771-0 | mmol/L | /18.0182 | 2
  14770-2 | mg/dL    | 14770-2 | mmol/L | /18.0182 | 2
  41604-0 | mg/dL    | 14770-2 | mmol/L | /18.0182 | 2
  glucose-2h | mg/dL | glucose-2h | mmol/L | /18.0182 | 2
  14749-6 | mg/dL    | 14749-6 | mmol/L | /18.0182 | 2
  2345-7  | mg/dL    | 14749-6 | mmol/L | /18.0182 | 2
  15074-8 | mg/dL    | 15074-8 | mmol/L | /18.0182 | 2
  2339-0  | mg/dL    | 15074-8 | mmol/L | /18.0182 | 2
  14647-2 | mg/dL    | 14647-2 | mmol/L | /38.67   | 2
  2093-3  | mg/dL    | 14647-2 | mmol/L | /38.67   | 2
  14646-4 | mg/dL    | 14646-4 | mmol/L | /38.67   | 2
  2085-9  | mg/dL    | 14646-4 | mmol/L | /38.67   | 2
  22748-8 | mg/dL    | 22748-8 | mmol/L | /38.67   | 2
  2089-1  | mg/dL    | 22748-8 | mmol/L | /38.67   | 2
  18262-6 | mg/dL    | 22748-8 | mmol/L | /38.67   | 2
  39469-2 | mg/dL    | 39469-2 | mmol/L | /38.67   | 2
  13457-7 | mg/dL    | 39469-2 | mmol/L | /38.67   | 2
  14927-8 | mg/dL    | 14927-8 | mmol/L | /88.57   | 2
  2571-8  | mg/dL    | 14927-8 | mmol/L | /88.57   | 2
  14682-9 | mg/dL    | 14682-9 | umol/L | 88.4     | 1
  2160-0  | mg/dL    | 14682-9 | umol/L | 88.4     | 1
  3094-0  | mg/dL    | 22664-7 | mmol/L | 0.357    | 2
  14937-7 | mmol/L   | 22664-7 | mmol/L | 0.5      | 2
  3091-6  | mg/dL    | 22664-7 | mmol/L | /6.006   | 2
  14631-6 | mg/dL    | 14631-6 | umol/L | 17.1     | 1
  1975-2  | mg/dL    | 14631-6 | umol/L | 17.1     | 1
  14629-0 | mg/dL    | 14629-0 | umol/L | 17.1     | 1
  1968-7  | mg/dL    | 14629-0 | umol/L | 17.1     | 1
  14933-6 | mg/dL    | 14933-6 | umol/L | 59.48    | 1
  3084-1  | mg/dL    | 14933-6 | umol/L | 59.48    | 1
  59261-8 | mmol/mol | 4548-4  | %      | /10.93   | 1 | ${NGSP_AT_ZERO}
  4548-4  | mmol/mol | 4548-4  | %      | /10.93   | 1 | ${NGSP_AT_ZERO}
  2823-3  | meq/L    | 2823-3  | mmol/L | 1        | 2
  2951-2  | meq/L    | 2951-2  | mmol/L | 1        | 1
  2075-0  | meq/L    | 2075-0  | mmol/L | 1        | 1
  4544-3  | L/L      | 4544-3  | %      | 100      | 1
`;

// Within one quantity a unit is a unit: these hold for every code whose values are kept in the second one.
const BY_UNIT = `
  * | mol/L     |  | mmol/L  | 1000       | 2
  * | umol/L    |  | mmol/L  | 0.001      | 2
  * | nmol/L    |  | umol/L  | 0.001      | 1
  * | mmol/L    |  | umol/L  | 1000       | 1
  * | g/dL      |  | g/L     | 10         | 1
  * | mg/dL     |  | g/L     | 0.01       | 2
  * | mg/L      |  | g/L     | 0.001      | 2
  * | [iU]/L    |  | U/L     | 1          | 1
  * | U/mL      |  | U/L     | 1000       | 0
  * | 10*3/uL   |  | 10*9/L  | 1          | 2
  * | /uL       |  | 10*9/L  | 0.001      | 2
  * | 10*6/uL   |  | 10*12/L | 1          | 2
  * | kPa       |  | mm[Hg]  | 7.50062    | 0
  * | [degF]    |  | Cel     | /1.8       | 1 | ${-32 / 1.8}
  * | g         |  | kg      | 0.001      | 3
  * | [jin_cn]  |  | kg      | 0.5        | 2
  * | [lb_av]   |  | kg      | 0.45359237 | 1
  * | m         |  | cm      | 100        | 1
  * | mm        |  | cm      | 0.1        | 1
  * | [in_i]    |  | cm      | 2.54       | 1
  * | [chi_cn]  |  | cm      | /0.03      | 1
  * | [cun_cn]  |  | cm      | /0.3       | 1
`;

const read = (table: string): Conversion[] => table.trim().split('\n').map(row);

export const CONVERSIONS: readonly Conversion[] = [...read(BY_CODE), ...read(BY_UNIT)];

const keyOf = (from: string, unit: string): string => `${from}\n${unit}`;
const OF_CODE = new Map(CONVERSIONS.filter(({ from }) => from !== '*').map((one) => [keyOf(one.from, one.unit), one]));
const OF_UNIT = new Map(CONVERSIONS.filter(({ from }) => from === '*').map((one) => [keyOf(one.to, one.unit), one]));

/** Codes of another quantity than the one kept (a mass, a nitrogen): only their own rows convert them. */
const OTHER_QUANTITY = new Map(
  CONVERSIONS.filter(({ from, code }) => from !== '*' && code !== from).map((one) => [one.from, one]),
);
/** Millimoles "of urea nitrogen" may be counted by the urea or by the nitrogen: under a mass code nobody knows which. */
const AMBIGUOUS_IN_KEPT_UNIT = new Set(['3094-0']);

/** A mass code with a value in moles: the unit says which quantity it is, so the code is put right and the number stands. */
function recoded(code: string, unit: string): Conversion | undefined {
  const row = OTHER_QUANTITY.get(code);
  if (!row || unit !== row.to || AMBIGUOUS_IN_KEPT_UNIT.has(code)) return undefined;
  return { ...row, unit, times: 1, plus: 0 };
}

/**
 * How a value under a code (LOINC or ours) in a UCUM unit becomes the unit kept; undefined when it stands as it is or when nobody may
 * convert it.
 */
export function findConversion(code: string, unit: string, kept: string): Conversion | undefined {
  const own = OF_CODE.get(keyOf(code, unit)) ?? recoded(code, unit);
  if (own || unit === kept || OTHER_QUANTITY.has(code)) return own;
  const general = OF_UNIT.get(keyOf(kept, unit));
  return general && { ...general, code };
}

/** Whether a conversion leaves every number as it is (IU/L and U/L of an enzyme, a code put right). */
export const isSameNumber = ({ times, plus }: Conversion): boolean => times === 1 && plus === 0;

/** A converted value, rounded half away from zero to the digits its row states. */
export function convert(value: number, { times, plus, decimals }: Conversion): number {
  if (times === 1 && plus === 0) return value;
  const scale = 10 ** decimals;
  const exact = value * times + plus;
  // The tiny step undoes what the multiplication lost (8.995 is stored as a little less).
  return (Math.sign(exact) * Math.round(Math.abs(exact) * scale * (1 + Number.EPSILON))) / scale;
}
