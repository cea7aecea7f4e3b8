/** What the counter has to know before it confirms: what stops it, and what staff only have to read. */
import { monthDay } from './words';
import { findMove, type RedemptionState } from './states';
import { isOpenAt } from './hours';
import type { PlainDate } from '../shared/plain-date';
import type { OpenHours } from './types';

export const COUNTER_WARNINGS = ['outside-hours', 'other-day'] as const;
export type CounterWarning = (typeof COUNTER_WARNINGS)[number];

export interface WarningLine {
  code: CounterWarning;
  text: string;
}

export interface CounterFacts {
  state: RedemptionState;
  /** The last day for using it, inclusive. */
  useBy: PlainDate;
  /** Of the staff member's own, or of somebody they live with. */
  ownFamily: boolean;
  /** The staff member wrote down what earned some of these points. */
  awardedByThem: boolean;
}

export type CounterRefusal = 'redemption-not-changeable' | 'redemption-own' | 'redemption-same-worker';

/**
 * Whether this member of staff may confirm it on a day; undefined when they may. It must be held and in time; nobody confirms for themself, their
 * household, or points they wrote down the evidence for: a colleague does (fact sheet §7.3).
 */
export function counterRefusal(facts: CounterFacts, today: PlainDate): CounterRefusal | undefined {
  if (!findMove(facts.state, 'commit') || facts.useBy < today) return 'redemption-not-changeable';
  if (facts.ownFamily) return 'redemption-own';
  return facts.awardedByThem ? 'redemption-same-worker' : undefined;
}

/** The refusals in words for the desk. */
export const COUNTER_REFUSAL_TEXTS: Readonly<Record<CounterRefusal, string>> = {
  'redemption-not-changeable': '这个兑换已经结束了，不能再核销。',
  'redemption-own': '自己和家里人的兑换，要请同事核销。',
  'redemption-same-worker': '这些积分是您记的，要请同事核销。',
};

/** When it can be used, and what is agreed on. */
export interface CounterTimes {
  hours: readonly OpenHours[];
  hoursText: readonly string[];
  /** The day of the checkup it is to be done with. */
  checkupOn: PlainDate | null;
  /** The slot that is booked for it. */
  booked: { day: PlainDate; startsAt: string } | null;
}

/** What staff read and may go on with: the person stands at the counter, so closed hours and another checkup day do not send them away. */
export function counterWarnings(
  told: CounterTimes,
  { today, time }: { today: PlainDate; time: string },
): WarningLine[] {
  const { booked } = told;
  const lines: WarningLine[] = [];
  // Whoever has a time of today comes when it was agreed.
  if (booked?.day !== today && !isOpenAt(told.hours, today, time))
    lines.push({ code: 'outside-hours', text: `现在不在开放时间（${told.hoursText.join('；')}），能做再核销。` });
  if (told.checkupOn !== null && told.checkupOn !== today)
    lines.push({
      code: 'other-day',
      text: `约的是 ${monthDay(told.checkupOn, today)}和体检一起做。今天能做，再核销。`,
    });
  if (booked && booked.day > today)
    lines.push({
      code: 'other-day',
      text: `约的是 ${monthDay(booked.day, today)} ${booked.startsAt}。今天能做，再核销，那天的号会退掉。`,
    });
  return lines;
}
