// The injections of a life, visit by visit: at each visit the product's own rules say what may be given, so that no record
// contradicts the programme of its day; people come late, leave gaps, come too early, buy other vaccines, move in.
import { forecast } from '../../domain/src/immunization/forecast';
import type { ForecastDose } from '../../domain/src/immunization/types';
import { type PlainDate, toPlainDate } from '../../domain/src/shared/plain-date';
import { addDays, addMonths } from './days';
import { paidDoses, type PaidHabit, paidHabitsOf } from './paid-vaccines';
import type { Person } from './people';
import { BIRTH_WARDS, ELSEWHERE } from './places-table';
import type { Random } from './random';
import { forecastInput, isDue, nextDoses } from './record';
import { isOpen, type Site } from './sites';

/** Records of older people are on paper. */
export const RECORDED_BELOW_YEARS = 18;
const VISITS_MAX = 45;

interface Habits {
  paid: readonly PaidHabit[];
  /** Comes no more from this day on. */
  stopsOn: PlainDate | undefined;
  /** Days of one visit that is made too early. */
  early: number;
}

/** Days after the first possible one: most families come soon, some weeks later, a few after months. */
function delayDays(random: Random): number {
  return random.weighted([
    [() => random.int(0, 6), 58],
    [() => random.int(7, 30), 31],
    [() => random.int(31, 90), 8],
    [() => random.int(91, 330), 3],
  ] as const)();
}

/** The first day from `day` on which the clinic vaccinates. */
function openDay(site: Site, day: PlainDate): PlainDate {
  let open = day;
  while (!isOpen(site, open)) open = addDays(open, 1);
  return open;
}

const FIVE_IN_ONE = 'DTaP-IPV/Hib';
/** After a paid dose the family asks again this soon. */
const PAID_AGAIN_DAYS = 28;
const REPLACED_BY_FIVE_IN_ONE: ReadonlySet<string> = new Set(['DTaP', 'polio']);

class Life {
  private readonly birthWard: string;
  private earlyBy = 0;

  constructor(
    private readonly person: Person,
    private readonly site: Site,
    private readonly at: { habits: Habits; random: Random },
  ) {
    this.birthWard = at.random.pick(BIRTH_WARDS);
  }

  private give(vaccine: string, date: PlainDate): void {
    const { person } = this;
    const isElsewhere = person.movedInOn !== null && date < person.movedInOn;
    const atBirth = date <= addDays(person.birthDate, 2);
    const siteName = isElsewhere ? (ELSEWHERE[person.name.charCodeAt(0) % ELSEWHERE.length] ?? null) : this.birthWard;
    const isHere = !isElsewhere && !atBirth;
    person.given.push({ vaccine, date, site: isHere ? this.site : null, siteName: isHere ? null : siteName });
  }

  /** What may be given on a day; a family that comes too early gets it all the same. */
  private isGiven({ status, earliestOn }: ForecastDose, day: PlainDate): boolean {
    if (status === 'due' || status === 'overdue') return this.at.random.chance(0.97);
    return this.earlyBy > 0 && status === 'not-yet' && earliestOn !== null && earliestOn <= addDays(day, this.earlyBy);
  }

  private wantedOn(day: PlainDate): { wanted: ForecastDose[]; programme: readonly ForecastDose[] } {
    const { doses } = forecast(forecastInput(this.person, day));
    const paid = nextDoses(paidDoses(this.person, day, this.at.habits.paid));
    const fiveInOne = paid.find((dose) => dose.vaccine === FIVE_IN_ONE);
    const waits = fiveInOne !== undefined && (isDue(fiveInOne) || fiveInOne.status === 'not-yet');
    const free = nextDoses(doses).filter((dose) => !(waits && REPLACED_BY_FIVE_IN_ONE.has(dose.series)));
    return { wanted: [...free, ...paid], programme: doses };
  }

  /** Gives what is due on a day; returns the day something more can be given. */
  visit(day: PlainDate): PlainDate | undefined {
    const { wanted, programme } = this.wantedOn(day);
    const open: (PlainDate | null | undefined)[] = [];
    for (const dose of wanted) {
      if (this.isGiven(dose, day)) {
        this.give(dose.vaccine, day);
        open.push(programme.find((one) => one.series === dose.series && one.dose === dose.dose + 1)?.earliestOn);
        if (dose.paid) open.push(addDays(day, PAID_AGAIN_DAYS));
      } else if (isDue(dose)) open.push(addDays(day, this.at.random.int(20, 70)));
      else if (dose.status === 'not-yet') open.push(dose.earliestOn);
    }
    this.earlyBy = 0;
    return open.filter((one): one is PlainDate => one != null && one > day).sort()[0];
  }

  /** The day a family comes for what can be given from `possible` on. */
  comesOn(possible: PlainDate): PlainDate {
    if (this.at.habits.early > 0 && this.at.random.chance(0.1)) {
      this.earlyBy = this.at.habits.early;
      this.at.habits.early = 0;
      return addDays(possible, -this.earlyBy);
    }
    return openDay(this.site, addDays(possible, delayDays(this.at.random)));
  }
}

function habitsOf(person: Person, today: PlainDate, random: Random): Habits {
  const stopsOn = random.chance(0.035) ? addMonths(person.birthDate, random.int(2, 60)) : undefined;
  return { paid: paidHabitsOf(person, today, random), stopsOn, early: random.chance(0.01) ? random.int(2, 9) : 0 };
}

/** From the day of birth, or a day or two later, visit after visit until the family stops coming or the day of loading. */
function comeAgainAndAgain(life: Life, from: PlainDate, end: PlainDate): void {
  let day: PlainDate | undefined = from;
  for (let visits = 0; day && day < end && visits < VISITS_MAX; visits += 1) {
    const possible = life.visit(day);
    day = possible && life.comesOn(possible);
  }
}

/** A child's doses up to yesterday; the day of loading itself is left for the desk. */
export function liveChildhood(person: Person, today: PlainDate, random: Random): void {
  const { site } = person;
  if (!site || person.years >= RECORDED_BELOW_YEARS) return;
  const habits = habitsOf(person, today, random);
  const life = new Life(person, site, { habits, random });
  const from = random.chance(0.97) ? person.birthDate : addDays(person.birthDate, random.int(1, 2));
  comeAgainAndAgain(life, from, habits.stopsOn && habits.stopsOn < today ? habits.stopsOn : today);
  if (person.movedInOn && random.chance(0.08)) person.given.splice(0, random.int(1, 3)); // the old book is incomplete
}

interface AdultHabit {
  vaccine: string;
  fromYears: number;
  /** Years of age after the last birthday at which nobody begins any more. */
  toYears: number;
  sex?: 'female';
  share: number;
  /** Months after the first injection. */
  months: readonly number[];
  since: PlainDate;
}

/** Shares are invented, ages and intervals those of the labels (domain/immunization/product-table). */
const ADULT_HABITS: readonly AdultHabit[] = [
  { vaccine: 'PPV23', fromYears: 60, toYears: 95, share: 0.16, months: [0], since: toPlainDate('2015-03-01') },
  { vaccine: 'Zoster-RZV', fromYears: 50, toYears: 80, share: 0.02, months: [0, 2], since: toPlainDate('2020-07-01') },
  {
    vaccine: '2vHPV',
    fromYears: 18,
    toYears: 44,
    sex: 'female',
    share: 0.1,
    months: [0, 1, 6],
    since: toPlainDate('2020-06-01'),
  },
  {
    vaccine: '9vHPV',
    fromYears: 18,
    toYears: 44,
    sex: 'female',
    share: 0.05,
    months: [0, 2, 6],
    since: toPlainDate('2022-10-01'),
  },
];

function liveCourse(person: Person, habit: AdultHabit, at: { today: PlainDate; random: Random; site: Site }): void {
  const { today, random, site } = at;
  const from = [addMonths(person.birthDate, 12 * habit.fromYears), habit.since].sort().at(-1) ?? today;
  const months = Math.floor((Date.parse(today) - Date.parse(from)) / 2_629_800_000);
  if (months < 1) return;
  const first = addDays(addMonths(from, random.int(0, months - 1)), random.int(0, 27));
  for (const month of habit.months) {
    const date = openDay(site, addDays(addMonths(first, month), random.int(0, 5)));
    if (date < today) person.given.push({ vaccine: habit.vaccine, date, site, siteName: null });
  }
}

/** Influenza in the autumns of the last three years: older people more often. */
function liveAutumns(person: Person, { today, random, site }: { today: PlainDate; random: Random; site: Site }): void {
  const share = person.years >= 60 ? 0.22 : person.years < 18 ? 0.08 : 0.03;
  const year = Number(today.slice(0, 4));
  for (const autumn of [year - 2, year - 1, year]) {
    if (!random.chance(share)) continue;
    const date = openDay(site, addDays(toPlainDate(`${autumn}-09-15`), random.int(0, 75)));
    if (date < today && date >= addMonths(person.birthDate, 12 * 3))
      person.given.push({ vaccine: 'Flu-IIV', date, site, siteName: null });
  }
}

function isMeant({ fromYears, toYears, sex, vaccine }: AdultHabit, person: Person): boolean {
  const fits = person.years >= fromYears && person.years <= toYears && (sex === undefined || sex === person.sex);
  const hasRival = vaccine.endsWith('HPV') && person.given.some((one) => one.vaccine.endsWith('HPV'));
  return fits && !hasRival;
}

/** What grown-ups had: influenza, pneumonia, zoster, HPV; and children their autumns. */
export function liveAdulthood(person: Person, today: PlainDate, random: Random): void {
  const { site } = person;
  if (!site) return;
  const at = { today, random, site };
  if (!person.movedInOn) liveAutumns(person, at);
  for (const habit of ADULT_HABITS) {
    if (isMeant(habit, person) && random.chance(habit.share)) liveCourse(person, habit, at);
  }
  person.given.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
