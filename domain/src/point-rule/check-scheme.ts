/** What is wrong with a document beyond its shape: a version with any of these is not published. */
import type { PointRule, Scheme } from './types';

export interface SchemeFault {
  /** Where: `rules.2.caps`. */
  path: string;
  text: string;
}

const fault = (path: string, text: string): SchemeFault => ({ path, text });

/** Topics a record tells of; a rule that names another never gives anything. */
const TOPICS: Readonly<Record<string, readonly string[]>> = {
  'follow-up-attended': ['hypertension', 'diabetes', 'copd'],
  vaccination: ['influenza', 'pneumococcal'],
  screening: ['cervical', 'breast', 'colorectal'],
};

const LONGEST: Readonly<Record<string, number>> = { day: 1, week: 7, month: 28, quarter: 90, year: 365 };

function ofTrigger({ trigger }: PointRule, at: string): SchemeFault[] {
  if (trigger.kind === 'reading-series')
    return trigger.days > (LONGEST[trigger.per] ?? 0) ? [fault(`${at}.trigger.days`, '天数比这段时间还长。')] : [];
  if (!('topics' in trigger)) return [];
  const known = TOPICS[trigger.kind] ?? [];
  return trigger.topics.some((topic) => !known.includes(topic))
    ? [fault(`${at}.trigger.topics`, `只认得：${known.join('、')}。`)]
    : [];
}

function ofWeights({ trigger, weights }: PointRule, at: string): SchemeFault[] {
  if (trigger.kind === 'control-reached' && (weights.device > 0 || weights.typed > 0))
    return [fault(`${at}.weights`, '达标只看卫生院量的数，仪器和自己填的都要是 0。')];
  if (weights.clinic + weights.device + weights.typed === 0)
    return [fault(`${at}.weights`, '什么来源都不算，就没人能得分。')];
  return trigger.kind === 'reading-series' && weights.typed > 0 && weights.typed >= weights.device
    ? [fault(`${at}.weights.typed`, '自己填的要比仪器传来的算得少。')]
    : [];
}

function ofCaps({ trigger, caps, points }: PointRule, at: string): SchemeFault[] {
  const faults = caps.flatMap((cap, index) => {
    const path = `${at}.caps.${index}`;
    if (cap.times === undefined && cap.points === undefined) return [fault(path, '写上最多几次，或最多几分。')];
    return cap.points !== undefined && cap.points < points ? [fault(path, '最多的分比一次的分还少。')] : [];
  });
  const needsCap = !['reading-series', 'donation'].includes(trigger.kind);
  return needsCap && caps.length === 0 ? [...faults, fault(`${at}.caps`, '写上最多能得几次或几分。')] : faults;
}

function ofControl({ trigger, caps }: PointRule, at: string): SchemeFault[] {
  if (trigger.kind !== 'control-reached') return [];
  const quarterly = caps.some(({ per, times }) => (per === 'quarter' || per === 'year') && times === 1);
  return quarterly ? [] : [fault(`${at}.caps`, '达标一个季度最多 1 次。')];
}

const ofDates = ({ validFrom, validTo }: Pick<PointRule, 'validFrom' | 'validTo'>, at: string): SchemeFault[] =>
  validTo !== null && validTo < validFrom ? [fault(`${at}validTo`, '结束的日子比开始的早。')] : [];

const ofRule = (rule: PointRule, index: number): SchemeFault[] => {
  const at = `rules.${index}`;
  return [
    ...ofTrigger(rule, at),
    ...ofWeights(rule, at),
    ...ofCaps(rule, at),
    ...ofControl(rule, at),
    ...ofDates(rule, `${at}.`),
    ...(Number.isInteger(rule.points) && rule.points > 0 ? [] : [fault(`${at}.points`, '分要是大于 0 的整数。')]),
  ];
};

type Span = Pick<PointRule, 'validFrom' | 'validTo'>;
const meet = (a: Span, b: Span): boolean =>
  (b.validTo === null || a.validFrom <= b.validTo) && (a.validTo === null || b.validFrom <= a.validTo);

/** Two rules that ask for the same in the same days would pay for one thing twice; told at the later one. */
function ofOverlaps(rules: readonly PointRule[]): SchemeFault[] {
  return rules.flatMap((rule, index) => {
    const same = JSON.stringify(rule.trigger);
    const other = rules.slice(0, index).find((one) => JSON.stringify(one.trigger) === same && meet(one, rule));
    return other ? [fault(`rules.${index}.validFrom`, `和“${other.title}”要做的一样，日子也重叠，会给两次分。`)] : [];
  });
}

/** Everything that must be put right before a document is published; empty when nothing is. */
export function checkScheme(scheme: Scheme): SchemeFault[] {
  const ids = scheme.rules.map(({ id }) => id);
  const twice = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  return [
    ...ofDates(scheme, ''),
    ...(scheme.holder === 'family' && !scheme.family.allowed
      ? [fault('family.allowed', '分归家庭，就要允许家庭账户。')]
      : []),
    ...(twice >= 0 ? [fault(`rules.${twice}.id`, '两条规则用了同一个代号。')] : []),
    ...scheme.rules.flatMap(ofRule),
    ...ofOverlaps(scheme.rules),
  ];
}
