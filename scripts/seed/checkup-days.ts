// Checkups of older people: the clinics' days for them, the county's vehicle with its stops, and who was asked to come.
import {
  planDay,
  type PlannedSlot,
  type SessionTemplate,
  type SitePolicy,
  type SiteTime,
} from '../../domain/src/booking/slot-plan';
import type { PlainDate } from '../../domain/src/shared/plain-date';
import { partsOf } from '../../domain/src/shared/plain-date';
import { instantOf } from '../../server/src/clock';
import type { County } from './county';
import { addDays, weekdayOf } from './days';
import type { Person } from './people';
import { DEMO_HOME, type Place, type Week } from './places-table';
import { makeIds, makeRandom } from './random';
import type { Row } from './rows';
import { deskOf } from './staff';

const MORNING = { slotMinutes: 30, minutesPerPerson: 5, onsitePlaces: 1, staffPlaces: 1 } as const;
const LAST_WORKDAY = 5;
const MIDWEEK = 3;

/** The day for checkups: the first workday without vaccination, so that the two do not crowd each other; else Wednesday. */
function checkupWeekday(week: Week, open: readonly number[], today: PlainDate): number {
  if (week === 'demo') return weekdayOf(addDays(today, MIDWEEK));
  const free = [1, 2, 3, 4, LAST_WORKDAY].find((weekday) => !open.includes(weekday));
  return free ?? MIDWEEK;
}

/** Early morning for checkups, because people come fasting; rechecks after them. */
export function elderlyTemplates(
  { kind, week }: Place,
  open: readonly number[],
  { today, validFrom }: { today: PlainDate; validFrom: PlainDate },
): SessionTemplate[] {
  if (kind !== 'township-center' && kind !== 'community-center') return [];
  const common = { ...MORNING, weekday: checkupWeekday(week, open, today), validFrom, validTo: null };
  return [
    { ...common, service: 'elderly-checkup', startsAt: '07:30', endsAt: '09:30', stations: 1 },
    { ...common, service: 'recheck', startsAt: '09:30', endsAt: '11:00', stations: 1 },
  ];
}

/** Days ahead, village, kilometres east and north of the demo's home. */
const STOPS: readonly (readonly [ahead: number, township: string, village: string, east: number, north: number])[] = [
  [2, '石桥镇', '石井村', 7.2, -2.1],
  [4, '柳溪镇', '新桥村', 1.6, 1.9],
  [7, '双河镇', '双井村', -8.1, -4.6],
  [9, '白鹭镇', '杨柳村', 4.6, 11.2],
  [11, '柳溪镇', '桃园村', 0.6, 0.4],
  [14, '望岭乡', '竹山村', 14.6, 8.0],
  [16, '石桥镇', '东坪村', 9.4, -3.8],
  [21, '柳溪镇', '新桥村', 1.6, 1.9],
];

const KM_PER_DEGREE = 111.32;
const POLICY: SitePolicy = {
  releaseDaysAhead: 14,
  releaseAt: '08:00',
  onsiteReleasedMinutesBefore: 60,
  bookingCutoffMinutes: 30,
};
const HOURS = { startsAt: '08:00', endsAt: '11:00' } as const;
const CAPACITY = { slotMinutes: 30, stations: 2, minutesPerPerson: 6, onsitePlaces: 2, staffPlaces: 1 } as const;
/** Slots exist so many days ahead. */
const SLOT_DAYS = 28;

interface Stop {
  id: string;
  day: PlainDate;
  township: string;
  village: string;
  latitude: number;
  longitude: number;
}

const placeAt = (east: number, north: number) => ({
  latitude: Number((DEMO_HOME.latitude + north / KM_PER_DEGREE).toFixed(6)),
  longitude: Number(
    (DEMO_HOME.longitude + east / (KM_PER_DEGREE * Math.cos((DEMO_HOME.latitude * Math.PI) / 180))).toFixed(6),
  ),
});

interface Vehicle {
  siteId: string;
  stops: readonly Stop[];
  slots: readonly (PlannedSlot & { id: string })[];
}

/** The one vehicle of a county, the same every time it is asked for. */
function vehicleOf({ seed, today }: County): Vehicle {
  const ids = makeIds(makeRandom(seed, 'checkup vehicle'));
  const idAt = (): string => ids(instantOf(today, '00:00'));
  const siteId = idAt();
  const stops = STOPS.map(([ahead, township, village, east, north]) => ({
    id: idAt(),
    day: addDays(today, ahead),
    township,
    village,
    ...placeAt(east, north),
  }));
  const templates = stops.map(({ id, day }) => ({
    ...CAPACITY,
    ...HOURS,
    service: 'elderly-checkup',
    weekday: weekdayOf(day),
    validFrom: day,
    validTo: day,
    stopId: id,
  }));
  const facts = { templates, exceptions: [], holidays: [], policy: POLICY };
  const days = Array.from({ length: SLOT_DAYS }, (_, ahead) => addDays(today, ahead));
  const slots = days.flatMap((day) => planDay(facts, day)).map((slot) => ({ ...slot, id: idAt() }));
  return { siteId, stops, slots };
}

export function* vehicleSiteRows(county: County): Generator<Row> {
  yield {
    county_code: county.countyCode,
    site_id: vehicleOf(county).siteId,
    code: 'TJ01',
    name: '青岚县流动体检车',
    short_name: '流动体检车',
    kind: 'mobile-checkup',
    address: '停在哪个村，看体检车安排',
    room: '',
    ...placeAt(-3.6, 2.2),
    phone: '0300-5550188',
    services: ['elderly-checkup'],
    opening_hours: { json: {} },
  };
}

export function* vehiclePolicyRows(county: County): Generator<Row> {
  yield {
    county_code: county.countyCode,
    site_id: vehicleOf(county).siteId,
    release_days_ahead: POLICY.releaseDaysAhead,
    release_at: POLICY.releaseAt,
    onsite_released_minutes_before: POLICY.onsiteReleasedMinutesBefore,
    booking_cutoff_minutes: POLICY.bookingCutoffMinutes,
  };
}

export function* stopRows(county: County): Generator<Row> {
  const { siteId, stops } = vehicleOf(county);
  for (const { id, day, township, village, latitude, longitude } of stops)
    yield {
      county_code: county.countyCode,
      stop_id: id,
      site_id: siteId,
      day,
      starts_at: HOURS.startsAt,
      ends_at: HOURS.endsAt,
      township,
      village,
      place: `${village}村委会`,
      address: `青岚县${township}${village}村委会门前`,
      latitude,
      longitude,
      slot_minutes: CAPACITY.slotMinutes,
      stations: CAPACITY.stations,
      minutes_per_person: CAPACITY.minutesPerPerson,
      onsite_places: CAPACITY.onsitePlaces,
      staff_places: CAPACITY.staffPlaces,
    };
}

export function* vehicleSlotRows(county: County): Generator<Row> {
  const at = ({ day, time }: SiteTime): Date => instantOf(day, time);
  const { siteId, slots } = vehicleOf(county);
  for (const slot of slots)
    yield {
      county_code: county.countyCode,
      slot_id: slot.id,
      site_id: siteId,
      service: slot.service,
      day: slot.day,
      starts_at: slot.startsAt,
      ends_at: slot.endsAt,
      ticket_base: slot.ticketBase,
      released_at: at(slot.releasedAt),
      online_until: at(slot.onlineUntil),
      onsite_released_at: at(slot.onsiteReleasedAt),
      online_capacity: slot.online,
      online_taken: 0,
      onsite_capacity: slot.onsite,
      onsite_taken: 0,
      staff_capacity: slot.staff,
      staff_taken: 0,
      places_issued: 0,
      closed: false,
      closed_reason: null,
      stop_id: slot.stopId,
    };
}

const ELDER = 65;
const ASKED_SHARE = 0.25;
const OUTCOMES = ['will-come', 'no-answer', 'refused', 'cannot-move', 'checked-elsewhere'] as const;

/** Older people of the clinics some of whom were called this year: those without a checkup of this year. */
export function* contactRows(county: County): Generator<Row> {
  const { countyCode, today, seed, people, records, staff } = county;
  const random = makeRandom(seed, 'checkup contacts');
  const ids = makeIds(makeRandom(seed, 'checkup contact ids'));
  const { year } = partsOf(today);
  const came = new Set<Person>(
    records.filter(({ kind, on }) => kind === 'checkup' && partsOf(on).year === year).map(({ person }) => person),
  );
  const desk = deskOf(staff);
  for (const person of people) {
    const { site } = person;
    if (person.years < ELDER || !site || came.has(person) || !random.chance(ASKED_SHARE)) continue;
    const at = instantOf(addDays(today, -random.int(1, 20)), '10:30');
    if (partsOf(addDays(today, -20)).year !== year) continue;
    yield {
      county_code: countyCode,
      contact_id: ids(at),
      resident_id: person.id,
      site_id: site.id,
      staff_id: desk(site),
      year,
      way: random.chance(0.7) ? 'phone' : 'visit',
      outcome: random.pick(OUTCOMES),
      note: '',
      contacted_at: at,
    };
  }
}
