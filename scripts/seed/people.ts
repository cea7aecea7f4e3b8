// A county's people by age and sex, put together into families.
import type { PlainDate } from '../../domain/src/shared/plain-date';
import { addDays, addMonths } from './days';
import { AGE_GROUPS, GROUP_YEARS } from './age-table';
import type { Random } from './random';
import type { Given } from './record';
import type { Site } from './sites';

export type Sex = 'female' | 'male';
export type Relation = 'mother' | 'father' | 'grandparent' | 'other';

export interface Person {
  id: string;
  name: string;
  sex: Sex;
  /** Completed years on the loading day. */
  years: number;
  birthDate: PlainDate;
  idNumber: string | null;
  phone: string | null;
  site: Site | null;
  township: string;
  village: string;
  birthWeightG: number | null;
  gestationWeeks: number | null;
  conditions: Record<string, unknown>;
  guardians: { person: Person; relation: Relation }[];
  given: Given[];
  /** Moved here on this day; doses before it were given elsewhere. */
  movedInOn: PlainDate | null;
  /** Taken into the family pictures: never used to fill somebody else's slot. */
  reserved: boolean;
}

/** Everybody who lives together; the first gives the children their family name. */
export interface Household {
  head: Person;
  members: Person[];
}

const ADULT = 18;

/** A person of an age, born on some day of that year of life. */
export function makePerson(about: { years: number; sex: Sex }, today: PlainDate, random: Random): Person {
  const birthDate = addDays(addMonths(today, -12 * about.years), -random.int(0, 364));
  return {
    id: '',
    name: '',
    sex: about.sex,
    years: about.years,
    birthDate,
    idNumber: null,
    phone: null,
    site: null,
    township: '',
    village: '',
    birthWeightG: null,
    gestationWeeks: null,
    conditions: {},
    guardians: [],
    given: [],
    movedInOn: null,
    reserved: false,
  };
}

/** As many people as asked for, by the shares of the age table. */
export function makePeople(count: number, today: PlainDate, random: Random): Person[] {
  const total = AGE_GROUPS.reduce((sum, group) => sum + group.percent, 0);
  const people: Person[] = [];
  let share = 0;
  for (const group of AGE_GROUPS) {
    share += group.percent;
    while (people.length < Math.round((count * share) / total)) {
      const sex = random.chance(group.men) ? 'male' : 'female';
      people.push(makePerson({ years: group.from + random.int(0, GROUP_YEARS - 1), sex }, today, random));
    }
  }
  return people;
}

/** People of one sex by age, taken out one by one. */
class Waiting {
  private readonly byYears = new Map<number, Person[]>();

  constructor(people: readonly Person[]) {
    for (const person of people) this.put(person);
  }

  put(person: Person): void {
    const same = this.byYears.get(person.years);
    if (same) same.push(person);
    else this.byYears.set(person.years, [person]);
  }

  /** Somebody about that old, at most `within` years away. */
  take(years: number, within: number): Person | undefined {
    for (let away = 0; away <= within; away += 1) {
      const found = this.byYears.get(years + away)?.pop() ?? this.byYears.get(years - away)?.pop();
      if (found) return found;
    }
    return undefined;
  }

  rest(): Person[] {
    return [...this.byYears.values()].flat();
  }
}

interface Mother {
  person: Person;
  children: Person[];
  wants: number;
}

const WANTED_CHILDREN = [
  [1, 54],
  [2, 38],
  [3, 8],
] as const;

/** Mothers who may have another child: younger children at least a year and a half apart. */
class Mothers {
  readonly all: Mother[] = [];
  private readonly open = new Map<number, Mother[]>();

  constructor(
    private readonly women: Waiting,
    private readonly random: Random,
  ) {}

  private again(child: Person, age: number): Mother | undefined {
    const list = this.open.get(age) ?? [];
    const at = list.findIndex(({ children }) => children.every((one) => Math.abs(one.years - child.years) >= 2));
    const found = list[at];
    if (found && found.children.length + 1 >= found.wants) list.splice(at, 1);
    return found;
  }

  private first(age: number): Mother | undefined {
    const person = this.women.take(age, 3);
    if (!person) return undefined;
    const mother: Mother = { person, children: [], wants: this.random.weighted(WANTED_CHILDREN) };
    this.all.push(mother);
    if (mother.wants > 1) this.open.set(person.years, [...(this.open.get(person.years) ?? []), mother]);
    return mother;
  }

  /** The mother of a child: one with room for another, else a new one of a likely age. */
  of(child: Person): Mother | undefined {
    const age = child.years + Math.max(20, Math.min(43, Math.round(this.random.around(27, 4))));
    const mother = this.again(child, age) ?? this.again(child, age + 1) ?? this.first(age);
    mother?.children.push(child);
    return mother;
  }
}

const link = (child: Person, person: Person | undefined, relation: Relation): void => {
  if (person) child.guardians.push({ person, relation });
};

interface Pools {
  women: Waiting;
  men: Waiting;
  random: Random;
}

/** A grandmother or grandfather of the household's father, who brings the other along. */
function addGrandparents({ head, members }: Household, { women, men, random }: Pools): void {
  const grandmother = women.take(head.years + random.int(22, 30), 4);
  const grandfather = grandmother && men.take(grandmother.years + random.int(0, 4), 3);
  members.push(...[grandmother, grandfather].filter((one) => one !== undefined));
}

function familyOf(mother: Mother, pools: Pools): Household {
  const { random, men } = pools;
  const father = random.chance(0.95) ? men.take(mother.person.years + random.int(0, 4), 4) : undefined;
  const household: Household = {
    head: father ?? mother.person,
    members: [mother.person, ...(father ? [father] : []), ...mother.children],
  };
  if (random.chance(0.45)) addGrandparents(household, pools);
  const grandparent = household.members.find((one) => one.years > mother.person.years + 15);
  const isLeftBehind = grandparent !== undefined && random.chance(0.15);
  for (const child of mother.children) {
    link(child, mother.person, 'mother');
    link(child, father, 'father');
    if (isLeftBehind) link(child, grandparent, 'grandparent');
  }
  return household;
}

/** Children whose mother is not in the registry live with a grandmother. */
function fosterOf(child: Person, { women, random }: Pools): Household {
  const grandmother = women.take(child.years + random.int(48, 58), 12);
  link(child, grandmother, 'grandparent');
  return { head: grandmother ?? child, members: grandmother ? [grandmother, child] : [child] };
}

function couplesOf({ women, men, random }: Pools): Household[] {
  const households: Household[] = [];
  for (const woman of women.rest()) {
    const man = woman.years >= 22 && random.chance(0.82) ? men.take(woman.years + random.int(0, 3), 3) : undefined;
    households.push({ head: man ?? woman, members: man ? [man, woman] : [woman] });
  }
  for (const man of men.rest()) households.push({ head: man, members: [man] });
  return households;
}

/** Puts people together: mothers with their children first, then grandparents, couples and those who live alone. */
export function makeHouseholds(people: readonly Person[], random: Random): Household[] {
  const adults = people.filter((one) => one.years >= ADULT);
  const women = new Waiting(adults.filter((one) => one.sex === 'female'));
  const men = new Waiting(adults.filter((one) => one.sex === 'male'));
  const pools = { women, men, random };
  const mothers = new Mothers(women, random);
  const alone = random.shuffled(people.filter((one) => one.years < ADULT)).filter((child) => !mothers.of(child));
  const families = mothers.all.map((mother) => familyOf(mother, pools));
  const fostered = alone.map((child) => fosterOf(child, pools));
  // What `take` gave out is gone from the pools; whoever is left lives with a partner or alone.
  return [...families, ...fostered, ...couplesOf(pools)];
}
