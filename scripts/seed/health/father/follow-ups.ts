import type { EntryPayloads } from '../../../../domain/src/record/payloads';
import type { PlainDate } from '../../../../domain/src/shared/plain-date';
import { addDays } from '../../days';
import { FOLLOW_UP_AGO, round1, type Told } from './making';

const PRESSURES: readonly (readonly [number, number])[] = [
  [148, 86],
  [142, 84],
  [146, 88],
  [138, 82],
  [136, 80],
  [140, 84],
  [138, 84],
  [144, 86],
];

function followUpFields(index: number, on: PlainDate): EntryPayloads['follow-up']['fields'] {
  const [systolic, diastolic] = PRESSURES[index] ?? [140, 84];
  return {
    way: index % 3 === 1 ? '2' : '1',
    symptoms: index === 0 ? ['2'] : ['1'],
    systolic,
    diastolic,
    weightKg: round1(66.4 + index * 0.2),
    weightGoalKg: 65,
    heartRate: 72 + (index % 4),
    cigarettesPerDay: 0,
    cigarettesGoal: 0,
    drinkLiang: 1,
    drinkGoalLiang: 0,
    exercisePerWeek: 7,
    exerciseMinutes: 40,
    salt: '2',
    saltGoal: '1',
    mindset: '1',
    compliance: '1',
    adherence: '1',
    adverseReaction: '1',
    class: systolic < 150 && diastolic < 90 ? '1' : '2',
    medicines: [{ name: '苯磺酸氨氯地平片', timesPerDay: 1, dose: '5 mg' }],
    nextOn: addDays(on, 90),
  };
}

/** A follow-up of the blood pressure every 91 days. */
export function followedUp(today: PlainDate): Told[] {
  return PRESSURES.map((_, index) => {
    const on = addDays(today, -FOLLOW_UP_AGO - 91 * index);
    return { kind: 'follow-up', on, payload: { form: 'follow-up-hypertension-3', fields: followUpFields(index, on) } };
  });
}
