import { type Period, periodOf } from '../points/period';
import { addMonths, type PlainDate } from '../shared/plain-date';
import { isOldEnough } from './age';
import { type CheckFacts, doubtsOf, doubtsOfSeries } from './checks';
import { type Body, type Goal, harmIn, isWithin } from './goal';
import { lastDayOf, shareOf } from './share';
import {
  type Cap,
  EVIDENCE_OF_TRIGGER,
  type NoneReason,
  type PointEvidence,
  type PointRule,
  type RuleDecision,
  type Scheme,
} from './types';

/** An award that stands, given or held. */
export interface StandingAward {
  ruleId: string;
  topic: string | null;
  day: PlainDate;
  points: number;
}

/** Everything a decision asks besides the evidence and the document. */
export interface RuleFacts {
  person: Body & { off: boolean };
  today: PlainDate;
  /** Readings of the person that stand, this one among them or not. */
  readings: readonly PointEvidence[];
  awards: readonly StandingAward[];
  goals: readonly Goal[];
  checks: Omit<CheckFacts, 'readings'>;
}

const within = (day: PlainDate, { from, to }: Period): boolean => day >= from && day <= to;

/** Whether the trigger speaks of this evidence at all. */
export function concerns({ trigger }: PointRule, evidence: PointEvidence): boolean {
  if (EVIDENCE_OF_TRIGGER[trigger.kind] !== evidence.kind) return false;
  if ('measures' in trigger) return evidence.reading !== null && trigger.measures.includes(evidence.reading.value.item);
  return !('topics' in trigger) || (evidence.topic !== null && trigger.topics.includes(evidence.topic));
}

/** What a rule found: what counts of each thing asked for, and what it rests on. */
type Found = { weights: readonly number[]; supports: readonly string[] } | { none: NoneReason };

const none = (reason: NoneReason): Found => ({ none: reason });

/** The best counting reading of each day of a period, the most counted first. */
export function daysOfSeries(
  rule: PointRule & { trigger: { kind: 'reading-series' } },
  readings: readonly PointEvidence[],
  day: PlainDate,
): { day: PlainDate; weight: number; evidenceId: string }[] {
  const period = periodOf(rule.trigger.per, day);
  const best = new Map<PlainDate, { day: PlainDate; weight: number; evidenceId: string }>();
  for (const one of readings) {
    if (!one.reading?.valid || !within(one.day, period) || !concerns(rule, one)) continue;
    const weight = rule.weights[one.source];
    const known = best.get(one.day);
    if (weight > 0 && (known === undefined || known.weight < weight))
      best.set(one.day, { day: one.day, weight, evidenceId: one.evidenceId });
  }
  return [...best.values()].sort((a, b) => b.weight - a.weight || (a.day < b.day ? -1 : 1));
}

/** Whether a rule asks for days of readings. */
export const isSeries = (rule: PointRule): rule is PointRule & { trigger: { kind: 'reading-series' } } =>
  rule.trigger.kind === 'reading-series';

function seriesOf(rule: PointRule, evidence: PointEvidence, { readings, awards }: RuleFacts): Found {
  if (!isSeries(rule)) return none('series-not-full');
  if (!evidence.reading?.valid) return none('protocol-not-kept');
  if (rule.weights[evidence.source] === 0) return none('source-does-not-count');
  const others = readings.filter((one) => one.evidenceId !== evidence.evidenceId);
  const days = daysOfSeries(rule, [...others, evidence], evidence.day);
  const { days: needed, per } = rule.trigger;
  if (days.length < needed) return none('series-not-full');
  const period = periodOf(per, evidence.day);
  if (awards.some((one) => one.ruleId === rule.id && within(one.day, period))) return none('capped');
  return {
    weights: days.slice(0, needed).map(({ weight }) => weight),
    supports: days.map(({ evidenceId }) => evidenceId),
  };
}

function controlOf(rule: PointRule, evidence: PointEvidence, { person, goals }: RuleFacts): Found {
  const { reading } = evidence;
  // A goal is reached by what the clinic measured: whatever a document says, nobody is paid for a number typed or sent from home.
  if (evidence.source !== 'clinic' || !reading) return none('clinic-only');
  const goal = goals.find(({ measure }) => measure === reading.value.item);
  if (!goal) return none('no-agreed-target');
  const reached = isWithin(goal, reading.value);
  if (reached === undefined) return none('no-agreed-target');
  if (!reached) return none('not-in-target');
  if (goal.measure === 'weight' || goal.measure === 'waist') {
    const needsHeight = goal.measure === 'weight';
    const weights =
      reading.value.item === 'weight'
        ? [...person.weights, { on: evidence.day, kg: reading.value.kg }]
        : person.weights;
    const harm = harmIn({ ...person, weights }, { on: evidence.day, needsHeight });
    if (harm) return none(harm);
  }
  return { weights: [rule.weights.clinic], supports: [evidence.evidenceId] };
}

function simpleOf(rule: PointRule, evidence: PointEvidence, { awards }: RuleFacts): Found {
  const interval = rule.everyMonths?.find(({ topic }) => topic === evidence.topic);
  if (interval && awards.some((one) => one.ruleId === rule.id && isTooSoon(one, evidence, interval.months)))
    return none('too-soon');
  const weight = rule.weights[evidence.source];
  return weight === 0 ? none('source-does-not-count') : { weights: [weight], supports: [evidence.evidenceId] };
}

/** Too near to an award for the same topic, before or after it: evidence may come late. */
function isTooSoon({ topic, day }: StandingAward, evidence: PointEvidence, months: number): boolean {
  if (topic !== evidence.topic) return false;
  const [first, second] = day < evidence.day ? [day, evidence.day] : [evidence.day, day];
  return second < addMonths(first, months);
}

const isFull = (
  { per, times, points }: Cap,
  rule: PointRule,
  told: { day: PlainDate; awards: readonly StandingAward[] },
) => {
  const period = periodOf(per, told.day);
  const counted = told.awards.filter((one) => one.ruleId === rule.id && within(one.day, period));
  const sum = counted.reduce((total, one) => total + one.points, 0);
  return (times !== undefined && counted.length >= times) || (points !== undefined && sum >= points);
};

/** What the point caps leave of an award; the ledger counts them again when it posts. */
const roomOf = (
  rule: PointRule,
  points: number,
  { day, awards }: { day: PlainDate; awards: readonly StandingAward[] },
) =>
  rule.caps.reduce((room, cap) => {
    if (cap.points === undefined) return room;
    const period = periodOf(cap.per, day);
    const sum = awards
      .filter((one) => one.ruleId === rule.id && within(one.day, period))
      .reduce((total, one) => total + one.points, 0);
    return Math.min(room, cap.points - sum);
  }, points);

const isValid = ({ validFrom, validTo }: Pick<PointRule, 'validFrom' | 'validTo'>, day: PlainDate): boolean =>
  validFrom <= day && (validTo === null || day <= validTo);

function foundBy(rule: PointRule, evidence: PointEvidence, facts: RuleFacts): Found {
  if (facts.person.off) return none('opted-out');
  if (!isValid(rule, evidence.day)) return none('not-valid-that-day');
  if (!isOldEnough(rule, { birthDate: facts.person.birthDate, on: evidence.day })) return none('too-young');
  if (rule.trigger.kind === 'reading-series') return seriesOf(rule, evidence, facts);
  if (rule.trigger.kind === 'control-reached') return controlOf(rule, evidence, facts);
  return simpleOf(rule, evidence, facts);
}

function decide(rule: PointRule, { evidence, facts, scheme }: Asked): RuleDecision {
  const ruleId = rule.id;
  const refuse = (reason: NoneReason): RuleDecision => ({ ruleId, outcome: 'none', reason });
  const found = foundBy(rule, evidence, facts);
  if ('none' in found) return refuse(found.none);
  const told = { day: evidence.day, awards: facts.awards };
  if (rule.caps.some((cap) => isFull(cap, rule, told))) return refuse('capped');
  const share = shareOf(rule.points, found.weights, scheme.rounding);
  if (share === 0) return refuse('rounds-to-nothing');
  if (lastDayOf(scheme.expiry, evidence.day) < facts.today) return refuse('lapsed');
  const points = roomOf(rule, share, told);
  const { supports } = found;
  const { readings } = facts;
  const doubts = [
    ...doubtsOf(evidence, { ...facts.checks, readings }, scheme.checks),
    ...doubtsOfSeries(evidence, { readings, supports }, scheme.checks),
  ];
  const reasons = [...new Set(doubts)];
  return reasons.length > 0
    ? { ruleId, outcome: 'hold', points, supports, reasons }
    : { ruleId, outcome: 'award', points, supports };
}

interface Asked {
  evidence: PointEvidence;
  facts: RuleFacts;
  scheme: Scheme;
}

/**
 * What the rules of a document say of one thing done: for each rule that speaks of it an award, nothing with the reason, or an award held for
 * somebody to look at. Whole points. Results of screens and assessments are in no evidence, so none can matter; a goal counts only by what the
 * clinic measured; unsafe loss of weight earns nothing (fact sheet §6, §7.3).
 */
export const evaluate = (evidence: PointEvidence, facts: RuleFacts, scheme: Scheme): RuleDecision[] =>
  scheme.rules.filter((rule) => concerns(rule, evidence)).map((rule) => decide(rule, { evidence, facts, scheme }));

/**
 * Whether an award for a series still has its days when some evidence no longer stands. The document is the one it was given under.
 */
export function seriesStands(rule: PointRule, readings: readonly PointEvidence[], day: PlainDate): boolean {
  return isSeries(rule) && daysOfSeries(rule, readings, day).length >= rule.trigger.days;
}
