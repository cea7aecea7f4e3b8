/** What is aimed at with a reading of one person on one day: the band of a picture, or the words why there is none. */
import { RAISED_FROM } from '../blood-pressure/lines-table';
import { pressureGoalOf, whyNoTable } from '../blood-pressure/targets';
import type { PressureGoal, PressureSetting, PressureTarget } from '../blood-pressure/types';
import { aimAt, glucoseTargetOf } from '../glucose/judge';
import { GLUCOSE_LINES } from '../glucose/lines-table';
import { ageInYears, type PlainDate } from '../shared/plain-date';
import { roundTo } from '../shared/rounding';
import type { SentenceRef } from '../shared/sentence';
import { leastKgOfBmi } from '../weight/body-mass';
import { WAIST_FROM, WAIST_SOURCE } from '../weight/classes-table';
import { weightTableOf } from '../weight/classify';
import type { GlucoseTime, ReadingConfig, ReadingItem, ReadingPerson, TrendBand } from './types';

/** As people may look them up; the marks of our own list of sources stand beside: [S30], fact sheet §4.2 (M), [S43]. */
const PRESSURE_SOURCE = '国家基层高血压防治管理指南2025版';
const GLUCOSE_TARGET_SOURCE = '糖尿病控制目标';
const GLUCOSE_LINE_SOURCE = '国家基层糖尿病防治管理指南（2025）';
const PERSONAL_SOURCE = '医生和您定的目标';

/** Whose band, on which day. */
export interface Whose {
  person: ReadingPerson;
  config: ReadingConfig;
  on: PlainDate;
}

export type BandOrWhy = { band: TrendBand; why: null } | { band: null; why: SentenceRef };

/** Completed years on the day; every table asks it. */
export const ageOn = ({ person, on }: Whose): number => ageInYears(person.birthDate, on);

const why = (id: string): BandOrWhy => ({ band: null, why: { id } });
const band = (made: Omit<TrendBand, 'more'>, more: SentenceRef | null = null): BandOrWhy => ({
  band: { ...made, more },
  why: null,
});

const belowText = ({ systolicBelow, diastolicBelow }: PressureTarget): string =>
  `${systolicBelow}/${diastolicBelow} 以下`;

/** Below 150/90 first, and below 140/90 where it is borne well. */
const goalWords = (goal: PressureTarget, tolerated: PressureTarget): SentenceRef => ({
  id: 'goal.pressure-tolerated',
  values: { target: belowText(goal), better: belowText(tolerated) },
});

/** What holds for everybody whose doctor has set no target. */
const commonGoal = (setting: PressureSetting): PressureGoal => ({
  goal: { systolicBelow: RAISED_FROM[setting].systolic, diastolicBelow: RAISED_FROM[setting].diastolic },
  tolerated: null,
  source: PRESSURE_SOURCE,
  verified: true,
  isPersonal: false,
});

function pressureBand(whose: Whose, setting: PressureSetting): BandOrWhy {
  const { person, config, on } = whose;
  const ageYears = ageOn(whose);
  const { personalPressure: personalTarget, pregnant, hypertension } = person;
  const own = pressureGoalOf({ ageYears, pregnant, hypertension, personalTarget, on }, config);
  const none = whyNoTable({ ageYears, pregnant });
  if (!own && none) return why(`note.${none}`);
  const { goal, tolerated, source, verified, isPersonal } = own ?? commonGoal(setting);
  const made = {
    first: { low: null, high: goal.systolicBelow },
    second: { low: null, high: goal.diastolicBelow },
    text: belowText(goal),
    source,
    verified,
    isPersonal,
  };
  return band(made, tolerated && goalWords(goal, tolerated));
}

/** Numbers are shown with one decimal, so the last one inside is a step below the end. */
const STEP = 0.1;
const fromTo = (from: number, below: number): string => `${from.toFixed(1)} 到 ${(below - STEP).toFixed(1)}`;
const glucoseText = (from: number | null, below: number): string =>
  from === null ? `${below.toFixed(1)} 以下` : fromTo(from, below);

function glucoseBand(whose: Whose, time: GlucoseTime): BandOrWhy {
  const { person } = whose;
  const { pregnant, diabetes, personalGlucose: personalTarget } = person;
  const ageYears = ageOn(whose);
  const target = glucoseTargetOf({ ageYears, pregnant, diabetes, personalTarget });
  if (target) {
    const { from, below } = aimAt(target, time);
    return band({
      first: { low: from, high: below },
      second: null,
      text: glucoseText(from, below),
      source: personalTarget ? PERSONAL_SOURCE : GLUCOSE_TARGET_SOURCE,
      verified: personalTarget !== null,
      isPersonal: personalTarget !== null,
    });
  }
  const none = whyNoTable({ ageYears, pregnant });
  if (none) return why(`note.${none}`);
  const { raisedFrom } = GLUCOSE_LINES[time];
  return band({
    first: { low: null, high: raisedFrom },
    second: null,
    text: glucoseText(null, raisedFrom),
    source: GLUCOSE_LINE_SOURCE,
    verified: false,
    isPersonal: false,
  });
}

const agreed = (made: Pick<TrendBand, 'first' | 'text'>): BandOrWhy =>
  band({ ...made, second: null, source: PERSONAL_SOURCE, verified: true, isPersonal: true });

function weightBand(whose: Whose): BandOrWhy {
  const { heightCm, pregnant, personalWeight } = whose.person;
  if (personalWeight) {
    const { lowKg, highKg } = personalWeight;
    const first = { low: lowKg, high: roundTo(highKg + STEP, 1) };
    return agreed({ first, text: `${fromTo(lowKg, first.high)} 公斤` });
  }
  const table = weightTableOf({ ageYears: ageOn(whose), pregnant });
  if (typeof table === 'string') return why(`note.${table}`);
  if (heightCm === null || heightCm <= 0) return why('note.no-height');
  const low = leastKgOfBmi(table.aim.from, heightCm);
  const high = leastKgOfBmi(table.aim.below, heightCm);
  return band({
    first: { low, high },
    second: null,
    text: `${fromTo(low, high)} 公斤`,
    source: table.source,
    verified: table.verified,
    isPersonal: false,
  });
}

function waistBand(whose: Whose): BandOrWhy {
  const { sex, pregnant, personalWaist } = whose.person;
  if (personalWaist) {
    const { belowCm } = personalWaist;
    return agreed({ first: { low: null, high: belowCm }, text: `${belowCm} 厘米以下` });
  }
  const none = whyNoTable({ ageYears: ageOn(whose), pregnant });
  if (none) return why(`note.${none}`);
  if (sex === 'unknown') return why('note.sex-unknown');
  const { central } = WAIST_FROM[sex];
  return band({
    first: { low: null, high: central },
    second: null,
    text: `${central} 厘米以下`,
    source: WAIST_SOURCE,
    verified: true,
    isPersonal: false,
  });
}

/**
 * The band of an item (mmHg, mmol/L, kg, cm): the doctor's personal target first, else that of the illness that is known, else the line at
 * which a number counts as raised. None below 18, in pregnancy, without a height (weight) or a sex (waist): then the words why.
 */
export function bandOf(
  what: { item: ReadingItem; time: GlucoseTime | null; setting: PressureSetting },
  whose: Whose,
): BandOrWhy {
  switch (what.item) {
    case 'blood-pressure':
      return pressureBand(whose, what.setting);
    case 'glucose':
      return glucoseBand(whose, what.time ?? 'random');
    case 'weight':
      return weightBand(whose);
    case 'waist':
      return waistBand(whose);
  }
}
