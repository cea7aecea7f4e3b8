/** Opening hours of a place: in words for people, and whether it is open at a time of day. */
import { type PlainDate, weekdayOf } from '../shared/plain-date';
import type { OpenHours } from './types';

const DAY_WORDS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;
const wordOf = (weekday: number): string => DAY_WORDS[weekday - 1] ?? '';
const LEAST_RUN = 3;

/** Days in words: a run of three and more as 周一到周五, else each by its name. */
function daysInWords(weekdays: readonly number[]): string {
  const sorted = [...new Set(weekdays)].sort((a, b) => a - b);
  if (sorted.length === DAY_WORDS.length) return '每天';
  const runs: number[][] = [];
  for (const day of sorted) {
    const run = runs.at(-1);
    if (run && run.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs
    .map((run) =>
      run.length >= LEAST_RUN ? `${wordOf(run[0] ?? 0)}到${wordOf(run.at(-1) ?? 0)}` : run.map(wordOf).join('、'),
    )
    .join('、');
}

const SHORT = /^0(\d:)/;
const span = ({ opensAt, closesAt }: OpenHours): string =>
  `${opensAt.replace(SHORT, '$1')}–${closesAt.replace(SHORT, '$1')}`;

/** Lines for people, days of the same spans together: 周一到周五 8:30–11:30、14:00–17:00. Empty when nothing is stated. */
export function hoursInWords(hours: readonly OpenHours[]): string[] {
  const spansOf = new Map<number, string[]>();
  for (const line of [...hours].sort((a, b) => a.weekday - b.weekday || a.opensAt.localeCompare(b.opensAt)))
    spansOf.set(line.weekday, [...(spansOf.get(line.weekday) ?? []), span(line)]);
  const daysOf = new Map<string, number[]>();
  for (const [weekday, spans] of spansOf) {
    const words = spans.join('、');
    daysOf.set(words, [...(daysOf.get(words) ?? []), weekday]);
  }
  return [...daysOf].map(([words, days]) => `${daysInWords(days)} ${words}`);
}

/** Whether a place is open on a day at `HH:MM` (Asia/Shanghai); the minute of closing is closed. Nothing stated: always open. */
export const isOpenAt = (hours: readonly OpenHours[], day: PlainDate, time: string): boolean =>
  hours.length === 0 ||
  hours.some(({ weekday, opensAt, closesAt }) => weekday === weekdayOf(day) && opensAt <= time && time < closesAt);

/** Two spans of one weekday that have a minute in common; undefined when none have. A closing minute may be the next opening one. */
export function clashingHours(hours: readonly OpenHours[]): readonly [OpenHours, OpenHours] | undefined {
  const sorted = [...hours].sort((a, b) => a.weekday - b.weekday || a.opensAt.localeCompare(b.opensAt));
  for (const [at, later] of sorted.entries()) {
    const earlier = sorted[at - 1];
    if (earlier?.weekday === later.weekday && later.opensAt < earlier.closesAt) return [earlier, later];
  }
  return undefined;
}
