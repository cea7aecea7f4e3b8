// Fills the slots of check-ups: those of the past week with children who were there, the released ones with children whose turn it is.
import { planVisits } from '../../domain/src/child-visit/plan-visits';
import { visitItem } from '../../domain/src/child-visit/visit-booking';
import { daysBetween, type PlainDate } from '../../domain/src/shared/plain-date';
import type { Bookings } from './bookings';
import type { Checkup, Childhood } from './checkups';
import type { Random } from './random';
import type { Site, Slot } from './sites';

const RELEASED_DAYS = 7;
/** Share of the online places of a released day that is taken. */
const TAKEN_SHARE = 0.55;

interface Filler {
  today: PlainDate;
  random: Random;
  childhoods: readonly Childhood[];
  slots: readonly Slot[];
  bookings: Bookings;
}

const keyOf = (site: Site, day: PlainDate): string => `${site.id} ${day}`;

/** Children who were looked at in the past week held a place. */
function placePast({ childhoods, slots, random, bookings, today }: Filler): void {
  const byDay = new Map<string, Slot[]>();
  for (const slot of slots.filter(({ day }) => day < today)) {
    const key = keyOf(slot.site, slot.day);
    byDay.set(key, [...(byDay.get(key) ?? []), slot]);
  }
  const place = ({ person }: Childhood, { site, on, row }: Checkup): void => {
    if (!site || row.place === 'home' || person.reserved) return;
    const slot = random.shuffled(byDay.get(keyOf(site, on)) ?? []).find((one) => bookings.hasRoom(one, 'online'));
    if (slot) bookings.book(slot, { person, pool: 'online', state: 'fulfilled', doses: [visitItem(row.code)] });
  };
  for (const childhood of childhoods) for (const checkup of childhood.checkups) place(childhood, checkup);
}

/** The visit a child may be booked for on a day; undefined when it is not its turn. */
function turnOn({ person, checkups }: Childhood, day: PlainDate) {
  const done = checkups.map(({ row, on, findings }) => ({
    visit: row.code,
    visitedOn: on,
    haemoglobinGL: findings.haemoglobinGL,
  }));
  return planVisits({ birthDate: person.birthDate, today: day, done }).visits.find(({ bookable }) => bookable)?.code;
}

interface Waiting {
  waiting: Childhood[];
  /** Everybody is asked once, at the own clinic or at the demo's. */
  asked: Set<Childhood>;
}

function fillSlot({ random, bookings }: Filler, slot: Slot, { waiting, asked }: Waiting): void {
  let wanted = Math.round(slot.online * TAKEN_SHARE + random.next() - 0.5);
  for (let tries = waiting.length; wanted > 0 && tries > 0; tries -= 1) {
    const child = waiting.pop();
    if (!child || asked.has(child)) continue;
    asked.add(child);
    const visit = turnOn(child, slot.day);
    if (!visit) continue;
    const doses = [visitItem(visit)];
    if (bookings.book(slot, { person: child.person, pool: 'online', state: 'booked', doses })) wanted -= 1;
  }
}

const isAtDemo = ({ person }: Childhood): boolean => person.site?.week === 'demo';

/** Fills what is to be filled; the demo family's own children are left for whoever tries the demo. */
export function fillCheckups(filler: Filler): void {
  const { today, childhoods, slots, random } = filler;
  placePast(filler);
  const bySite = new Map<Site | null, Childhood[]>();
  const free = childhoods.filter(({ person }) => !person.reserved && person.years < 7);
  const mixed = random.shuffled(free);
  // The demo clinic has somebody to look at in the smallest county: its own children come first.
  const everybody = [...mixed].sort((a, b) => Number(isAtDemo(a)) - Number(isAtDemo(b)));
  const asked = new Set<Childhood>();
  for (const child of mixed) {
    const own = bySite.get(child.person.site);
    if (own) own.push(child);
    else bySite.set(child.person.site, [child]);
  }
  for (const slot of slots) {
    const ahead = daysBetween(today, slot.day);
    if (ahead >= 0 && ahead < RELEASED_DAYS && slot.closedReason === null)
      fillSlot(filler, slot, {
        waiting: slot.site.week === 'demo' ? everybody : (bySite.get(slot.site) ?? []),
        asked,
      });
  }
}
