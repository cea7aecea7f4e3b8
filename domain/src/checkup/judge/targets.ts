/** What is aimed at with people whose illness is known: sugar in diabetes, pressure in hypertension. */
import type { CheckupConfig, PressureProfile, PressureRule } from '../config';
import { NO_RANGE } from './judged';
import type { PressureTarget } from '../report-input';
import { type Cut, type Scale, zonesOf } from './scale';
import type { ItemRange, SentenceRef } from '../types';
import type { Who } from './who';

interface Target {
  scale: Scale;
  range: ItemRange;
  notes: readonly SentenceRef[];
}

const up = (at: number): Cut => ({ at, belongs: 'up' });
const down = (at: number): Cut => ({ at, belongs: 'down' });

/** Fasting glucose in mmol/L up to which somebody known to have diabetes is to be called (fact sheet §4.2). */
export const HYPO_UP_TO = 3.9;

/**
 * Fasting glucose, fact sheet §4.2: up to 3.9 too low (referral), target from 4.4, satisfied below 7.0 (7.0 itself is 不满意 by the follow-up
 * rule though the guideline's target includes it), from 13.9 far above, from 16.7 an alarm.
 */
const GLUCOSE: Scale = {
  cuts: [down(HYPO_UP_TO), up(4.4), up(7), up(13.9), up(16.7)],
  places: [
    { level: 'urgent', direction: 'low', state: 'hypo' },
    { level: 'watch', direction: 'low', state: 'below-target' },
    { level: 'fine', direction: 'none', state: 'on-target' },
    { level: 'attention', direction: 'high', state: 'above-target' },
    { level: 'recheck', direction: 'high', state: 'far-above-target' },
    { level: 'urgent', direction: 'high', state: 'urgent-high' },
  ],
};

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
  source: '糖尿病控制目标（事实表 §4.2）',
  verified: false,
});

/** The target that stands in for the healthy range of an item; undefined where diabetes changes nothing. */
export function diabetesScale(item: string, who: Who): Target | undefined {
  const note = { id: 'note.diabetes-target' };
  if (item === 'hba1c') {
    const relaxed = who.ageYears >= RELAXED_YEARS ? [{ id: 'note.hba1c-relaxed' }] : [];
    return { scale: HBA1C, range: rangeOf(HBA1C, '7.0 以下', [null, 7]), notes: [note, ...relaxed] };
  }
  if (item !== 'fastingGlucose') return undefined;
  const scale = withCriticals(GLUCOSE, who.config);
  return { scale, range: rangeOf(scale, '4.4–7.0', [4.4, 7]), notes: [note] };
}

const RELAXED_YEARS = 65;

/** The county's own alarm above, where it set another than 16.7. */
function withCriticals(scale: Scale, { criticals }: CheckupConfig): Scale {
  const high = criticals.find(({ item, side }) => item === 'fastingGlucose' && side === 'high');
  if (!high || high.at === scale.cuts.at(-1)?.at || high.at <= 13.9) return scale;
  return { ...scale, cuts: [...scale.cuts.slice(0, -1), up(high.at)] };
}

/** A pressure's target for somebody, and who set it. */
export interface PressureGoal {
  goal: PressureTarget;
  /** Below the goal, still above what is better where it is borne well. */
  tolerated: PressureTarget | null;
  source: string;
  verified: boolean;
  isPersonal: boolean;
}

/** The document in force on the day, or the one the county chose. */
export function profileOn({ config, on }: Who): PressureProfile | undefined {
  const { pressureProfiles, pressureProfile } = config;
  if (pressureProfile !== 'by-date') return pressureProfiles.find(({ profile }) => profile === pressureProfile);
  const inForce = pressureProfiles.filter(({ validFrom }) => validFrom <= on);
  const newest = [...inForce].sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
  return newest ?? pressureProfiles[0];
}

const ruleAt = ({ rules }: PressureProfile, ageYears: number): PressureRule | undefined =>
  rules.find(({ ageMin, ageMax }) => ageMin <= ageYears && (ageMax === null || ageYears <= ageMax));

/**
 * The target of somebody known to have high blood pressure: the doctor's personal one first, else that of the document in force on the day
 * for this age. Null for people who are not known to have it.
 */
export function pressureGoal(who: Who): PressureGoal | null {
  const personal = who.context.personalTarget;
  if (personal)
    return { goal: personal, tolerated: null, source: '医生和您定的目标', verified: true, isPersonal: true };
  if (!who.hypertension) return null;
  const profile = profileOn(who);
  const rule = profile && ruleAt(profile, who.ageYears);
  if (!profile || !rule) return null;
  const { systolicBelow, diastolicBelow, tolerated } = rule;
  return {
    goal: { systolicBelow, diastolicBelow },
    tolerated: tolerated ?? null,
    source: profile.source,
    verified: profile.verified,
    isPersonal: false,
  };
}

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
