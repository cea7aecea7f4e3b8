import { addDays, addMonths, partsOf, type PlainDate } from '../shared/plain-date';
import type { CheckupConfig } from './config';

/** A day as people say it: 11月28日, with the year when it is not that of `beside`. */
export function dayText(day: PlainDate, beside: PlainDate): string {
  const { year, month, day: date } = partsOf(day);
  const short = `${month}月${date}日`;
  return year === partsOf(beside).year ? short : `${year}年${short}`;
}

/** By when, counted from the day of the checkup: the county's days for this state, else for this level. */
export function dueOn(on: PlainDate, names: readonly string[], { due }: CheckupConfig): PlainDate {
  const found = names.map((name) => due[name]).find((one) => one !== undefined);
  return addDays(addMonths(on, found?.months ?? 0), found?.days ?? 0);
}
