import type { PlainDate } from '@kangban/domain/shared/plain-date';

export interface SeenToday {
  /** True the first time this process hears of the key on a day. */
  isFirst(key: string, today: PlainDate): boolean;
}

/**
 * Remembers what was written down today already, so that a page that renews itself every few seconds is one row in the log of
 * access and not a thousand. Forgets everything when a day or its room is over: then a row too many is written, never one too
 * few.
 */
export function makeSeenToday(room: number): SeenToday {
  let day: PlainDate | undefined;
  const seen = new Set<string>();
  return {
    isFirst(key, today) {
      if (day !== today || seen.size >= room) seen.clear();
      day = today;
      const isFirst = !seen.has(key);
      seen.add(key);
      return isFirst;
    },
  };
}
