import { pressureGoalOf } from '@kangban/domain/blood-pressure/targets';
import type { Goal } from '@kangban/domain/point-rule/goal';
import { ageInYears, type PlainDate } from '@kangban/domain/shared/plain-date';
import type { KnownPerson } from '../reading/people';

/** The county's target of fasting glucose where the doctor set none: from 4.4, below 7.0 mmol/L (fact sheet §4.2). */
const FASTING = { from: 4.4, below: 7 };

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

function glucoseGoal({ person, targets }: KnownPerson, on: PlainDate): Goal[] {
  const own = targets.get('glucose')?.value;
  const set = own?.item === 'glucose' ? { from: own.fastingFrom, below: own.fastingBelow } : undefined;
  const byTable = person.diabetes && !person.pregnant && ageInYears(person.birthDate, on) >= 18 ? FASTING : undefined;
  const goal = set ?? byTable;
  return goal ? [{ measure: 'glucose', ...goal, words: `空腹 ${goal.from} 到 ${goal.below} 以下` }] : [];
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
