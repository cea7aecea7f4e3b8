import { ageInYears } from '../shared/plain-date';
import { type Aims, aimedState } from './aims';
import { BMI_FROM_YEARS } from './body-mass';
import { bodyOf, numbersOf } from './body';
import { diseaseMarks } from './disease-marks';
import type { FactSource, HealthFact, Measure, NumberFact, RecordPerson } from './facts';
import { isMother } from './age-marks';
import { glucoseState, type NumberState, pressureState, waistState } from './limits';

/** The numbers of the first page, in its order. */
export const NEWEST_MEASURES = [
  'blood-pressure',
  'glucose',
  'weight',
  'height',
  'waist',
] as const satisfies readonly Measure[];
export type NewestMeasure = (typeof NEWEST_MEASURES)[number];

/** One value in words: `136/82`. */
export interface NumberValue extends Pick<FactSource, 'entryId' | 'kind' | 'on'> {
  text: string;
  home: boolean;
}

export interface NewestNumber {
  measure: NewestMeasure;
  name: string;
  unit: string;
  /** Newest first; the first is the one the state is of. */
  values: NumberValue[];
  /** Null where no rule says anything: children, pregnancy, a number without a table. */
  state: NumberState | null;
}

const WORDS: Readonly<Record<NewestMeasure, { name: string; unit: string }>> = {
  'blood-pressure': { name: '血压', unit: 'mmHg' },
  glucose: { name: '空腹血糖', unit: 'mmol/L' },
  weight: { name: '体重', unit: '公斤' },
  height: { name: '身高', unit: '厘米' },
  waist: { name: '腰围', unit: '厘米' },
};

const VALUES_MAX = 8;

/** As ux.md §9 writes it: whole mmHg, one decimal of mmol/L, kg and height, whole cm of waist. */
function valueText({ measure, value, second }: NumberFact): string {
  if (measure === 'blood-pressure') return `${Math.round(value)}/${Math.round(second ?? 0)}`;
  return measure === 'waist' ? String(Math.round(value)) : value.toFixed(1);
}

const valueOf = (fact: NumberFact): NumberValue => ({
  entryId: fact.entryId,
  kind: fact.kind,
  on: fact.on,
  text: valueText(fact),
  home: fact.setting === 'home',
});

function weightState(person: RecordPerson, facts: readonly HealthFact[]): NumberState | null {
  const state = bodyOf(person, facts)?.state;
  if (!state) return null;
  return {
    tone: state.fine ? 'normal' : 'attention',
    word: state.word,
    note: state.note ?? '',
    source: state.source,
    verified: state.verified,
  };
}

/** By the lines of everybody. */
function lineState(person: RecordPerson, facts: readonly HealthFact[], newest: NumberFact): NumberState | null {
  const { measure, value, second, on } = newest;
  if (measure === 'weight') return weightState(person, facts);
  // The other tables are of adults, and pregnancy has limits of its own.
  if (measure === 'height' || ageInYears(person.birthDate, on) < BMI_FROM_YEARS || isMother(person, facts, on))
    return null;
  if (measure === 'blood-pressure')
    return pressureState({ systolic: value, diastolic: second ?? 0, home: newest.setting === 'home' });
  if (measure === 'waist') return waistState(value, person.sex);
  const diabetic = diseaseMarks('chronic', facts, on).some(({ key }) => key === 'diabetes');
  return glucoseState({ value, low: newest.low, high: newest.high, diabetic });
}

/**
 * The newest numbers of a person with a word each: by what is aimed at with them, else by the lines of everybody. Of adults the height stands
 * behind the BMI and not by itself.
 */
export function newestNumbers(person: RecordPerson, facts: readonly HealthFact[], aims: Aims): NewestNumber[] {
  return NEWEST_MEASURES.flatMap((measure) => {
    const all = numbersOf(facts, measure);
    const [newest] = all;
    if (!newest || (measure === 'height' && ageInYears(person.birthDate, newest.on) >= BMI_FROM_YEARS)) return [];
    return [
      {
        measure,
        ...WORDS[measure],
        values: all.slice(0, VALUES_MAX).map(valueOf),
        state: aimedState(newest, aims) ?? lineState(person, facts, newest),
      },
    ];
  });
}
