import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { careTask as words } from '@/copy/care-task';
import { clockWords, dayAndWeekday, dayWords } from '@/copy/when';
import { dayInChina, timeInChina } from '@/platform/clock';

/** 11月26日 周四 8:30 of a booked place. */
export function bookedWords(at: string, today: PlainDate): string {
  const ms = Date.parse(at);
  return words.at(dayAndWeekday(dayInChina(ms), today), clockWords(timeInChina(ms)));
}

/** When it is booked, or by when it is to be done. */
export const dueWords = (task: { bookedFor: string | null; dueOn: PlainDate }, today: PlainDate): string =>
  task.bookedFor === null ? words.by(dayWords(task.dueOn, today)) : bookedWords(task.bookedFor, today);
