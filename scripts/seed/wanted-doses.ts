// Which doses a person may be booked for on a day: asked of the same rule that decides a real booking.
import { decideDoses, type WantedDose } from '../../domain/src/immunization/decide-doses';
import { forecast } from '../../domain/src/immunization/forecast';
import { readPerson } from '../../domain/src/immunization/person';
import { isProduct, planProductDoses } from '../../domain/src/immunization/plan-product';
import type { PlainDate } from '../../domain/src/shared/plain-date';
import type { Person } from './people';
import type { Random } from './random';
import { forecastInput, isDue, nextDoses } from './record';

/** More at one visit is rare. */
const DOSES_MAX = 4;
const CHILD_BELOW_YEARS = 14;

const wantedOf = ({ series, vaccine, dose }: WantedDose): WantedDose => ({ series, vaccine, dose });

/** Products grown-ups come for, most wanted first. */
function productsFor(person: Person): string[] {
  const isElder = person.years >= 60;
  const isYoungWoman = person.sex === 'female' && person.years >= 18 && person.years <= 44;
  return ['Flu-IIV', ...(isElder ? ['PPV23'] : []), ...(isYoungWoman ? ['2vHPV'] : [])];
}

function productDose(person: Person, day: PlainDate, random: Random): WantedDose[] {
  const [flu = 'Flu-IIV', ...others] = productsFor(person);
  const rival = person.given.some(({ vaccine }) => vaccine.endsWith('HPV') && vaccine !== '2vHPV');
  const wish = others.length > 0 && !rival && random.chance(0.35) ? random.pick(others) : flu;
  const next = nextDoses(planProductDoses(readPerson(forecastInput(person, day)), wish));
  return next.filter(isDue).map(wantedOf).slice(0, 1);
}

function wantedOn(person: Person, day: PlainDate, random: Random): WantedDose[] {
  if (person.years >= CHILD_BELOW_YEARS) return productDose(person, day, random);
  const programme = nextDoses(forecast(forecastInput(person, day)).doses)
    .filter(isDue)
    .map(wantedOf);
  const wantsMore = programme.length === 0 && person.years >= 1 && random.chance(0.4);
  return wantsMore ? productDose(person, day, random) : programme.slice(0, DOSES_MAX);
}

/** Doses of a person that can be given together on a day; empty when there is none. */
export function bookableDoses(person: Person, day: PlainDate, random: Random): WantedDose[] {
  // The past week holds days on which the youngest were not born yet.
  if (day < person.birthDate) return [];
  const wanted = wantedOn(person, day, random);
  if (wanted.length === 0) return [];
  return decideDoses({ input: forecastInput(person, day), wanted }).kind === 'ok' ? wanted : [];
}

/** The doses that injections of one day count as, by the numbers of the forecast. */
export function dosesGivenOn(person: Person, date: PlainDate, today: PlainDate): WantedDose[] {
  const given = person.given.filter((one) => one.date === date);
  const input = forecastInput(person, today);
  const programme = forecast(input).doses;
  const products = given.filter(({ vaccine }) => isProduct(vaccine));
  const paid = products.flatMap(({ vaccine }) => planProductDoses(readPerson(input), vaccine));
  const isOfDay = (dose: { status: string; givenOn?: PlainDate }): boolean =>
    dose.status === 'given' && dose.givenOn === date;
  return given.flatMap(({ vaccine }) => {
    const known = [...paid, ...programme].find((dose) => dose.vaccine === vaccine && isOfDay(dose));
    return known ? [wantedOf(known)] : [];
  });
}
