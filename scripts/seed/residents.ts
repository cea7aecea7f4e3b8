// Names, addresses, numbers and facts for the people of the county.
import { partsOf, type PlainDate } from '../../domain/src/shared/plain-date';
import { addDays, addMonths } from './days';
import { Numbers } from './identity';
import { GIVEN_NAMES, SURNAMES } from './names-table';
import { NEIGHBOURHOODS, VILLAGES } from './places-table';
import { type Household, makeHouseholds, makePeople, type Person } from './people';
import type { Random } from './random';
import type { Site } from './sites';

interface Making {
  countyCode: string;
  today: PlainDate;
  random: Random;
  sites: readonly Site[];
  idAt: () => string;
}

const ADULT = 18;

function givenName(person: Person, random: Random): string {
  const style = GIVEN_NAMES.find(({ until }) => partsOf(person.birthDate).year <= until);
  if (!style) throw new RangeError(`no names for ${person.birthDate}`);
  const letters = person.sex === 'male' ? style.male : style.female;
  const first = random.letter(letters);
  return random.chance(style.single) ? first : first + random.letter(letters);
}

/** Children and the father's parents bear the family's name, everybody else their own. */
function nameAll({ head, members }: Household, random: Random): void {
  const family = random.weighted(SURNAMES);
  const childrensName = random.chance(0.94) ? family : random.weighted(SURNAMES);
  for (const person of members) {
    const isElderMan = person.sex === 'male' && person.years > head.years + 15;
    const inherits = person === head || isElderMan;
    const surname = person.years < ADULT ? childrensName : inherits ? family : random.weighted(SURNAMES);
    person.name = surname + givenName(person, random);
  }
}

const isUrban = ({ township }: Site): boolean => township === '城关镇';

function settle({ members }: Household, weights: readonly (readonly [Site, number])[], random: Random): void {
  const site = random.weighted(weights);
  const village = isUrban(site)
    ? `${random.pick(NEIGHBOURHOODS)}${random.int(1, 40)}号楼`
    : `${random.pick(VILLAGES)}${random.int(1, 18)}组`;
  for (const person of members) {
    person.site = site;
    person.township = site.township;
    person.village = village;
  }
}

/** Babies wait some weeks for their number, and some elders have no phone. */
function giveNumbers(person: Person, numbers: Numbers, { countyCode, today, random }: Making): void {
  const division = person.movedInOn ? `9902${String(random.int(1, 9)).padStart(2, '0')}` : countyCode;
  const waitsForNumber = person.birthDate > addDays(today, -45) && random.chance(0.4);
  if (!waitsForNumber) person.idNumber = numbers.idNumber(division, person.birthDate, person.sex);
  const hasPhone = person.years >= 70 ? random.chance(0.7) : person.years >= 16;
  if (hasPhone) person.phone = numbers.phone();
}

/** What the maternity ward wrote down. */
function giveBirthFacts(person: Person, random: Random): void {
  const isPreterm = random.chance(0.06);
  person.gestationWeeks = isPreterm ? random.int(31, 36) : random.int(37, 41);
  person.birthWeightG = Math.round(random.around(isPreterm ? 2350 : 3280, isPreterm ? 300 : 330));
  person.conditions = { maternalHbsAg: random.chance(0.04) ? 'positive' : 'negative' };
}

/** The few facts the immunization rules ask for, and who moved here as a child. */
function giveFacts(person: Person, { today, random }: Making): void {
  if (person.years < 7) giveBirthFacts(person, random);
  const sickShare = person.years < 45 ? 0 : Math.min(0.55, (person.years - 35) / 80);
  if (random.chance(sickShare)) person.conditions = { chronicDisease: true };
  if (person.years >= ADULT || !random.chance(0.06)) return;
  const movedInOn = addMonths(person.birthDate, random.int(3, 70));
  if (movedInOn < today) person.movedInOn = movedInOn;
}

/** Everybody but the demo family, by household. */
export function makeResidents(count: number, making: Making): Person[] {
  const { random, today } = making;
  const households = makeHouseholds(makePeople(count, today, random), random);
  const numbers = new Numbers(making.countyCode);
  const weights = making.sites.map((site) => [site, site.weight] as const);
  for (const household of random.shuffled(households)) {
    nameAll(household, random);
    settle(household, weights, random);
    for (const person of household.members) {
      giveFacts(person, making);
      giveNumbers(person, numbers, making);
      person.id = making.idAt();
    }
  }
  return households.flatMap(({ members }) => members).sort((a, b) => (a.id < b.id ? -1 : 1));
}
