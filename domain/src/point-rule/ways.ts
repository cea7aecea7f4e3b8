/** The nearest ways to earn: what somebody can do next, and how far they are. */
import { type Period, periodOf } from '../points/period';
import { daysBetween, partsOf, type PlainDate } from '../shared/plain-date';
import { isOldEnough } from './age';
import { daysOfSeries, isSeries, type RuleFacts } from './evaluate';
import { typedZh } from './texts';
import type { PointRule, Scheme, TriggerKind } from './types';

export interface Way {
  ruleId: string;
  trigger: TriggerKind;
  title: string;
  note: string | null;
  points: number;
  progress: { done: number; of: number } | null;
  dueOn: PlainDate | null;
}

export interface WayFacts extends Pick<RuleFacts, 'readings' | 'awards' | 'goals' | 'today'> {
  birthDate: PlainDate;
  /** Illnesses the person is looked after for: `hypertension`, `diabetes`, `copd`. */
  illnesses: readonly string[];
  /** The day of the next follow-up as the last one named it. */
  nextFollowUpOn: PlainDate | null;
}

/** Nearness: begun this period, has a day, can be done at once, takes some days, is done now and then, needs a visit. */
const RANK = { begun: 0, dated: 1, anyDay: 2, series: 3, sometime: 4, visit: 5 } as const;
type Ranked = Way & { rank: number };
type Told = Partial<Pick<Way, 'note' | 'progress' | 'dueOn'>>;

const SHOWN = 3;
const within = (day: PlainDate, { from, to }: Period): boolean => day >= from && day <= to;
const dayZh = (day: PlainDate): string => `${partsOf(day).month}月${partsOf(day).day}日`;

const wayOf = ({ id, title, trigger, points }: PointRule, rank: number, told: Told = {}): Ranked => ({
  ruleId: id,
  trigger: trigger.kind,
  title,
  note: told.note ?? null,
  points,
  progress: told.progress ?? null,
  dueOn: told.dueOn ?? null,
  rank,
});

/** Whether the caps of a rule are used up today. */
export const isUsedUp = (rule: PointRule, { awards, today }: Pick<WayFacts, 'awards' | 'today'>): boolean =>
  rule.caps.some(({ per, times, points }) => {
    const period = periodOf(per, today);
    const counted = awards.filter((one) => one.ruleId === rule.id && within(one.day, period));
    const sum = counted.reduce((total, one) => total + one.points, 0);
    return (times !== undefined && counted.length >= times) || (points !== undefined && sum >= points);
  });

/** A series fits who measures such a thing: glucose is for people with diabetes. */
const fitsMeasures = (measures: readonly string[], { illnesses }: WayFacts): boolean =>
  measures.some((measure) => measure !== 'glucose' || illnesses.includes('diabetes'));

function seriesWay(rule: PointRule, facts: WayFacts): Ranked | undefined {
  if (!isSeries(rule) || !fitsMeasures(rule.trigger.measures, facts)) return undefined;
  const { days, per } = rule.trigger;
  const period = periodOf(per, facts.today);
  if (facts.awards.some((one) => one.ruleId === rule.id && within(one.day, period))) return undefined;
  const counted = daysOfSeries(rule, facts.readings, facts.today);
  const left = daysBetween(facts.today, period.to) + 1 - (counted.some(({ day }) => day === facts.today) ? 1 : 0);
  // What cannot be filled any more in this period is not held out to anybody; what is full is on its way without doing more.
  if (counted.length + left < days || counted.length >= days) return undefined;
  const progress = { done: counted.length, of: days };
  const isBegun = counted.length > 0;
  return wayOf(rule, isBegun ? RANK.begun : RANK.series, { progress, note: typedZh(rule) });
}

function controlWay(rule: PointRule, facts: WayFacts): Ranked | undefined {
  if (rule.trigger.kind !== 'control-reached') return undefined;
  const { measures } = rule.trigger;
  const goal = facts.goals.find(({ measure }) => measures.includes(measure));
  return goal && wayOf(rule, RANK.visit, { note: goal.words });
}

function followUpWay(rule: PointRule, { illnesses, nextFollowUpOn, today }: WayFacts): Ranked | undefined {
  if (rule.trigger.kind !== 'follow-up-attended') return undefined;
  if (!rule.trigger.topics.some((topic) => illnesses.includes(topic))) return undefined;
  if (nextFollowUpOn === null || nextFollowUpOn < today) return wayOf(rule, RANK.visit);
  return wayOf(rule, RANK.dated, { note: `${dayZh(nextFollowUpOn)}前`, dueOn: nextFollowUpOn });
}

const OF_TRIGGER: Partial<Record<TriggerKind, (rule: PointRule, facts: WayFacts) => Ranked | undefined>> = {
  'reading-series': seriesWay,
  'control-reached': controlWay,
  'follow-up-attended': followUpWay,
  checkup: (rule) => wayOf(rule, RANK.visit),
  lesson: (rule) => wayOf(rule, RANK.anyDay),
  assessment: (rule) => wayOf(rule, RANK.sometime),
  'contract-signed': (rule) => wayOf(rule, RANK.visit),
};

/**
 * The nearest three ways to earn today: what was begun this period first, then what has a day, then what can be done at once, then what needs a
 * visit. Nobody is nudged to give blood, to be vaccinated or screened, or to pay: those go by the doctor's word.
 */
export function nearestWays(facts: WayFacts, scheme: Pick<Scheme, 'rules'>): Way[] {
  const { birthDate, today } = facts;
  return scheme.rules
    .filter(({ validFrom, validTo }) => validFrom <= today && (validTo === null || today <= validTo))
    .filter((rule) => isOldEnough(rule, { birthDate, on: today }) && !isUsedUp(rule, facts))
    .flatMap((rule) => OF_TRIGGER[rule.trigger.kind]?.(rule, facts) ?? [])
    .sort((a, b) => a.rank - b.rank)
    .slice(0, SHOWN)
    .map(({ rank: _, ...way }) => way);
}
