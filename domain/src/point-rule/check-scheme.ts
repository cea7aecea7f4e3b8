/** What is wrong with a document beyond its shape: a version with any of these is not published. */
import { fromAgeOf } from './age';
import { topicZh } from './trigger-texts';
import { leastAgeOf, SOURCES_OF_TRIGGER, TOPICS } from './triggers';
import type { PointRule, Scheme, Trigger } from './types';

export interface SchemeFault {
  /** Where: `rules.2.caps`. */
  path: string;
  text: string;
}

const fault = (path: string, text: string): SchemeFault => ({ path, text });

const LONGEST: Readonly<Record<string, number>> = { day: 1, week: 7, month: 28, quarter: 90, year: 365 };

const knownTopics = (kind: string): readonly string[] =>
  Object.entries(TOPICS).find(([one]) => one === kind)?.[1] ?? [];

function ofParts({ trigger }: PointRule, at: string): SchemeFault[] {
  if ('measures' in trigger && trigger.measures.length === 0) return [fault(`${at}.trigger.measures`, '至少选一样。')];
  if (trigger.kind === 'reading-series')
    return trigger.days > (LONGEST[trigger.per] ?? 0) ? [fault(`${at}.trigger.days`, '天数比这段时间还长。')] : [];
  if (!('topics' in trigger)) return [];
  const path = `${at}.trigger.topics`;
  const known = knownTopics(trigger.kind);
  if (trigger.topics.length === 0) return [fault(path, '至少选一样。')];
  return trigger.topics.some((topic) => !known.includes(topic))
    ? [fault(path, `只认得：${known.map(topicZh).join('、')}。`)]
    : [];
}

function ofAge({ trigger }: PointRule, at: string): SchemeFault[] {
  const least = leastAgeOf(trigger.kind) ?? 0;
  if (fromAgeOf(trigger) >= least) return [];
  const why = trigger.kind === 'vaccination' ? '更小的人打的疫苗不计分' : '量的数按大人的标准看';
  return [fault(`${at}.trigger.fromAge`, `${why}，最小填 ${least}。`)];
}

/** What residents read must not promise another age than the one that counts. */
function ofWords({ trigger, text }: PointRule, at: string): SchemeFault[] {
  const fromAge = fromAgeOf(trigger);
  const said = [...text.matchAll(/满 ?(\d{1,3}) ?(?:周)?岁/g)].map(([, age]) => Number(age));
  if (said.every((age) => age === fromAge)) return [];
  return [
    fault(`${at}.text`, fromAge > 0 ? `岁数要和规则一样，是满 ${fromAge} 岁。` : '这一条不看岁数，这里不要写岁数。'),
  ];
}

/** An interval between awards counts by topic: one for a topic the rule does not have is never looked at. */
function ofIntervals({ trigger, everyMonths = [] }: PointRule, at: string): SchemeFault[] {
  if (!('topics' in trigger)) return [];
  const loose = everyMonths.find(({ topic }) => !trigger.topics.includes(topic));
  return loose ? [fault(`${at}.everyMonths`, `“${topicZh(loose.topic)}”不在这一条里，不用写隔几个月。`)] : [];
}

function ofWeights({ trigger, weights }: PointRule, at: string): SchemeFault[] {
  if (trigger.kind === 'control-reached' && (weights.device > 0 || weights.typed > 0))
    return [fault(`${at}.weights`, '达标只看卫生院量的数，仪器和自己填的都要是 0。')];
  if (weights.clinic + weights.device + weights.typed === 0)
    return [fault(`${at}.weights`, '什么来源都不算，就没人能得分。')];
  const sources = SOURCES_OF_TRIGGER[trigger.kind];
  if (sources.every((source) => weights[source] === 0))
    return [fault(`${at}.weights.${sources[0] ?? 'clinic'}`, '这件事只有这样记下来的，填 0 就没人能得分。')];
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
    ...ofParts(rule, at),
    ...ofAge(rule, at),
    ...ofWords(rule, at),
    ...ofIntervals(rule, at),
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

const share = (a: readonly string[], b: readonly string[]): boolean => a.some((one) => b.includes(one));

/** So many days of a week and all of them are two things, and so is an extra for who is older; anything else that both pay for is one. */
const spanOf = (trigger: Trigger): string =>
  [trigger.kind, fromAgeOf(trigger), ...(trigger.kind === 'reading-series' ? [trigger.days, trigger.per] : [])].join(
    ' ',
  );

function asksTheSame(a: Trigger, b: Trigger): boolean {
  if (spanOf(a) !== spanOf(b)) return false;
  if ('measures' in a && 'measures' in b) return share(a.measures, b.measures);
  return 'topics' in a && 'topics' in b ? share(a.topics, b.topics) : true;
}

/** Two rules that ask for the same in the same days would pay for one thing twice; told at the later one. */
function ofOverlaps(rules: readonly PointRule[]): SchemeFault[] {
  return rules.flatMap((rule, index) => {
    const other = rules.slice(0, index).find((one) => asksTheSame(one.trigger, rule.trigger) && meet(one, rule));
    return other ? [fault(`rules.${index}.validFrom`, `和“${other.title}”要做的一样，日子也重叠，会给两次分。`)] : [];
  });
}

/** Everything that must be put right before a document is published; empty when nothing is. */
export function checkScheme(scheme: Scheme): SchemeFault[] {
  const ids = scheme.rules.map(({ id }) => id);
  const twice = ids.findIndex((id, index) => ids.indexOf(id) !== index);
  return [
    ...ofDates(scheme, ''),
    ...(scheme.townships?.length === 0 ? [fault('townships', '至少选一个乡镇，不然就选全县。')] : []),
    ...(scheme.holder === 'family' && !scheme.family.allowed
      ? [fault('family.allowed', '分归家庭，就要允许家庭账户。')]
      : []),
    ...(twice >= 0 ? [fault(`rules.${twice}.id`, '两条规则用了同一个代号。')] : []),
    ...scheme.rules.flatMap(ofRule),
    ...ofOverlaps(scheme.rules),
  ];
}
