import { fullDay } from '@/copy/when';
import { dayInChina, timeInChina } from '@/platform/clock';

/** 2026年11月17日 9:05 */
export function instantWords(at: string): string {
  const ms = Date.parse(at);
  return `${fullDay(dayInChina(ms))} ${timeInChina(ms)}`;
}
