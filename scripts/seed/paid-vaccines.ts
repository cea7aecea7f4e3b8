// Self-paid vaccines some families choose for their children, dose by dose as the labels allow.
import { readPerson } from '../../domain/src/immunization/person';
import { planProductDoses } from '../../domain/src/immunization/plan-product';
import type { ForecastDose } from '../../domain/src/immunization/types';
import { type PlainDate, toPlainDate } from '../../domain/src/shared/plain-date';
import { addMonths } from './days';
import type { Person } from './people';
import type { Random } from './random';
import { forecastInput } from './record';

export interface PaidHabit {
  vaccine: string;
  /** Months of age from which and before which the family asks for it. */
  from: number;
  before: number;
  /** First day it could be had in this county. */
  since: PlainDate;
  /** Share of the children born since then. */
  share: number;
}

/** Shares and first days are invented, in the order of what county clinics report. */
const HABITS: readonly PaidHabit[] = [
  { vaccine: 'DTaP-IPV/Hib', from: 2, before: 24, since: toPlainDate('2014-01-01'), share: 0.12 },
  { vaccine: 'Varicella', from: 12, before: 72, since: toPlainDate('2008-01-01'), share: 0.55 },
  { vaccine: 'EV71', from: 6, before: 40, since: toPlainDate('2016-08-01'), share: 0.3 },
  { vaccine: 'PCV13', from: 2, before: 30, since: toPlainDate('2017-06-01'), share: 0.16 },
  { vaccine: 'RV5', from: 2, before: 8, since: toPlainDate('2018-10-01'), share: 0.1 },
];

/** What this child's family pays for. */
export function paidHabitsOf(person: Person, today: PlainDate, random: Random): PaidHabit[] {
  return HABITS.filter((habit) => {
    const wants = random.chance(habit.share);
    return wants && habit.since <= addMonths(person.birthDate, habit.from) && person.birthDate < today;
  });
}

/** The doses of the wanted products as they stand on a day; those whose time is over are left out. */
export function paidDoses(person: Person, day: PlainDate, habits: readonly PaidHabit[]): ForecastDose[] {
  const wanted = habits.filter(
    ({ from, before }) => addMonths(person.birthDate, from) <= day && day < addMonths(person.birthDate, before),
  );
  if (wanted.length === 0) return [];
  const facts = readPerson(forecastInput(person, day));
  return wanted.flatMap(({ vaccine }) => {
    const startedOtherwise = vaccine === 'DTaP-IPV/Hib' && person.given.some(({ vaccine: had }) => had === 'DTaP');
    return startedOtherwise ? [] : planProductDoses(facts, vaccine);
  });
}
