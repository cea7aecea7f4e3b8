/** Goals of a habit: what may be set, and what could harm. A goal is a wish a person ticks off, never a result that is judged. */

export const MEASURES = ['walkMinutes', 'saltG', 'cigarettes', 'drinkLiang', 'weightKg'] as const;
export type Measure = (typeof MEASURES)[number];

export interface Target {
  measure: Measure;
  /** Minutes a day, grams a day, cigarettes a day, 两 of spirits a day, kilograms. */
  value: number;
}

interface MeasureRule {
  min: number;
  max: number;
  whole: boolean;
  say: (value: number) => string;
}

/**
 * Bounds of what a clinic may set. Walking and salt: ours, around the 30 minutes and 5 g of the Chinese dietary guidelines (M); tobacco and
 * spirits: less is always allowed.
 */
const RULES: Readonly<Record<Measure, MeasureRule>> = {
  walkMinutes: { min: 5, max: 90, whole: true, say: (value) => `每天走 ${value} 分钟` },
  saltG: { min: 3, max: 9, whole: false, say: (value) => `每天吃盐不到 ${value} 克` },
  cigarettes: {
    min: 0,
    max: 40,
    whole: true,
    say: (value) => (value === 0 ? '不吸烟' : `每天吸烟不到 ${value} 支`),
  },
  drinkLiang: {
    min: 0,
    max: 2,
    whole: false,
    say: (value) => (value === 0 ? '不喝酒' : `每天喝酒不到 ${value} 两`),
  },
  weightKg: { min: 30, max: 200, whole: false, say: (value) => `慢慢到 ${value} 公斤` },
};

/** A goal in words: 每天走 30 分钟. */
export const targetZh = ({ measure, value }: Target): string => RULES[measure].say(value);

/** What is known of the person's body; null is unknown. */
export interface Body {
  ageYears: number;
  weightKg: number | null;
  heightCm: number | null;
}

/**
 * The lowest body-mass index a goal may lead to, by age in years, and how much of the present weight it may take. Older people are not
 * made thin: 65+ 20.0, 80+ 22.0 (中国居民膳食指南 2022 老年人, from memory, unverified); adults 18.5 (WS/T 428).
 */
const WEIGHT_RULES = [
  { ageMin: 80, bmiMin: 22, lossMax: 0.03 },
  { ageMin: 65, bmiMin: 20, lossMax: 0.05 },
  { ageMin: 18, bmiMin: 18.5, lossMax: 0.1 },
] as const;
const BMI_MAX = 28;

export type TargetFault =
  'out-of-bounds' | 'body-unknown' | 'too-thin' | 'too-much-at-once' | 'too-heavy' | 'not-an-adult';

function weightFault(value: number, { ageYears, weightKg, heightCm }: Body): TargetFault | undefined {
  const rule = WEIGHT_RULES.find(({ ageMin }) => ageYears >= ageMin);
  if (!rule) return 'not-an-adult';
  if (weightKg === null || heightCm === null) return 'body-unknown';
  const bmi = value / (heightCm / 100) ** 2;
  if (value < weightKg && bmi < rule.bmiMin) return 'too-thin';
  if (value < weightKg * (1 - rule.lossMax)) return 'too-much-at-once';
  return value > weightKg && bmi > BMI_MAX ? 'too-heavy' : undefined;
}

/** Why a goal must not be set for this body; undefined when it may. A weight is refused where the present one is unknown. */
export function targetFault({ measure, value }: Target, body: Body): TargetFault | undefined {
  const { min, max, whole } = RULES[measure];
  if (!Number.isFinite(value) || value < min || value > max || (whole && !Number.isInteger(value)))
    return 'out-of-bounds';
  return measure === 'weightKg' ? weightFault(value, body) : undefined;
}
