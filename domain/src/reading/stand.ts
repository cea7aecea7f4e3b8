/** How one reading, or one mean, stands: the pill beside the number. */
import { LOW_BELOW, reaches, VERY_HIGH_FROM } from '../blood-pressure/lines-table';
import { shownPressure } from '../blood-pressure/mean';
import type { Pressure, PressureSetting } from '../blood-pressure/types';
import { judgeGlucose } from '../glucose/judge';
import type { GlucoseState } from '../glucose/types';
import { roundTo } from '../shared/rounding';
import type { SentenceRef } from '../shared/sentence';
import { classifyWaist, classifyWeight } from '../weight/classify';
import type { WeightClass } from '../weight/types';
import { ageOn, bandOf, type Whose } from './band';
import type { GlucoseTime, ReadingStand, ReadingValue, TrendBand } from './types';

export interface Stand {
  stand: ReadingStand;
  /** 达标, 偏高 … `sayReading`. */
  word: SentenceRef;
  /** What it was compared with, or why it was not. */
  note: SentenceRef | null;
  source: string;
  /** False: shown as 以医疗机构告知为准. */
  verified: boolean;
}

const NOBODY = { source: '', verified: true };
const unjudged = (note: SentenceRef | null): Stand => ({
  stand: 'unjudged',
  word: { id: 'word.unjudged' },
  note,
  ...NOBODY,
});

const VERY_HIGH: SentenceRef = { id: 'word.very-high' };

const targetNote = ({ text, isPersonal }: TrendBand): SentenceRef => ({
  id: isPersonal ? 'note.personal-target' : 'note.target',
  values: { target: text },
});

const isLow = ({ systolic, diastolic }: Pressure): boolean =>
  systolic < LOW_BELOW.systolic || diastolic < LOW_BELOW.diastolic;

/** A line that a target set says 达标; one that holds for everybody says 不高. */
const hasGoal = ({ isPersonal }: TrendBand, { person }: Whose): boolean => isPersonal || person.hypertension;

function againstBand(shown: Pressure, { first, second }: TrendBand, wordOfGood: string): [ReadingStand, string] {
  if (reaches(shown, { systolic: first.high ?? Infinity, diastolic: second?.high ?? Infinity }))
    return ['above', 'word.above'];
  return isLow(shown) ? ['below', 'word.below'] : ['in-target', wordOfGood];
}

/** Very high holds for everybody; the rest only where there is a line. */
function standOfPressure(pressure: Pressure, setting: PressureSetting, whose: Whose): Stand {
  const shown = shownPressure(pressure);
  const { band, why } = bandOf({ item: 'blood-pressure', time: null, setting }, whose);
  const isVeryHigh = reaches(shown, VERY_HIGH_FROM);
  if (!band) return isVeryHigh ? { ...unjudged(why), stand: 'urgent', word: VERY_HIGH } : unjudged(why);
  const { source, verified } = band;
  const isGoal = hasGoal(band, whose);
  const note = isGoal ? targetNote(band) : { id: `note.${setting}-line`, values: { target: band.text } };
  if (isVeryHigh) return { stand: 'urgent', word: VERY_HIGH, note, source, verified };
  const [stand, id] = againstBand(shown, band, isGoal ? 'word.in-target' : 'word.not-high');
  return { stand, word: { id }, note, source, verified };
}

const OF_GLUCOSE: Readonly<Record<GlucoseState, readonly [stand: ReadingStand, word: string]>> = {
  'too-low': ['urgent', 'word.very-low'],
  'below-target': ['below', 'word.below'],
  'in-target': ['in-target', 'word.in-target'],
  usual: ['in-target', 'word.not-high'],
  'a-little-high': ['above', 'word.a-little-high'],
  'above-target': ['above', 'word.above'],
  'see-doctor': ['above', 'word.see-doctor'],
  'far-above': ['above', 'word.far-above'],
  'alarm-high': ['urgent', 'word.very-high'],
  unjudged: ['unjudged', 'word.unjudged'],
};

function standOfGlucose(mmolL: number, time: GlucoseTime, whose: Whose): Stand {
  const { pregnant, diabetes, personalGlucose: personalTarget } = whose.person;
  const person = { ageYears: ageOn(whose), pregnant, diabetes, personalTarget };
  const { state, isDisputed } = judgeGlucose({ mmolL, time, person });
  const { band, why } = bandOf({ item: 'glucose', time, setting: 'home' }, whose);
  const [stand, word] = OF_GLUCOSE[state];
  if (!band) return { stand, word: { id: word }, note: why, ...NOBODY };
  const { source, verified } = band;
  return { stand, word: { id: word }, note: isDisputed ? { id: 'note.seven' } : targetNote(band), source, verified };
}

const OF_WEIGHT: Readonly<Record<WeightClass, readonly [stand: ReadingStand, word: string]>> = {
  under: ['below', 'word.light'],
  normal: ['in-target', 'word.normal'],
  over: ['above', 'word.over'],
  'obese-1': ['above', 'word.obese'],
  'obese-2': ['above', 'word.obese'],
  'obese-3': ['above', 'word.obese'],
  'obese-4': ['above', 'word.obese'],
  'below-goal': ['below', 'word.below-goal'],
  'in-goal': ['in-target', 'word.in-target'],
  'above-goal': ['above', 'word.above-goal'],
};

type Words = readonly [below: string, above: string];

/** Against what the doctor agreed: the lower end is inside, the upper end of the band is not. */
function againstAgreed(value: number, band: TrendBand, [below, above]: Words): Stand {
  const { low, high } = band.first;
  const { source, verified } = band;
  const base = { note: targetNote(band), source, verified };
  if (low !== null && value < low) return { ...base, stand: 'below', word: { id: below } };
  if (high !== null && value >= high) return { ...base, stand: 'above', word: { id: above } };
  return { ...base, stand: 'in-target', word: { id: 'word.in-target' } };
}

function standOfWeight(kg: number, whose: Whose): Stand {
  const { pregnant, heightCm, personalWeight } = whose.person;
  const { band } = personalWeight ? bandOf({ item: 'weight', time: null, setting: 'home' }, whose) : { band: null };
  if (band) return againstAgreed(roundTo(kg, 1), band, ['word.below-goal', 'word.above-goal']);
  const classed = classifyWeight(kg, { ageYears: ageOn(whose), pregnant, heightCm });
  if (!classed.judged) return unjudged({ id: `note.${classed.why}` });
  const [stand, word] = OF_WEIGHT[classed.name];
  const { source, verified } = classed.classes;
  return {
    stand,
    word: { id: word },
    note: { id: 'note.bmi', values: { bmi: classed.bmi.toFixed(1) } },
    source,
    verified,
  };
}

function standOfWaist(cm: number, whose: Whose): Stand {
  const { pregnant, sex } = whose.person;
  const { band, why } = bandOf({ item: 'waist', time: null, setting: 'home' }, whose);
  if (!band) return unjudged(why);
  if (band.isPersonal) return againstAgreed(roundTo(cm, 1), band, ['word.below', 'word.waist-central']);
  const found = classifyWaist(cm, { ageYears: ageOn(whose), pregnant, sex });
  const { source, verified } = band;
  const base = { note: targetNote(band), source, verified };
  if (found === 'central') return { ...base, stand: 'above', word: { id: 'word.waist-central' } };
  if (found === 'nearly') return { ...base, stand: 'nearly', word: { id: 'word.waist-nearly' } };
  return { ...base, stand: 'in-target', word: { id: 'word.normal' } };
}

/**
 * How a reading or a mean stands for this person on this day (units as in `ReadingValue`). `setting`: a clinic's pressure is compared with
 * 140/90, one at home with 135/85, where no target is set. Nothing here says what somebody has.
 */
export function standOf(value: ReadingValue, setting: PressureSetting, whose: Whose): Stand {
  switch (value.item) {
    case 'blood-pressure':
      return standOfPressure(value, setting, whose);
    case 'glucose':
      return standOfGlucose(value.mmolL, value.time, whose);
    case 'weight':
      return standOfWeight(value.kg, whose);
    case 'waist':
      return standOfWaist(value.cm, whose);
  }
}
