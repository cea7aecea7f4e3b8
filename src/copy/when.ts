import {
  addDays,
  monthsBetween,
  daysBetween,
  partsOf,
  weekdayOf,
  type PlainDate,
} from '@kangban/domain/shared/plain-date';

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const;

export const weekdayLetters: readonly string[] = WEEKDAYS;

/** 周三; `weekday` is ISO (1 = Monday). */
export const weekdayName = (weekday: number): string => `周${WEEKDAYS[weekday - 1] ?? ''}`;
export const weekdayOfDay = (day: PlainDate): string => weekdayName(weekdayOf(day));

/** 11月25日, and 2027年5月19日 in another year than the reader's. */
export function dayWords(day: PlainDate, today: PlainDate): string {
  const { year, month, day: date } = partsOf(day);
  return year === partsOf(today).year ? `${month}月${date}日` : `${year}年${month}月${date}日`;
}

/** 11月23日–29日; across months 11月30日–12月6日. */
export function daySpan(from: PlainDate, to: PlainDate, today: PlainDate): string {
  const sameMonth = from.slice(0, 7) === to.slice(0, 7);
  return `${dayWords(from, today)}–${sameMonth ? `${partsOf(to).day}日` : dayWords(to, today)}`;
}

/** 11月25日 周三 */
export const dayAndWeekday = (day: PlainDate, today: PlainDate): string =>
  `${dayWords(day, today)} ${weekdayOfDay(day)}`;

/** 今天, 明天, else the date: for sentences. */
export function nearDayWords(day: PlainDate, today: PlainDate): string {
  if (day === today) return '今天';
  if (day === addDays(today, 1)) return '明天';
  return dayAndWeekday(day, today);
}

export const monthTitle = (day: PlainDate): string => `${partsOf(day).year}年${partsOf(day).month}月`;
export const monthWord = (day: PlainDate): string => `${partsOf(day).month}月`;
export const dateNumber = (day: PlainDate): string => String(partsOf(day).day);
/** 2026年11月4日, for lists that run over years. */
export function fullDay(day: PlainDate): string {
  const { year, month, day: date } = partsOf(day);
  return `${year}年${month}月${date}日`;
}

/** `09:00` as people write it: 9:00. */
export const clockWords = (time: string): string => time.replace(/^0/, '');
export const spanWords = (startsAt: string, endsAt: string): string => `${clockWords(startsAt)}–${clockWords(endsAt)}`;

/** 早上, 上午, 下午 of a time of day. */
export function partOfDay(time: string): string {
  if (time < '09:00') return '早上';
  return time < '12:00' ? '上午' : '下午';
}

/** 12天 under a month, 8个月 and 1岁6个月 under two years, 6岁 from then on. */
export function ageWords(birthDate: PlainDate, today: PlainDate): string {
  const months = monthsBetween(birthDate, today);
  if (months < 1) return `${Math.max(daysBetween(birthDate, today), 0)}天`;
  if (months < 12) return `${months}个月`;
  const years = Math.floor(months / 12);
  if (years >= 2 || months % 12 === 0) return `${years}岁`;
  return `${years}岁${months % 12}个月`;
}

export const sexWord = (sex: 'male' | 'female'): string => (sex === 'male' ? '男' : '女');
