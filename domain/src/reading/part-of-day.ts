/** Morning and evening of the home protocols, as wide as people measure: 04:00–11:59 and 17:00–23:59 (our design; the protocols name 6–9 and 18–21). */
const MORNING: readonly [number, number] = [4 * 60, 12 * 60];
const EVENING: readonly [number, number] = [17 * 60, 24 * 60];

export type PartOfDay = 'morning' | 'evening' | 'other';

/** The part of the day of so many minutes after midnight in Asia/Shanghai; `other` where only the day is known. */
export function partOfDay(minuteOfDay: number | null): PartOfDay {
  if (minuteOfDay === null) return 'other';
  const within = ([from, to]: readonly [number, number]): boolean => minuteOfDay >= from && minuteOfDay < to;
  if (within(MORNING)) return 'morning';
  return within(EVENING) ? 'evening' : 'other';
}
