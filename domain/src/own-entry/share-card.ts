import type { EntryKind } from '../record/kinds';
import { addDays, type PlainDate } from '../shared/plain-date';

/** An ordinary entry, as far as the card asks: never a value. */
export interface CardFact {
  kind: EntryKind;
  happenedOn: PlainDate;
  own: boolean;
}

/** One line a person may choose; `health` when it lets others guess at the body or at care received. */
export interface CardLine {
  key: string;
  text: string;
  health: boolean;
}

const MONTH_DAYS = 30;
const yearOf = (day: PlainDate): number => Number(day.slice(0, 4));

/** Years in a row with a check-up, counted back from this year or, while this year's has not been, from the last. */
function checkupYears(facts: readonly CardFact[], today: PlainDate): number {
  const years = new Set(facts.filter(({ kind }) => kind === 'checkup').map(({ happenedOn }) => yearOf(happenedOn)));
  const thisYear = yearOf(today);
  const last = years.has(thisYear) ? thisYear : thisYear - 1;
  let count = 0;
  while (years.has(last - count)) count += 1;
  return count;
}

/**
 * Lines for a card that is shown to others. They count what was done and never say a value, a result or an illness; the first
 * says nothing about the body at all.
 */
export function cardLines(facts: readonly CardFact[], today: PlainDate): CardLine[] {
  const since = addDays(today, -MONTH_DAYS);
  const measured = facts.filter(({ kind, own, happenedOn }) => kind === 'observation' && own && happenedOn > since);
  const days = new Set(measured.map(({ happenedOn }) => happenedOn)).size;
  const years = checkupYears(facts, today);
  const line = (key: string, text: string, health: boolean): CardLine => ({ key, text, health });
  return [
    line('opened', '我的健康档案，自己管', false),
    ...(years > 0 ? [line('checkup-years', `连着 ${years} 年做了体检`, true)] : []),
    ...(days > 0 ? [line('measured-days', `这 30 天在家量了 ${days} 天`, true)] : []),
  ];
}
