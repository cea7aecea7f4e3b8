/** Numbers that look like a slip of the finger or the wrong unit are asked again, never refused: children differ. */
import { monthsBetween } from '../shared/plain-date';
import { assessGrowth } from './assess-growth';
import { expectedPosition, lengthAs } from './position';
import { exactMonths } from './age';
import type { GrowthPerson, Indicator, Measurement } from './types';

export type MeasuredField = 'weightKg' | 'lengthCm' | 'headCm';

export interface Question {
  rule: 'unit' | 'unlikely' | 'less-than-before' | 'jump';
  field: MeasuredField;
  /** 您填了 1360，是不是 1.36？ */
  text: string;
  /** The number that was probably meant, in the field's unit. */
  suggestion: number | null;
}

/** Beyond these standard deviations a value is more often a slip than a child (the limits WHO's programs flag at). (M) */
const LIKELY_Z: Readonly<Partial<Record<Indicator, readonly [number, number]>>> = {
  'weight-for-age': [-6, 5],
  'length-for-age': [-6, 6],
  'weight-for-length': [-5, 5],
  'bmi-for-age': [-5, 5],
  'head-for-age': [-5, 5],
};
/** Where no table helps: kg, cm, cm, birth to 18 years. (M) */
const POSSIBLE: Readonly<Record<MeasuredField, readonly [number, number]>> = {
  weightKg: [0.5, 200],
  lengthCm: [25, 220],
  headCm: [18, 65],
};
/** Less than before by more than this is asked: share of weight (newborn, later), cm of length and head. (M) */
const WEIGHT_LOSS_SHARE = 0.05;
const NEWBORN_LOSS_SHARE = 0.1;
const LENGTH_LOSS_CM = 1;
const HEAD_LOSS_CM = 0.5;
/** A change of position by more standard deviations than this between two measurings is asked. (M) */
const JUMP_Z = 3;

const INDICATOR_OF = {
  weightKg: 'weight-for-age',
  lengthCm: 'length-for-age',
  headCm: 'head-for-age',
} as const satisfies Record<MeasuredField, Indicator>;
const FIELDS = ['weightKg', 'lengthCm', 'headCm'] as const;
const NAME_ZH: Readonly<Record<MeasuredField, string>> = { weightKg: '体重', lengthCm: '身高', headCm: '头围' };
const UNIT_ZH: Readonly<Record<MeasuredField, string>> = { weightKg: '公斤', lengthCm: '厘米', headCm: '厘米' };

const only = (field: MeasuredField, value: number, from: Measurement): Measurement => ({
  measuredOn: from.measuredOn,
  [field]: value,
  ...(field === 'lengthCm' && from.position && { position: from.position }),
});

function zOfField(person: GrowthPerson, field: MeasuredField, from: Measurement): number | null {
  const value = from[field];
  if (value === undefined) return null;
  const { indicators } = assessGrowth({ ...person, measurement: only(field, value, from) });
  return indicators.find(({ indicator }) => indicator === INDICATOR_OF[field])?.z ?? null;
}

function isPossible(field: MeasuredField, value: number): boolean {
  const [least, most] = POSSIBLE[field];
  return value >= least && value <= most;
}

function isLikely(person: GrowthPerson, field: MeasuredField, from: Measurement): boolean {
  const value = from[field] ?? 0;
  if (!isPossible(field, value)) return false;
  const z = zOfField(person, field, from);
  const [low, high] = LIKELY_Z[INDICATOR_OF[field]] ?? [-5, 5];
  return z === null || (z >= low && z <= high);
}

interface Slip {
  factor: number;
  say: (typed: number, meant: string) => string;
}
const moved = (factor: number): Slip => ({ factor, say: (typed, meant) => `您填了 ${typed}，是不是 ${meant}？` });
/** In the order people make them: grams, the lost decimal point, 斤 (half a kilogram), metres. */
const SLIPS: Readonly<Record<MeasuredField, readonly Slip[]>> = {
  weightKg: [
    { factor: 1 / 1000, say: (typed, meant) => `您填了 ${typed}，是不是 ${typed} 克，也就是 ${meant} 公斤？` },
    moved(1 / 10),
    moved(1 / 100),
    { factor: 1 / 2, say: (typed, meant) => `您填了 ${typed}，是不是 ${typed} 斤，也就是 ${meant} 公斤？` },
    moved(10),
  ],
  lengthCm: [
    { factor: 100, say: (typed, meant) => `您填了 ${typed}，是不是 ${typed} 米，也就是 ${meant} 厘米？` },
    moved(1 / 10),
    moved(10),
    moved(1 / 100),
  ],
  headCm: [moved(1 / 10), moved(10)],
};

/** The first slip whose number passes; undefined when none does. */
function findSlip(field: MeasuredField, typed: number, passes: (meant: number) => boolean): Question | undefined {
  for (const { factor, say } of SLIPS[field]) {
    const meant = Math.round(typed * factor * 1000) / 1000;
    if (passes(meant)) return { rule: 'unit', field, text: say(typed, String(meant)), suggestion: meant };
  }
  return undefined;
}

/** Asks for the number probably meant: one likely for the age, or for a number no child has, at least a possible one. */
function askUnit(person: GrowthPerson, field: MeasuredField, from: Measurement): Question {
  const typed = from[field] ?? 0;
  const likely = findSlip(field, typed, (meant) => isLikely(person, field, only(field, meant, from)));
  const found =
    likely ?? (isPossible(field, typed) ? undefined : findSlip(field, typed, (meant) => isPossible(field, meant)));
  const text = `${NAME_ZH[field]} ${typed} ${UNIT_ZH[field]}，在同龄孩子里很少见。再看一眼，没写错吧？`;
  return found ?? { rule: 'unlikely', field, text, suggestion: null };
}

/** Weight for length catches two numbers that fit the age each but not each other. */
function askTogether(person: GrowthPerson, measurement: Measurement): Question[] {
  const { weightKg, lengthCm } = measurement;
  if (weightKg === undefined || lengthCm === undefined) return [];
  const { indicators } = assessGrowth({ ...person, measurement });
  const odd = indicators.some(({ indicator, z }) => {
    if (indicator !== 'weight-for-length' && indicator !== 'bmi-for-age') return false;
    const [low, high] = LIKELY_Z[indicator] ?? [-5, 5];
    return z !== null && (z < low || z > high);
  });
  const text = `身高 ${lengthCm} 厘米、体重 ${weightKg} 公斤放在一起很少见。再看一眼，没写错吧？`;
  return odd ? [{ rule: 'unlikely', field: 'weightKg', text, suggestion: null }] : [];
}

function lossAllowed(person: GrowthPerson, field: MeasuredField, before: { value: number; now: Measurement }): number {
  if (field === 'lengthCm') return LENGTH_LOSS_CM;
  if (field === 'headCm') return HEAD_LOSS_CM;
  const newborn = monthsBetween(person.birthDate, before.now.measuredOn) < 1;
  return before.value * (newborn ? NEWBORN_LOSS_SHARE : WEIGHT_LOSS_SHARE);
}

function comparable(person: GrowthPerson, field: MeasuredField, two: readonly [Measurement, Measurement]) {
  if (field !== 'lengthCm') return two.map((one) => one[field]);
  const position = expectedPosition(exactMonths(person.birthDate, two[1].measuredOn));
  const own = expectedPosition(exactMonths(person.birthDate, two[0].measuredOn));
  return [
    lengthAs(position, { ...two[0], position: two[0].position ?? own })?.lengthCm,
    lengthAs(position, two[1])?.lengthCm,
  ];
}

function askAgainstBefore(person: GrowthPerson, field: MeasuredField, two: readonly [Measurement, Measurement]) {
  const [value, now] = comparable(person, field, two);
  if (value === undefined || now === undefined) return undefined;
  const said = `上次 ${two[0].measuredOn} 是 ${two[0][field] ?? value} ${UNIT_ZH[field]}`;
  const text = `${said}，这次填 ${two[1][field] ?? now}。再看一眼，没写错吧？`;
  if (value - now > lossAllowed(person, field, { value, now: two[1] }) + 1e-9)
    return { rule: 'less-than-before', field, text, suggestion: null } as const;
  const [zBefore, zNow] = [zOfField(person, field, two[0]), zOfField(person, field, two[1])];
  const jumped = zBefore !== null && zNow !== null && Math.abs(zNow - zBefore) > JUMP_Z;
  return jumped ? ({ rule: 'jump', field, text, suggestion: null } as const) : undefined;
}

/**
 * Questions to ask again before a measuring (kg, cm) is kept: an unlikely value with the number probably meant (grams, 斤, metres, a lost
 * decimal point), values that do not fit each other, weight, length or head clearly less than the last one before, or a leap. `previous`
 * holds earlier and later measurings in order of day; the nearest one before counts. An empty answer means nothing to ask; never a refusal.
 */
export function checkPlausible(
  person: GrowthPerson,
  measurement: Measurement,
  previous: readonly Measurement[],
): Question[] {
  const unlikely = FIELDS.filter((field) => measurement[field] !== undefined).filter(
    (field) => !isLikely(person, field, measurement),
  );
  const own = unlikely.map((field) => askUnit(person, field, measurement));
  const together = unlikely.length === 0 ? askTogether(person, measurement) : [];
  const earlier = previous.filter((one) => one.measuredOn < measurement.measuredOn);
  const sinceThen = FIELDS.filter((field) => !unlikely.includes(field)).flatMap((field) => {
    const before = earlier.filter((one) => one[field] !== undefined).at(-1);
    return before ? (askAgainstBefore(person, field, [before, measurement]) ?? []) : [];
  });
  return [...own, ...together, ...sinceThen];
}
