// Every entry of a county's records, made after its people.
import type { PlainDate } from '../../../domain/src/shared/plain-date';
import { addMonths } from '../days';
import type { DemoFamily } from '../demo-family';
import type { Person } from '../people';
import type { Random } from '../random';
import type { Site } from '../sites';
import { liveAdult } from './adults';
import { daughterEntries, maternalVisits } from './demo-daughter-rows';
import { fatherEntries } from './father/entries';
import type { SeededEntry } from './entry';

interface Making {
  today: PlainDate;
  people: readonly Person[];
  family: DemoFamily;
  hospital: Site;
  random: Random;
  /** 爸爸's own account: he writes down his blood pressure. */
  fathersAccount: string;
}

const ADULT_YEARS = 18;
/** Pregnancies of the last two years are in the records. */
const PREGNANCIES_MONTHS = 24;

function pregnancies({ today, people, random, hospital }: Making): SeededEntry[] {
  const oldest = addMonths(today, -PREGNANCIES_MONTHS);
  return people
    .filter(({ birthDate, reserved }) => birthDate >= oldest && !reserved)
    .flatMap((child) => {
      const mother = child.guardians.find(({ relation }) => relation === 'mother')?.person;
      return mother ? maternalVisits(mother, child.birthDate, { today, random, hospital }) : [];
    });
}

/** What the county's clinics and people have written down: the demo family as the pictures show it, everybody else by age. */
export function makeRecords(making: Making): SeededEntry[] {
  const { today, people, family, hospital, random, fathersAccount } = making;
  const { father, xiaomei, anan } = family;
  const others = people.filter((person) => person !== father && person !== xiaomei && person.years >= ADULT_YEARS);
  return [
    ...fatherEntries({ today, father, daughter: xiaomei, hospital, accountId: fathersAccount }),
    ...daughterEntries({ today, daughter: xiaomei, child: anan, random, hospital }),
    ...pregnancies(making),
    ...others.flatMap((person) => liveAdult(person, { today, random, hospital })),
  ];
}
