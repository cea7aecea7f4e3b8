/** Days and times of readings in words. */
import type { ReadingSession, ReadingState } from '@kangban/contract/reading/reading';
import { addDays, type PlainDate } from '@kangban/domain/shared/plain-date';
import { glucoseTimes, medicineWords, readings as words } from '@/copy/reading';
import { states } from '@/copy/states';
import { dayWords } from '@/copy/when';
import { dayInChina, nowMs, timeInChina } from '@/platform/clock';
import type { MarkKind } from '@/ui/mark/mark';

/** 今天, 昨天, else 11月21日. */
export function nearDay(day: PlainDate, today: PlainDate): string {
  if (day === today) return words.today;
  return day === addDays(today, -1) ? words.yesterday : dayWords(day, today);
}

/** 今天 7:20 */
export function whenWords(at: string): string {
  const ms = Date.parse(at);
  return words.at(nearDay(dayInChina(ms), dayInChina(nowMs())), timeInChina(ms));
}

/** 空腹: a glucose means little without it. */
export const timeWords = (mean: ReadingSession['mean']): string =>
  mean.item === 'glucose' ? glucoseTimes[mean.time] : '';

/** 今天 7:20 · 吃药前, 今天 6:50 · 空腹 */
export const sessionWhen = ({ at, medicine, mean }: Pick<ReadingSession, 'at' | 'medicine' | 'mean'>): string =>
  states.dotted([whenWords(at), timeWords(mean), medicine === null ? '' : medicineWords[medicine]]);

/** The shape beside the word of a state: a tick, a triangle, an octagon, a ring. */
export const stateMark = {
  'in-target': 'normal',
  nearly: 'attention',
  above: 'attention',
  below: 'attention',
  urgent: 'urgent',
  unjudged: 'none',
} as const satisfies Record<ReadingState, MarkKind>;

const ARROWS: Readonly<Partial<Record<ReadingState, string>>> = { above: ' ↑', below: ' ↓' };

/** 偏高 ↑ */
export const stateWords = ({ state, stateText }: Pick<ReadingSession, 'state' | 'stateText'>): string =>
  stateText === '' ? '' : stateText + (ARROWS[state] ?? '');
