// Fills the slots: what happened in the past week, the pictures at the demo clinic, and a mixture elsewhere.
import type { WantedDose } from '../../domain/src/immunization/decide-doses';
import { daysBetween, type PlainDate } from '../../domain/src/shared/plain-date';
import { addDays } from './days';
import type { Bookings, SeededAppointment } from './bookings';
import { DEMO_FILL } from './fill-table';
import type { Person } from './people';
import type { Random } from './random';
import type { Given } from './record';
import { PAST_DAYS, type Site, type Slot } from './sites';
import { bookableDoses, dosesGivenOn } from './wanted-doses';

/** Numbers of so many days are released on the loading day. */
const RELEASED_DAYS = 7;

interface Filler {
  today: PlainDate;
  random: Random;
  people: readonly Person[];
  slots: readonly Slot[];
  sites: readonly Site[];
  bookings: Bookings;
}

interface Found {
  person: Person;
  doses: WantedDose[];
}

/** People who may still be asked, their own clinic's first; each is taken at most once. */
class Candidates {
  private readonly bySite = new Map<Site | null, Person[]>();
  private readonly everybody: Person[];
  private readonly asked = new Set<Person>();

  constructor(
    people: readonly Person[],
    private readonly random: Random,
  ) {
    const mixed = random.shuffled(people.filter(({ reserved }) => !reserved));
    // Children with something due come before grown-ups with a wish.
    this.everybody = [...mixed.filter(({ years }) => years < 7), ...mixed.filter(({ years }) => years >= 7)].reverse();
    for (const person of this.everybody) {
      const own = this.bySite.get(person.site);
      if (own) own.push(person);
      else this.bySite.set(person.site, [person]);
    }
  }

  private from(list: Person[], day: PlainDate): Found | undefined {
    for (let person = list.pop(); person; person = list.pop()) {
      if (this.asked.has(person)) continue;
      this.asked.add(person);
      const doses = bookableDoses(person, day, this.random);
      if (doses.length > 0) return { person, doses };
    }
    return undefined;
  }

  /** Somebody with doses that can be given on the day; from anywhere in the county when `anywhere` and the clinic has nobody left. */
  next(site: Site, day: PlainDate, anywhere: boolean): Found | undefined {
    const own = this.from(this.bySite.get(site) ?? [], day);
    return own ?? (anywhere ? this.from(this.everybody, day) : undefined);
  }
}

/** Injections the histories put into the past week were given to people who held a place. */
function placeHistories({ today, people, slots, random, bookings }: Filler): void {
  const from = addDays(today, -PAST_DAYS);
  const ofDay = new Map<string, Slot[]>();
  for (const slot of slots.filter(({ day }) => day < today)) {
    const key = `${slot.site.id} ${slot.day}`;
    ofDay.set(key, [...(ofDay.get(key) ?? []), slot]);
  }
  const slotsOf = (site: Site, day: PlainDate): Slot[] => random.shuffled(ofDay.get(`${site.id} ${day}`) ?? []);
  for (const person of people) {
    const days = new Set(
      person.given.filter(({ date, site }) => date >= from && site === person.site).map(({ date }) => date),
    );
    for (const day of days) {
      if (!person.site || person.reserved) continue;
      const pool = random.chance(0.85) ? 'online' : 'onsite';
      const slot = slotsOf(person.site, day).find((one) => bookings.hasRoom(one, pool));
      if (slot) bookings.book(slot, { person, pool, state: 'fulfilled', doses: dosesGivenOn(person, day, today) });
    }
  }
}

/** Share of the past week's online places in which somebody was vaccinated, and in which somebody never came. */
const SERVED_SHARE = 0.3;
const MISSED_SHARE = 0.03;

/** The past week: people who came and have the dose since, and a few who never came. */
function fillPastWeek({ today, slots, random, bookings }: Filler, candidates: Candidates): void {
  for (const slot of slots.filter(({ day }) => day < today)) {
    for (let place = 0; place < slot.online; place += 1) {
      const chance = random.next();
      if (chance > SERVED_SHARE + MISSED_SHARE || !bookings.hasRoom(slot, 'online')) continue;
      const found = candidates.next(slot.site, slot.day, slot.site.week === 'demo');
      if (!found) break;
      const state = chance < MISSED_SHARE ? 'noshow' : 'fulfilled';
      const held = bookings.book(slot, { ...found, pool: 'online', state });
      if (held && state === 'fulfilled') found.person.given.push(...givenOf(held));
    }
  }
}

const givenOf = ({ slot, doses }: SeededAppointment): Given[] =>
  doses.map(({ vaccine }) => ({ vaccine, date: slot.day, site: slot.site, siteName: null }));

/** Online places taken in each slot of a day: some days full, some nearly, the rest fuller in the morning and sooner. */
function targetsOf(day: readonly Slot[], ahead: number, random: Random): number[] {
  const style = random.next();
  if (style < 0.18) return day.map((slot) => slot.online);
  const share = style < 0.35 ? 0.94 : Math.max(0.12, random.around(0.62 - 0.07 * ahead, 0.12));
  return day.map((slot, index) => {
    const slope = 1.2 - (0.4 * index) / Math.max(1, day.length - 1);
    return Math.min(slot.online, Math.round(slot.online * share * slope));
  });
}

interface DayFill {
  site: Site;
  day: readonly Slot[];
  online: readonly number[];
  onsite: readonly number[];
  anywhere: boolean;
}

/** Somebody new holds one more place of a slot; sometimes somebody else gave it back before. Nothing when all were asked. */
function fillOne(filler: Filler, ask: () => Found | undefined, at: { slot: Slot; pool: 'online' | 'onsite' }): boolean {
  const { random, bookings } = filler;
  const found = ask();
  if (!found) return false;
  const held = bookings.book(at.slot, { ...found, pool: at.pool, state: 'booked' });
  const earlier = held && at.pool === 'online' && random.chance(0.05) ? ask() : undefined;
  if (held && earlier) bookings.cancelled(held, earlier.person, earlier.doses);
  return true;
}

function fillDay(filler: Filler, candidates: Candidates, fill: DayFill): void {
  const { site, day, anywhere } = fill;
  day.forEach((slot, index) => {
    const ask = (): Found | undefined => candidates.next(site, slot.day, anywhere);
    for (const pool of ['online', 'onsite'] as const) {
      const target = fill[pool][index] ?? 0;
      let tries = 4 * target + 200;
      while (filler.bookings.fillingOf(slot).taken[pool] < target && tries > 0 && fillOne(filler, ask, { slot, pool }))
        tries -= 1;
    }
  });
}

function fillSite(filler: Filler, candidates: Candidates, site: Site): void {
  const { today, slots, random } = filler;
  for (let ahead = 0; ahead < RELEASED_DAYS; ahead += 1) {
    const day = slots.filter(
      (slot) => slot.site === site && daysBetween(today, slot.day) === ahead && slot.closedReason === null,
    );
    if (day.length === 0) continue;
    const picture = site.week === 'demo' ? DEMO_FILL[ahead] : undefined;
    const online = picture?.online ?? targetsOf(day, ahead, random);
    const onsite = picture?.onsite ?? [];
    fillDay(filler, candidates, { site, day, online, onsite, anywhere: picture !== undefined });
  }
}

/** Fills everything; the demo clinic first, so that the pictures hold in the smallest county. */
export function fillSlots(filler: Filler): void {
  placeHistories(filler);
  const candidates = new Candidates(filler.people, filler.random);
  for (const site of filler.sites) fillSite(filler, candidates, site);
  fillPastWeek(filler, candidates);
}
