import { pressureGoalOf } from '@kangban/domain/blood-pressure/targets';
import { glucoseTargetOf } from '@kangban/domain/glucose/judge';
import type { Goal } from '@kangban/domain/point-rule/goal';
import { ageInYears, type PlainDate } from '@kangban/domain/shared/plain-date';
import type { KnownPerson } from '../reading/people';

/** Who the person is to the tables, and by which documents the county works. */
type Known = ReturnType<KnownPerson['asOf']>;

function pressureGoal({ person, config }: Known, on: PlainDate): Goal[] {
  const found = pressureGoalOf(
    {
      ageYears: ageInYears(person.birthDate, on),
      pregnant: person.pregnant,
      hypertension: person.hypertension,
      personalTarget: person.personalPressure,
      on,
    },
    config,
  );
  if (!found) return [];
  const { systolicBelow, diastolicBelow } = found.goal;
  return [{ measure: 'blood-pressure', ...found.goal, words: `低于 ${systolicBelow}/${diastolicBelow}` }];
}

function glucoseGoal({ person }: Known, on: PlainDate): Goal[] {
  const { pregnant, diabetes, personalGlucose: personalTarget } = person;
  const target = glucoseTargetOf({ ageYears: ageInYears(person.birthDate, on), pregnant, diabetes, personalTarget });
  if (!target) return [];
  const { fastingFrom: from, fastingBelow: below } = target;
  return [{ measure: 'glucose', from, below, words: `空腹 ${from} 到 ${below} 以下` }];
}

/** Only what a doctor agreed; nobody who expects a child is to be paid for a lower weight. */
function bodyGoals({ person: { pregnant, personalWeight, personalWaist } }: Known): Goal[] {
  if (pregnant) return [];
  const weight = personalWeight && {
    measure: 'weight' as const,
    fromKg: personalWeight.lowKg,
    atMostKg: personalWeight.highKg,
    words: `${personalWeight.lowKg} 到 ${personalWeight.highKg} 公斤`,
  };
  const waist = personalWaist && {
    measure: 'waist' as const,
    below: personalWaist.belowCm,
    words: `低于 ${personalWaist.belowCm} 厘米`,
  };
  return [weight, waist].flatMap((goal) => goal ?? []);
}

/**
 * What was agreed with a person, by the same tables as the pages of readings: the doctor's own target first, else the county's for a known
 * illness (none below 18 and in pregnancy); weight and waist only where a doctor agreed one.
 */
export const goalsOf = (known: Known, on: PlainDate): Goal[] => [
  ...pressureGoal(known, on),
  ...glucoseGoal(known, on),
  ...bodyGoals(known),
];
