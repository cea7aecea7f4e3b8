import type { Period, Rule, SchemeDocument } from './types';
import { POINT_SOURCES, type PointSource } from '@kangban/domain/point-rule/types';
import { parsePlainDate } from '@kangban/domain/shared/plain-date';

export interface CapForm {
  /** Its own as long as the form is open. */
  key: number;
  per: Period;
  times: string;
  points: string;
}

/** A rule as it is typed; `on` is false for one that the draft leaves out. */
export interface RuleForm {
  base: Rule;
  on: boolean;
  text: string;
  points: string;
  caps: readonly CapForm[];
  weights: Readonly<Record<PointSource, string>>;
  validFrom: string;
  /** Days of a series; undefined for rules without one. */
  days: string | undefined;
}

export interface DraftForm {
  base: SchemeDocument;
  rules: readonly RuleForm[];
}

const typed = (value: number | undefined): string => (value === undefined ? '' : String(value));

const ruleForm = (base: Rule, on: boolean): RuleForm => ({
  base,
  on,
  text: base.text,
  points: typed(base.points),
  caps: base.caps.map(({ per, times, points }, key) => ({ key, per, times: typed(times), points: typed(points) })),
  weights: {
    clinic: typed(base.weights.clinic),
    device: typed(base.weights.device),
    typed: typed(base.weights.typed),
  },
  validFrom: base.validFrom,
  days: base.trigger.kind === 'reading-series' ? typed(base.trigger.days) : undefined,
});

/** One more bound, not filled in. */
export const newCap = (caps: readonly CapForm[]): CapForm => ({
  key: Math.max(-1, ...caps.map(({ key }) => key)) + 1,
  per: 'month',
  times: '',
  points: '',
});

/** A document as a form; rules that `others` have and it lacks stand at the end, switched off, so that they can be taken up. */
export function formOf(base: SchemeDocument, others: readonly SchemeDocument[]): DraftForm {
  const known = new Set(base.rules.map(({ id }) => id));
  const left = others
    .flatMap(({ rules }) => rules)
    .filter(({ id }, at, all) => !known.has(id) && all.findIndex((one) => one.id === id) === at);
  return {
    base,
    rules: [...base.rules.map((rule) => ruleForm(rule, true)), ...left.map((rule) => ruleForm(rule, false))],
  };
}

/** A whole number; undefined for anything else. */
export const wholeOf = (text: string): number | undefined =>
  /^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : undefined;

const isGood = (text: string): boolean => wholeOf(text) !== undefined;
const isGoodOrEmpty = (text: string): boolean => text.trim() === '' || isGood(text);

/** Whether everything typed in a rule can be read; what it means is judged by the server. */
export function isReadable({ on, text, points, caps, weights, validFrom, days }: RuleForm): boolean {
  if (!on) return true;
  return (
    text.trim() !== '' &&
    isGood(points) &&
    caps.every((cap) => isGoodOrEmpty(cap.times) && isGoodOrEmpty(cap.points)) &&
    POINT_SOURCES.every((source) => isGood(weights[source])) &&
    parsePlainDate(validFrom.trim()) !== undefined &&
    (days === undefined || isGood(days))
  );
}

const capOf = ({ per, times, points }: CapForm): Rule['caps'][number] => {
  const [most, sum] = [wholeOf(times), wholeOf(points)];
  return { per, ...(most !== undefined && { times: most }), ...(sum !== undefined && { points: sum }) };
};

function triggerOf({ base, days }: RuleForm): Rule['trigger'] {
  const { trigger } = base;
  const whole = days === undefined ? undefined : wholeOf(days);
  return trigger.kind === 'reading-series' && whole !== undefined ? { ...trigger, days: whole } : trigger;
}

const ruleOf = (form: RuleForm): Rule => ({
  ...form.base,
  text: form.text.trim(),
  points: wholeOf(form.points) ?? form.base.points,
  caps: form.caps.map(capOf),
  weights: {
    clinic: wholeOf(form.weights.clinic) ?? form.base.weights.clinic,
    device: wholeOf(form.weights.device) ?? form.base.weights.device,
    typed: wholeOf(form.weights.typed) ?? form.base.weights.typed,
  },
  validFrom: parsePlainDate(form.validFrom.trim()) ?? form.base.validFrom,
  trigger: triggerOf(form),
});

/** The document a readable form says; undefined while something cannot be read, or no rule is left. */
export function documentOf({ base, rules }: DraftForm): SchemeDocument | undefined {
  const on = rules.filter((rule) => rule.on);
  return on.length > 0 && on.every(isReadable) ? { ...base, rules: on.map(ruleOf) } : undefined;
}
