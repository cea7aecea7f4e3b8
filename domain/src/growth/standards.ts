/** Looks up the columns a value is compared with: which table, which row, and what is done between rows. */
import { type SdRow, type SdTableName, WST423 } from './tables/wst423';
import { type BmiRow, WST586 } from './tables/wst586';
import { WST612 } from './tables/wst612';
import { LYING_UNTIL_MONTHS } from './age';
import type { Sex } from './types';

/** Height standing is this much less than length lying, cm. WHO's conversion, which the Chinese tables' own step at 24 months shows. (M) */
export const LYING_MINUS_STANDING_CM = 0.7;

/** Where each standard ends, in completed months or years: its last row holds up to there. */
export const SEVEN_YEARS_MONTHS = 84;
const HEAD_UNTIL_MONTHS = 37;
export const SCHOOL_UNTIL_YEARS = 19;

/** Values at whole standard deviations from `lowest` upwards. */
export interface Columns {
  readonly lowest: number;
  readonly values: readonly number[];
  /** Between two rows of the table. */
  readonly interpolated: boolean;
  /** Between or after rows, and the row before is taken as it is. */
  readonly held: boolean;
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6;
const columnsOf = ([, ...values]: SdRow): readonly number[] => values;

interface Neighbours {
  below: SdRow;
  above: SdRow | undefined;
}

function neighbours(rows: readonly SdRow[], key: number): Neighbours | undefined {
  const next = rows.findIndex(([from]) => from > key);
  const below = next === -1 ? rows.at(-1) : rows[next - 1];
  return below && { below, above: rows[next] };
}

const asItIs = (row: SdRow, held: boolean): Columns => ({
  lowest: -3,
  values: columnsOf(row),
  interpolated: false,
  held,
});

function between(below: SdRow, above: readonly number[], share: number): Columns {
  const values = columnsOf(below).map((low, index) => round(low + ((above[index] ?? low) - low) * share));
  return { lowest: -3, values, interpolated: true, held: false };
}

/**
 * The row the last month before two is drawn towards. The table changes from lying to standing at 24 months: its length is put back to
 * lying; its BMI cannot be, so the row of 23 months is kept.
 */
function upperRow(table: SdTableName, row: SdRow): readonly number[] | undefined {
  if (row[0] !== LYING_UNTIL_MONTHS) return columnsOf(row);
  if (table === 'lengthForAge') return columnsOf(row).map((value) => value + LYING_MINUS_STANDING_CM);
  return table === 'bmiForAge' ? undefined : columnsOf(row);
}

const AGE_ENDS: Readonly<Partial<Record<SdTableName, number>>> = { headForAge: HEAD_UNTIL_MONTHS };

/**
 * Columns of WS/T 423-2022 for an exact age in months, in proportion between two rows. After the last row (81 months; head 36) that row
 * holds until the standard ends: the day before the 7th birthday, head the last day of the 36th month. Undefined outside.
 */
export function columnsByAge(table: SdTableName, sex: Sex, ageMonths: number): Columns | undefined {
  if (ageMonths < 0 || ageMonths >= (AGE_ENDS[table] ?? SEVEN_YEARS_MONTHS)) return undefined;
  const found = neighbours(WST423[table][sex], ageMonths);
  if (!found) return undefined;
  const { below, above } = found;
  const upper = above && upperRow(table, above);
  if (!above || !upper || ageMonths === below[0]) return asItIs(below, ageMonths !== below[0]);
  return between(below, upper, (ageMonths - below[0]) / (above[0] - below[0]));
}

/** Columns of weight for a length in cm (45–100 lying, 75–130 standing), in proportion between two centimetres; undefined outside. */
export function columnsByLength(sex: Sex, lengthCm: number, lying: boolean): Columns | undefined {
  const found = neighbours(WST423[lying ? 'weightForLength' : 'weightForHeight'][sex], lengthCm);
  if (!found) return undefined;
  const { below, above } = found;
  if (lengthCm === below[0]) return asItIs(below, false);
  return above && between(below, columnsOf(above), (lengthCm - below[0]) / (above[0] - below[0]));
}

/** Columns of WS/T 612-2018 by completed year, 7 to 18 years; undefined outside. A row holds the whole year: nothing is interpolated. */
export function heightColumns(sex: Sex, ageMonths: number): Columns | undefined {
  const row = WST612[sex].find(([years]) => years === Math.floor(ageMonths / 12));
  if (!row) return undefined;
  const [, ...values] = row;
  return { lowest: -2, values, interpolated: false, held: false };
}

/** Cut-offs of WS/T 586-2018 by completed half-year, 6 years to the day before the 19th birthday; undefined outside. */
export function bmiCutOffs(sex: Sex, ageMonths: number): BmiRow | undefined {
  const years = ageMonths / 12;
  if (years >= SCHOOL_UNTIL_YEARS) return undefined;
  return WST586[sex].filter((row) => row.fromYears <= years).at(-1);
}
