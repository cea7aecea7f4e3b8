import { assessGrowth } from '../growth/assess-growth';
import { STATUS_ZH } from '../growth/texts';
import { addMonths, ageInYears, type PlainDate } from '../shared/plain-date';
import { isMother } from './age-marks';
import { BMI_FROM_YEARS, BMI_TABLE_YEARS, type BodyMass, bodyMassOf } from './body-mass';
import { type HealthFact, type Measure, newestFirst, type NumberFact, type RecordPerson } from './facts';
import { type HealthMark, idsOf } from './mark';

/** Numbers of one kind, newest first. */
export const numbersOf = (facts: readonly HealthFact[], measure: Measure): NumberFact[] =>
  facts.filter((one): one is NumberFact => one.fact === 'number' && one.measure === measure).sort(newestFirst);

export interface Body {
  weight: NumberFact;
  /** The height it is compared with; null when there is none that fits. */
  height: NumberFact | null;
  /** Class of the weight: word, number and what it compares with. Null where no table holds. */
  state: { word: string; note: string | null; fine: boolean; source: string; verified: boolean } | null;
}

const adultState = (mass: BodyMass | undefined): Body['state'] =>
  mass
    ? {
        word: mass.word,
        note: [`BMI ${mass.text}`, mass.goal].filter(Boolean).join('，'),
        fine: mass.fine,
        source: mass.source,
        verified: mass.verified,
      }
    : null;

/** A child by the standards of growth, with weight and length of the same day. */
function childState(person: RecordPerson, weight: NumberFact, height: NumberFact | null): Body['state'] {
  const { indicators } = assessGrowth({
    sex: person.sex,
    birthDate: person.birthDate,
    gestationWeeks: person.gestationWeeks ?? undefined,
    measurement: { measuredOn: weight.on, weightKg: weight.value, lengthCm: height?.value },
  });
  const told = indicators.filter(({ indicator, status }) => indicator !== 'length-for-age' && status !== null);
  const found =
    told.find(({ attention }) => attention) ?? told.find(({ indicator }) => indicator === 'bmi-for-age') ?? told[0];
  if (!found?.status) return null;
  return {
    word: STATUS_ZH[found.status],
    note: null,
    fine: !found.attention,
    source: found.standard ?? '',
    verified: true,
  };
}

/** Newest height of somebody grown up; a child's is of the day it was weighed. */
function heightFor(person: RecordPerson, weight: NumberFact, heights: readonly NumberFact[]): NumberFact | null {
  if (ageInYears(person.birthDate, weight.on) < BMI_FROM_YEARS)
    return heights.find(({ on }) => on === weight.on) ?? null;
  const grown = addMonths(person.birthDate, 12 * BMI_FROM_YEARS);
  return heights.find(({ on }) => on >= grown) ?? null;
}

function stateOf(told: {
  person: RecordPerson;
  facts: readonly HealthFact[];
  weight: NumberFact;
  height: NumberFact | null;
}): Body['state'] {
  const { person, facts, weight, height } = told;
  if (isMother(person, facts, weight.on)) return null;
  const ageYears = ageInYears(person.birthDate, weight.on);
  if (ageYears < BMI_FROM_YEARS) return childState(person, weight, height);
  return height ? adultState(bodyMassOf({ weightKg: weight.value, heightCm: height.value, ageYears })) : null;
}

/**
 * The newest weight with its class: children by the standards of growth, adults by BMI with their newest height. Nothing is said in
 * pregnancy and where a table is missing. Undefined when nobody was weighed.
 */
export function bodyOf(person: RecordPerson, facts: readonly HealthFact[]): Body | undefined {
  const [weight] = numbersOf(facts, 'weight');
  if (!weight) return undefined;
  const height = heightFor(person, weight, numbersOf(facts, 'height'));
  return { weight, height, state: stateOf({ person, facts, weight, height }) };
}

/** Words that need no 体重 before them. */
const SPEAKS_FOR_ITSELF: readonly string[] = ['超重', '肥胖', '重度肥胖', '低体重', '重度低体重', '消瘦'];

/** 体重状况: what the newest weight says, since the day it was taken. */
export function weightMark(person: RecordPerson, facts: readonly HealthFact[], day: PlainDate): HealthMark[] {
  const body = bodyOf(
    person,
    facts.filter(({ on }) => on <= day),
  );
  if (!body?.state) return [];
  const { weight, height, state } = body;
  return [
    {
      group: 'weight',
      key: state.word,
      text: SPEAKS_FOR_ITSELF.includes(state.word) ? state.word : `体重${state.word}`,
      note: state.note,
      tone: state.fine ? 'plain' : 'attention',
      since: weight.on,
      sinceIs: 'told',
      until: null,
      facts: idsOf(height ? [weight, height] : [weight]),
    },
  ];
}

/** The days from which another table of weight holds. */
export const weightBirthdays = ({ birthDate }: RecordPerson): PlainDate[] =>
  BMI_TABLE_YEARS.map((years) => addMonths(birthDate, 12 * years));
