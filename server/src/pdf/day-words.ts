import type { PlainDate } from '@kangban/domain/shared/plain-date';

/** `2026年9月1日`: on paper a day always has its year. */
export function dayWords(day: PlainDate): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
