/** How a newest number stands to what is aimed at with this person: the judgement of the pages of readings, so that both say the same. */
import { pressureGoalOf } from '../blood-pressure/targets';
import { glucoseTargetOf } from '../glucose/judge';
import { ageOn, type Whose } from '../reading/band';
import { sayReading } from '../reading/say';
import { standOf } from '../reading/stand';
import type { ReadingItem, ReadingStand } from '../reading/types';
import type { NumberFact } from './facts';
import { CALL_NOW, type NumberState, type NumberTone, REST_AND_AGAIN } from './limits';
import { readingOfNumber } from './reading-of-number';

/** Who somebody is to the tables of readings, and by which document their county works. */
export type Aims = Omit<Whose, 'on'>;

/** Whether anything is aimed at: what the doctor agreed, else the target of an illness that is known. */
function isAimedAt(item: ReadingItem, whose: Whose): boolean {
  const { person, config, on } = whose;
  const ageYears = ageOn(whose);
  switch (item) {
    case 'blood-pressure':
      return pressureGoalOf({ ...person, ageYears, personalTarget: person.personalPressure, on }, config) !== null;
    case 'glucose':
      return glucoseTargetOf({ ...person, ageYears, personalTarget: person.personalGlucose }) !== null;
    case 'weight':
      return (person.personalWeight ?? null) !== null;
    case 'waist':
      return (person.personalWaist ?? null) !== null;
  }
}

const TONES: Readonly<Record<Exclude<ReadingStand, 'unjudged'>, NumberTone>> = {
  'in-target': 'normal',
  nearly: 'normal',
  above: 'attention',
  below: 'attention',
  urgent: 'urgent',
};

/** The state of a number on its day by the person's own target; undefined where there is none, and the lines of everybody hold. */
export function aimedState(fact: NumberFact, aims: Aims): NumberState | undefined {
  const value = readingOfNumber(fact);
  const whose = { ...aims, on: fact.on };
  if (!value || !isAimedAt(value.item, whose)) return undefined;
  const { stand, word, note, source, verified } = standOf(value, fact.setting === 'home' ? 'home' : 'office', whose);
  if (stand === 'unjudged') return undefined;
  const urgentNote = value.item === 'blood-pressure' ? REST_AND_AGAIN : CALL_NOW;
  const noteText = note ? sayReading(note) : '';
  return {
    tone: TONES[stand],
    word: sayReading(word),
    note: stand === 'urgent' ? urgentNote : noteText,
    source,
    verified,
  };
}
