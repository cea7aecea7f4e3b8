import { parsePlainDate, type PlainDate } from '@kangban/domain/shared/plain-date';

/** What is wrong with a row, in plain Chinese; thrown while one row is read and kept with its line. */
export class CellError extends Error {}

const DAY = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?(?:[ T]00:00(?::00)?)?$/;
const COMPACT_DAY = /^(\d{4})(\d{2})(\d{2})$/;

/** The text of a column; throws when it is missing or longer than `max`. */
export function required(name: string, cell: string | undefined, max = 100): string {
  if (!cell) throw new CellError(`缺“${name}”`);
  if (cell.length > max) throw new CellError(`“${name}”太长，最多 ${max} 个字`);
  return cell;
}

/** The text of a column or null. */
export const optional = (name: string, cell: string | undefined, max = 200): string | null =>
  cell ? required(name, cell, max) : null;

/** A day written 2026-01-05, 2026/1/5, 2026年1月5日 or 20260105; a bare Excel serial number is refused because its year is a guess. */
export function readDay(name: string, cell: string | undefined): PlainDate {
  const text = required(name, cell);
  const match = DAY.exec(text) ?? COMPACT_DAY.exec(text);
  const pad = (part: string | undefined): string => (part ?? '').padStart(2, '0');
  const day = match && parsePlainDate(`${match[1]}-${pad(match[2])}-${pad(match[3])}`);
  if (day) return day;
  if (/^\d{4,5}(\.\d+)?$/.test(text)) throw new CellError(`“${name}”是 Excel 的数字 ${text}，请把单元格改成日期格式`);
  throw new CellError(`“${name}”不是日期：${text}，要写成 2026-01-05`);
}

/** A time of day 8:30 or 08:30, given back as HH:MM. */
export function readTime(name: string, cell: string | undefined): string {
  const text = required(name, cell).replace('：', ':');
  const match = /^(\d{1,2}):(\d{2})(?::00)?$/.exec(text);
  const [hour, minute] = [Number(match?.[1] ?? 99), Number(match?.[2] ?? 99)];
  if (hour > 23 || minute > 59) throw new CellError(`“${name}”不是时间：${text}，要写成 08:30`);
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

export interface NumberRange {
  min: number;
  max: number;
  whole?: boolean;
}

/** A number within a range; throws with the range in words. */
export function readNumber(name: string, cell: string | undefined, { min, max, whole }: NumberRange): number {
  const text = required(name, cell);
  const value = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  const fits = value >= min && value <= max && (!whole || Number.isInteger(value));
  if (!fits) throw new CellError(`“${name}”应该是 ${min} 到 ${max} 的${whole ? '整数' : '数'}，写的是 ${text}`);
  return value;
}

/** The code for a word of a closed list; throws with the words that may stand here. */
export function readWord<T>(name: string, cell: string | undefined, words: Readonly<Record<string, T>>): T {
  const text = required(name, cell);
  const found = Object.entries(words).find(([word]) => word.toLowerCase() === text.toLowerCase());
  if (found) return found[1];
  throw new CellError(`“${name}”只能写 ${Object.keys(words).join('、')}，写的是 ${text}`);
}

const WEEKDAYS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 日: 7, 天: 7 };

/** ISO weekday of 周一, 星期一 or 1. */
export function readWeekday(name: string, cell: string | undefined): number {
  const text = required(name, cell);
  const letter = text.replace(/^(周|星期|礼拜)/, '');
  const weekday = WEEKDAYS[letter] ?? (/^[1-7]$/.test(letter) ? Number(letter) : undefined);
  if (weekday === undefined) throw new CellError(`“${name}”要写周一到周日，写的是 ${text}`);
  return weekday;
}

/** Scientific notation loses the last digits of a number for good. */
export function refuseScientific(name: string, cell: string): void {
  if (!/^\d(\.\d+)?e\+?\d+$/i.test(cell)) return;
  throw new CellError(`“${name}”变成了科学计数法，后面的数字已经丢了，请把这一列改成文本再导出`);
}

/** Excel keeps fifteen digits and writes zeros for the rest: what to say of an 18-digit number that cannot be right. */
export const looksRounded = (cell: string): boolean => /^\d{15}000$/.test(cell);
