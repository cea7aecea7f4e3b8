import { type PlainDate, toPlainDate } from '../shared/plain-date';
import { type Period, periodOf } from './period';
import type { TxType } from './types';
import { monthHeading } from './words';

/** What one line changed in what its holder could use, and the day it was entered. */
export interface LineSum {
  type: TxType;
  bookedOn: PlainDate;
  change: number;
}

/** Headings of a statement; `used`, `earned`, `returned` and `expired` are zero or above, the others have a sign. */
export interface MonthSums {
  opening: number;
  earned: number;
  used: number;
  returned: number;
  expired: number;
  corrected: number;
  transferred: number;
  closing: number;
}

type Heading = Exclude<keyof MonthSums, 'opening' | 'closing'>;

/** Under which heading each kind of transaction stands. What changes nothing to use stands under none. */
const HEADINGS: Readonly<Record<TxType, { heading: Heading; sign: 1 | -1 }>> = {
  earn: { heading: 'earned', sign: 1 },
  'post-pending': { heading: 'earned', sign: 1 },
  'void-pending': { heading: 'corrected', sign: 1 },
  hold: { heading: 'used', sign: -1 },
  commit: { heading: 'used', sign: -1 },
  void: { heading: 'returned', sign: 1 },
  refund: { heading: 'returned', sign: 1 },
  reverse: { heading: 'corrected', sign: 1 },
  adjust: { heading: 'corrected', sign: 1 },
  'transfer-family': { heading: 'transferred', sign: 1 },
  expire: { heading: 'expired', sign: -1 },
};

/** First and last day of a month `YYYY-MM`. */
export const monthPeriod = (month: string): Period => periodOf('month', toPlainDate(`${month}-01`));

/** `YYYY-MM` of a day. */
export const monthOf = (day: PlainDate): string => day.slice(0, 7);

/**
 * Sums of a month from all sums of a holder (any order): what was there before it, each heading, what was there at its end. Opening and the
 * headings come to the closing, always: opening + earned − used + returned − expired + corrected + transferred.
 */
export function sumMonth(sums: readonly LineSum[], month: string): MonthSums {
  const result: MonthSums = {
    opening: 0,
    earned: 0,
    used: 0,
    returned: 0,
    expired: 0,
    corrected: 0,
    transferred: 0,
    closing: 0,
  };
  for (const { bookedOn, change, type } of sums) {
    const at = monthOf(bookedOn);
    if (at > month) continue;
    result.closing += change;
    const { heading, sign } = HEADINGS[type];
    if (at < month) result.opening += change;
    else result[heading] += sign * change;
  }
  return result;
}

/** What a month came to: in numbers, and in the words that stand over its lines. */
export interface MonthHead extends Pick<MonthSums, 'earned' | 'used' | 'returned'> {
  /** `YYYY-MM` */
  month: string;
  text: string;
}

/** Each month there is something in, newest first. */
export function monthsOf(sums: readonly LineSum[]): MonthHead[] {
  const months = new Map<string, LineSum[]>();
  for (const line of sums) {
    const month = monthOf(line.bookedOn);
    months.set(month, [...(months.get(month) ?? []), line]);
  }
  return [...months]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([month, lines]) => {
      const of = sumMonth(lines, month);
      return { month, earned: of.earned, used: of.used, returned: of.returned, text: monthHeading(of) };
    });
}
