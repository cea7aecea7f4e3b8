import { parsePlainDate, type PlainDate } from '@kangban/domain/shared/plain-date';
import { hoursFaults } from '@kangban/domain/reward/check-item';
import type { OpenHours } from '@kangban/domain/reward/types';
import { rewardAdmin } from '@/copy/reward-admin';

const { wrong } = rewardAdmin;

/** What was typed, once it can be read, or what to say at the box. */
export type Read<T> = { value: T; fault?: undefined } | { value?: undefined; fault: string };

export const good = <T>(value: T): Read<T> => ({ value });
export const bad = (fault: string): { fault: string } => ({ fault });

/** One to so many characters. */
export function readWords(typed: string, most: number): Read<string> {
  const text = typed.trim();
  return text === '' || text.length > most ? bad(wrong.words(most)) : good(text);
}

/** A whole number within its bounds. */
export function readWhole(typed: string, { least, most }: { least: number; most: number }): Read<number> {
  const text = typed.trim();
  const number = /^\d{1,6}$/.test(text) ? Number(text) : undefined;
  return number === undefined || number < least || number > most ? bad(wrong.whole(least, most)) : good(number);
}

/** The same, or nothing. */
export const readWholeOrNone = (typed: string, bounds: { least: number; most: number }): Read<number | null> =>
  typed.trim() === '' ? good(null) : readWhole(typed, bounds);

/** A day that is not past. */
export function readDay(typed: string, today: PlainDate): Read<PlainDate> {
  const day = parsePlainDate(typed.trim());
  if (!day) return bad(wrong.day);
  return day < today ? bad(wrong.past) : good(day);
}

/** Why something is done: as short as the contract lets it be. */
export function readNote(typed: string): Read<string> {
  const note = typed.trim();
  return note.length < 2 || note.length > 200 ? bad(wrong.note) : good(note);
}

/** A span of opening hours as it is typed, for any days of the week. */
export interface SpanForm {
  /** Its own as long as the form is open. */
  key: number;
  weekdays: readonly number[];
  opens: string;
  closes: string;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const timeOf = (typed: string): string =>
  typed
    .trim()
    .replace('：', ':')
    .replace(/^(\d):/, '0$1:');

function readSpan({ weekdays, opens, closes }: SpanForm): Read<OpenHours[]> {
  const [opensAt, closesAt] = [timeOf(opens), timeOf(closes)];
  if (weekdays.length === 0) return bad(wrong.days);
  if (!TIME.test(opensAt) || !TIME.test(closesAt)) return bad(wrong.time);
  return good(weekdays.map((weekday) => ({ weekday, opensAt, closesAt })));
}

/** The hours of a place; empty means any time. */
export function readHours(spans: readonly SpanForm[]): Read<OpenHours[]> {
  const read = spans.map(readSpan);
  const first = read.find((one) => one.fault !== undefined);
  if (first?.fault !== undefined) return bad(first.fault);
  const hours = read.flatMap(({ value }) => value ?? []);
  const [fault] = hoursFaults(hours);
  return fault ? bad(fault.text) : good(hours);
}

/** Hours as a form: days with the same span together. */
export function spansOf(hours: readonly OpenHours[]): SpanForm[] {
  const spans = new Map<string, SpanForm>();
  for (const { weekday, opensAt, closesAt } of hours) {
    const name = `${opensAt} ${closesAt}`;
    const known = spans.get(name) ?? { key: spans.size, weekdays: [], opens: opensAt, closes: closesAt };
    spans.set(name, { ...known, weekdays: [...known.weekdays, weekday] });
  }
  return [...spans.values()];
}

/** One more span, not filled in. */
export const newSpan = (spans: readonly SpanForm[]): SpanForm => ({
  key: Math.max(-1, ...spans.map(({ key }) => key)) + 1,
  weekdays: [],
  opens: '',
  closes: '',
});
