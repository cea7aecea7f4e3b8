/** What is aimed at with people whose illness is known: sugar in diabetes, pressure in hypertension. */
import { pressureGoalOf } from '../../blood-pressure/targets';
import type { PressureGoal } from '../../blood-pressure/types';
import { glucoseTargetOf } from '../../glucose/judge';
import { FAR_ABOVE_FROM, GLUCOSE_ALARM } from '../../glucose/lines-table';
import type { GlucoseTarget } from '../../glucose/types';
import type { CheckupConfig } from '../config';
import { NO_RANGE } from './judged';
import { type Cut, type Scale, zonesOf } from './scale';
import type { ItemRange, SentenceRef } from '../types';
import { ADULT_YEARS, type Who } from './who';

interface Target {
  scale: Scale;
  range: ItemRange;
  notes: readonly SentenceRef[];
}

const up = (at: number): Cut => ({ at, belongs: 'up' });
const down = (at: number): Cut => ({ at, belongs: 'down' });

/**
 * Fasting glucose, fact sheet §4.2: up to 3.9 too low (referral), target from 4.4, satisfied below 7.0 (7.0 itself is 不满意 by the follow-up
 * rule though the guideline's target includes it) or what the doctor agreed, from 13.9 far above, from 16.7 an alarm.
 */
const glucoseScale = ({ fastingFrom, fastingBelow }: GlucoseTarget): Scale => ({
  cuts: [
    down(GLUCOSE_ALARM.lowUpTo),
    up(fastingFrom),
    up(fastingBelow),
    up(FAR_ABOVE_FROM),
    up(GLUCOSE_ALARM.highFrom),
  ],
  places: [
    { level: 'urgent', direction: 'low', state: 'hypo' },
    { level: 'watch', direction: 'low', state: 'below-target' },
    { level: 'fine', direction: 'none', state: 'on-target' },
    { level: 'attention', direction: 'high', state: 'above-target' },
    { level: 'recheck', direction: 'high', state: 'far-above-target' },
    { level: 'urgent', direction: 'high', state: 'urgent-high' },
  ],
});

/** HbA1c below 7.0 % (fact sheet §4.2 [S42 2nd]); with age the doctor may aim higher. */
const HBA1C: Scale = {
  cuts: [up(4), up(7)],
  places: [
    { level: 'watch', direction: 'low', state: 'low' },
    { level: 'fine', direction: 'none', state: 'on-target' },
    { level: 'attention', direction: 'high', state: 'above-target' },
  ],
};

const rangeOf = (scale: Scale, text: string, [low, high]: readonly [number | null, number]): ItemRange => ({
  origin: 'standard',
  low,
  high,
  text,
  zones: zonesOf(scale),
  source: '糖尿病控制目标',
  verified: false,
});

const DIABETES_NOTE: SentenceRef = { id: 'note.diabetes-target' };
const RELAXED_YEARS = 65;

/** Items that diabetes changes the reading of. */
export const isSugar = (item: string): boolean => item === 'fastingGlucose' || item === 'hba1c';

/** The target that stands in for the healthy range of an item; undefined where diabetes changes nothing, and below 18 without the doctor's. */
export function diabetesScale(item: string, who: Who): Target | undefined {
  if (item === 'hba1c' && who.ageYears >= ADULT_YEARS) {
    const relaxed = who.ageYears >= RELAXED_YEARS ? [{ id: 'note.hba1c-relaxed' }] : [];
    return { scale: HBA1C, range: rangeOf(HBA1C, '7.0 以下', [null, 7]), notes: [DIABETES_NOTE, ...relaxed] };
  }
  return item === 'fastingGlucose' ? glucoseTarget(who) : undefined;
}

/** The doctor's own target, else that of diabetes. */
function glucoseTarget({ ageYears, diabetes, context, config }: Who): Target | undefined {
  const { personalGlucose: personalTarget } = context;
  const target = glucoseTargetOf({ ageYears, pregnant: false, diabetes, personalTarget });
  if (!target) return undefined;
  const { fastingFrom, fastingBelow } = target;
  const [from, below] = [fastingFrom.toFixed(1), fastingBelow.toFixed(1)];
  const scale = withCriticals(glucoseScale(target), config);
  const range = rangeOf(scale, `${from}–${below}`, [fastingFrom, fastingBelow]);
  if (!personalTarget) return { scale, range, notes: [DIABETES_NOTE] };
  const notes = [{ id: 'note.personal-target', values: { target: below } }];
  return { scale, range: { ...range, source: '医生和您定的目标', verified: true }, notes };
}

/** The county's own alarm above, where it set another than 16.7. */
function withCriticals(scale: Scale, { criticals }: CheckupConfig): Scale {
  const high = criticals.find(({ item, side }) => item === 'fastingGlucose' && side === 'high');
  if (!high || high.at === scale.cuts.at(-1)?.at || high.at <= FAR_ABOVE_FROM) return scale;
  return { ...scale, cuts: [...scale.cuts.slice(0, -1), up(high.at)] };
}

/**
 * The target of this person on the day of the checkup, by the one table of `blood-pressure`. The record does not tell this page of a
 * pregnancy; children are left out before it.
 */
export const pressureGoal = ({ config, on, ageYears, hypertension, context }: Who): PressureGoal | null =>
  pressureGoalOf({ ageYears, pregnant: false, hypertension, personalTarget: context.personalTarget, on }, config);

/** A range that names a target of the pressure: 140/90 以下. */
export const goalRange = ({ goal, source, verified }: PressureGoal, scale: Scale): ItemRange => ({
  ...NO_RANGE,
  origin: 'standard',
  high: goal.systolicBelow,
  text: `${goal.systolicBelow}/${goal.diastolicBelow} 以下`,
  zones: zonesOf(scale),
  source,
  verified,
});
