import type { ReadingLetter } from '@kangban/contract/reading/letter';
import { HOME_PROTOCOLS } from '@kangban/domain/blood-pressure/home-mean';
import { LETTER_NEXT } from '@kangban/domain/reading/board-texts';
import { letterOf, letterPeriod } from '@kangban/domain/reading/letter';
import { sayHeading, sayLine } from '@kangban/domain/reading/say';
import { documentText } from '@kangban/domain/reading/source-texts';
import type { ReadingFact } from '@kangban/domain/reading/types';
import { addDays, addMonths, type PlainDate, toPlainDate, weekdayOf } from '@kangban/domain/shared/plain-date';
import { PACE_DAYS } from '@kangban/domain/weight/pace';
import type { KnownPerson } from './people';

export type Period = ReadingLetter['period'];

/** Readings of the period and the one before are compared, and weights as far back as their pace asks. */
const LOOKED_DAYS = PACE_DAYS.far;

/** The first day after the week or month that holds a day: when the letter about it is written. */
export function writtenOn(period: Period, day: PlainDate): PlainDate {
  if (period === 'week') return addDays(day, 8 - weekdayOf(day));
  return addMonths(toPlainDate(`${day.slice(0, 7)}-01`), 1);
}

/** From when on readings count for a letter written on a day. */
export function factsSince(period: Period, on: PlainDate): PlainDate {
  const { from } = letterPeriod(period, on);
  return addDays(from, -LOOKED_DAYS);
}

/** The letter written on a day about the last whole week or month; `final` where that is over by `today`. */
export function letterView(
  { period, on, today }: { period: Period; on: PlainDate; today: PlainDate },
  { person, config }: Pick<KnownPerson, 'person' | 'config'>,
  facts: readonly ReadingFact[],
): ReadingLetter {
  const { from, to, title, lead, parts, next } = letterOf({ kind: period, on, facts, person, config });
  const source = parts.length === 0 ? '' : documentText(HOME_PROTOCOLS[config.homeProtocol]);
  return {
    period,
    from,
    to,
    title: sayHeading(title),
    final: on <= today,
    paragraphs: [
      { heading: '', lines: [sayLine(lead)] },
      ...parts.map(({ heading, lines }) => ({ heading: sayHeading(heading), lines: lines.map(sayLine) })),
      ...(next.length > 0 ? [{ heading: LETTER_NEXT, lines: next.map(sayLine) }] : []),
    ],
    source,
  };
}
