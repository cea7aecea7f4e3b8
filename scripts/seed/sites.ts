// Clinics of the county: where they are, when they vaccinate, and the slots that follow from it.
import {
  planDay,
  type Holiday,
  type PlannedSlot,
  type SessionException,
  type SessionTemplate,
  type SitePolicy,
  type SlotPlanFacts,
} from '../../domain/src/booking/slot-plan';
import { partsOf, type PlainDate } from '../../domain/src/shared/plain-date';
import { elderlyTemplates } from './checkup-days';
import { addDays, weekdayOf } from './days';
import { DEMO_HOME, type Place, PLACES, type Week } from './places-table';
import type { Random } from './random';
import { serviceTemplates } from './service-days';

export interface Site extends Place {
  id: string;
  address: string;
  phone: string;
  latitude: number;
  longitude: number;
  services: string[];
  openingHours: Record<string, [string, string][]>;
  /** ISO weekdays with vaccination sessions, and with check-ups of children. */
  weekdays: ReadonlySet<number>;
  checkupWeekdays: ReadonlySet<number>;
  policy: SitePolicy;
  plan: SlotPlanFacts;
}

/** Slots of this many past days are there, too, with what happened in them. */
export const PAST_DAYS = 7;
/** Four weeks of slots from the loading day, as the server keeps them. */
export const SLOT_DAYS = 28;

const LEAST_SITES = 8;
const RESIDENTS_PER_SITE = 8000;
const KM_PER_DEGREE = 111.32;

/** Weekdays with sessions; the demo clinic rests three and six days after the loading day, whatever weekday that is. */
function weekdaysOf(week: Week, today: PlainDate): number[] {
  const closed = [3, 6].map((ahead) => weekdayOf(addDays(today, ahead)));
  const all = [1, 2, 3, 4, 5, 6, 7];
  switch (week) {
    case 'demo':
      return all.filter((weekday) => !closed.includes(weekday));
    case 'every-day':
      return all;
    case 'six-days':
      return [1, 2, 3, 4, 5, 6];
    case 'five-days':
      return [1, 2, 3, 4, 5];
    case 'odd-days':
      return [1, 3, 5];
    case 'even-days':
      return [2, 4, 6];
  }
}

type Session = Omit<SessionTemplate, 'weekday' | 'service' | 'validFrom' | 'validTo'>;

const HALF_HOURS = { slotMinutes: 30 } as const;

/** 12 online, 3 on-site and 4 places of the desk in the morning, 6, 2 and 1 in the afternoon: the pictures. */
const DEMO_SESSIONS: readonly Session[] = [
  {
    ...HALF_HOURS,
    startsAt: '08:30',
    endsAt: '10:30',
    stations: 2,
    minutesPerPerson: 3.15,
    onsitePlaces: 3,
    staffPlaces: 4,
  },
  {
    ...HALF_HOURS,
    startsAt: '14:00',
    endsAt: '16:00',
    stations: 1,
    minutesPerPerson: 3.15,
    onsitePlaces: 2,
    staffPlaces: 1,
  },
];

/** Stations grow with the people a clinic looks after; a sixth of the places is kept for those who come, one for the desk. */
function sessionsOf(place: Place, residents: number): Session[] {
  if (place.week === 'demo') return [...DEMO_SESSIONS];
  const stations = Math.max(1, Math.min(6, Math.round((residents * place.weight) / 100 / 4000)));
  const places = { minutesPerPerson: 5, stations, onsitePlaces: stations, staffPlaces: Math.ceil(stations / 2) };
  const morning = { ...HALF_HOURS, ...places, startsAt: '08:30', endsAt: '11:00' };
  const afternoon = { ...HALF_HOURS, ...places, startsAt: '14:30', endsAt: '16:30' };
  const isSmall = (residents * place.weight) / 100 < 1000;
  const isMorning = isSmall || place.week === 'odd-days' || place.week === 'even-days';
  return isMorning ? [morning] : [morning, afternoon];
}

const CHECK_UP = { ...HALF_HOURS, minutesPerPerson: 10, onsitePlaces: 1 } as const;

/**
 * Check-ups of children: every day at the mother-and-child hospital, else on the first two weekdays with vaccination, in the
 * afternoon where there is one, so that a family comes once. The demo clinic has them whenever it vaccinates.
 */
function checkupsOf({ kind, week }: Place, weekdays: readonly number[], hasAfternoon: boolean) {
  if (kind === 'county-hospital') return { days: [], sessions: [] };
  const morning = { ...CHECK_UP, startsAt: '08:30', endsAt: '11:00', stations: 1, staffPlaces: 0 };
  const afternoon = { ...CHECK_UP, startsAt: '14:00', endsAt: '16:30', stations: 1, staffPlaces: 0 };
  if (kind === 'maternal-child-hospital') {
    const big = { stations: 3, onsitePlaces: 2, staffPlaces: 1 };
    return { days: weekdays, sessions: [morning, afternoon].map((session) => ({ ...session, ...big })) };
  }
  const days = week === 'demo' ? weekdays : weekdays.slice(0, 2);
  return { days, sessions: [hasAfternoon ? afternoon : morning] };
}

const templatesOf = (
  service: string,
  { days, sessions }: { days: readonly number[]; sessions: readonly Session[] },
  validFrom: PlainDate,
): SessionTemplate[] =>
  days.flatMap((weekday) => sessions.map((session) => ({ ...session, weekday, service, validFrom, validTo: null })));

function policyOf(place: Place): SitePolicy {
  // The demo clinic keeps its on-site places until online booking ends, so that the desk always has some to give.
  const onsiteReleasedMinutesBefore = place.week === 'demo' ? 30 : 60;
  const releaseAt = place.kind === 'township-center' ? '08:00' : '07:30';
  return { releaseDaysAhead: 7, releaseAt, onsiteReleasedMinutesBefore, bookingCutoffMinutes: 30 };
}

function servicesOf({ kind }: Place): string[] {
  if (kind === 'county-hospital') return ['immunization'];
  if (kind === 'maternal-child-hospital') return ['immunization', 'child-health'];
  return ['immunization', 'child-health', 'elderly-checkup', 'recheck', 'chronic-disease', 'family-doctor', 'tcm'];
}

/** Days nobody vaccinates; none in the first week, so that the demo opens on an ordinary one. */
export function holidaysOf(today: PlainDate): Holiday[] {
  const names: Readonly<Record<string, string>> = {
    '1-1': '元旦',
    '5-1': '劳动节',
    '10-1': '国庆节',
    '10-2': '国庆节',
    '10-3': '国庆节',
  };
  return Array.from({ length: 365 }, (_, ahead) => addDays(today, PAST_DAYS + ahead)).flatMap((day) => {
    const name = names[`${partsOf(day).month}-${partsOf(day).day}`];
    return name ? [{ day, name }] : [];
  });
}

/** A few days that differ, beyond the first week. */
function exceptionsOf(index: number, today: PlainDate): SessionException[] {
  const service = 'immunization';
  if (index === 2) return [{ kind: 'closed', service, day: addDays(today, 9), reason: '冷链设备检修' }];
  if (index === 5)
    return [{ kind: 'capacity', service, day: addDays(today, 10), stations: 2, reason: '入托入学补种，加一个台' }];
  return [];
}

interface County {
  today: PlainDate;
  residents: number;
  random: Random;
  idAt: () => string;
}

function siteOf(place: Place, index: number, { today, residents, random, idAt }: County): Site {
  const weekdays = weekdaysOf(place.week, today);
  const sessions = sessionsOf(place, residents);
  const validFrom = addDays(today, -365);
  const checkups = checkupsOf(place, weekdays, sessions.length > 1);
  const templates = [
    ...templatesOf('immunization', { days: weekdays, sessions }, validFrom),
    ...templatesOf('child-health', checkups, validFrom),
    ...elderlyTemplates(place, weekdays, { today, validFrom }),
    ...serviceTemplates(place, validFrom),
  ];
  const policy = policyOf(place);
  const hours: [string, string][] =
    sessions.length > 1
      ? [
          ['08:00', '11:30'],
          ['14:00', '17:00'],
        ]
      : [['08:00', '11:30']];
  return {
    ...place,
    id: idAt(),
    address: `青岚县${place.township}${place.street}`,
    phone: index === 0 ? '0300-5550126' : `0300-555${random.int(2000, 9999)}`,
    latitude: Number((DEMO_HOME.latitude + place.north / KM_PER_DEGREE).toFixed(6)),
    longitude: Number(
      (DEMO_HOME.longitude + place.east / (KM_PER_DEGREE * Math.cos((DEMO_HOME.latitude * Math.PI) / 180))).toFixed(6),
    ),
    services: servicesOf(place),
    weekdays: new Set(weekdays),
    checkupWeekdays: new Set(checkups.days),
    openingHours: Object.fromEntries(weekdays.map((weekday) => [String(weekday), hours])),
    policy,
    plan: { templates, exceptions: exceptionsOf(index, today), holidays: holidaysOf(today), policy },
  };
}

/** The clinics of a county of this size: eight at least, one more for every eight thousand people while there are names. */
export function makeSites(county: County): Site[] {
  const count = Math.min(PLACES.length, Math.max(LEAST_SITES, Math.ceil(county.residents / RESIDENTS_PER_SITE)));
  return PLACES.slice(0, count).map((place, index) => siteOf(place, index, county));
}

export interface Slot extends PlannedSlot {
  id: string;
  site: Site;
}

/** All slots of a clinic, from the past week to the end of the four weeks to come. */
export const slotsOf = (site: Site, today: PlainDate, idAt: () => string): Slot[] =>
  Array.from({ length: PAST_DAYS + SLOT_DAYS }, (_, ahead) => addDays(today, ahead - PAST_DAYS))
    .flatMap((day) => planDay(site.plan, day))
    .map((slot) => ({ ...slot, id: idAt(), site }));

/** Whether the clinic vaccinates on this weekday. */
export const isOpen = (site: Site, day: PlainDate): boolean => site.weekdays.has(weekdayOf(day));

/** Whether the clinic looks at children on this weekday. */
export const hasCheckups = (site: Site, day: PlainDate): boolean => site.checkupWeekdays.has(weekdayOf(day));
