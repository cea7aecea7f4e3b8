import { pressureGoalOf } from '@kangban/domain/blood-pressure/targets';
import { glucoseTargetOf } from '@kangban/domain/glucose/judge';
import type { Goal } from '@kangban/domain/point-rule/goal';
import { ageInYears, type PlainDate } from '@kangban/domain/shared/plain-date';
import type { KnownPerson } from '../reading/people';

function pressureGoal({ person, config }: KnownPerson, on: PlainDate): Goal[] {
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

function glucoseGoal({ person }: KnownPerson, on: PlainDate): Goal[] {
  const { pregnant, diabetes, personalGlucose: personalTarget } = person;
  const target = glucoseTargetOf({ ageYears: ageInYears(person.birthDate, on), pregnant, diabetes, personalTarget });
  if (!target) return [];
  const { fastingFrom: from, fastingBelow: below } = target;
  return [{ measure: 'glucose', from, below, words: `空腹 ${from} 到 ${below} 以下` }];
}

/** What was agreed with a person: the doctor's own target first, else the county's for a known illness; weight and waist only where a doctor agreed one. */
export function goalsOf(known: KnownPerson, on: PlainDate): Goal[] {
  const weight = known.targets.get('weight')?.value;
  const waist = known.targets.get('waist')?.value;
  return [
    ...pressureGoal(known, on),
    ...glucoseGoal(known, on),
    ...(weight?.item === 'weight'
      ? [
          {
            measure: 'weight' as const,
            fromKg: weight.lowKg,
            atMostKg: weight.highKg,
            words: `${weight.lowKg} 到 ${weight.highKg} 公斤`,
          },
        ]
      : []),
    ...(waist?.item === 'waist'
      ? [{ measure: 'waist' as const, below: waist.belowCm, words: `低于 ${waist.belowCm} 厘米` }]
      : []),
  ];
}
