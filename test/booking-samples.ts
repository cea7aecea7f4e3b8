/** A clinic, its days and a booking of the mock-ups, as the server would tell them. */
import type { Appointment } from '@kangban/contract/booking';
import type { Availability, DayCard, SiteDetail, SlotCard } from '@kangban/contract/site';
import { addDays, toPlainDate, weekdayOf, type PlainDate } from '@kangban/domain/shared/plain-date';
import { AN, idOf, SITE, TODAY } from './family-samples';

export const site = (change: Partial<SiteDetail> = {}): SiteDetail => ({
  siteId: SITE,
  name: '柳溪镇卫生院接种门诊',
  shortName: '柳溪镇卫生院',
  kind: 'township-center',
  address: '柳溪镇溪南路18号',
  room: '1楼 预防接种门诊',
  phone: '0300-555 0126',
  latitude: 30,
  longitude: 104,
  services: ['immunization'],
  closedWeekdays: [4, 7],
  distanceKm: null,
  nextFreeDay: addDays(TODAY, 2),
  remainingOnline: 60,
  openingHours: {},
  releaseDaysAhead: 14,
  releaseAt: '08:00',
  onsiteReleasedMinutesBefore: 30,
  bookingCutoffMinutes: 30,
  changeCutoffAt: '18:00',
  ...change,
});

export const slotAt = (startsAt: string, endsAt: string, remaining: number): SlotCard => ({
  slotId: idOf(Number(startsAt.replace(':', '')) + 10_000),
  startsAt,
  endsAt,
  half: startsAt < '12:00' ? 'morning' : 'afternoon',
  state: remaining > 0 ? 'open' : 'full',
  online: { capacity: 12, taken: 12 - remaining, remaining },
  onsite: { capacity: 3, taken: 0, remaining: 3 },
});

const SLOTS = [slotAt('08:30', '09:00', 0), slotAt('09:00', '09:30', 6), slotAt('09:30', '10:00', 2)];

export const dayCard = (day: PlainDate, change: Partial<DayCard> = {}): DayCard => ({
  day,
  weekday: weekdayOf(day),
  state: 'open',
  remainingOnline: 8,
  releasedAt: null,
  closedReason: null,
  slots: SLOTS,
  ...change,
});

/** Monday full, then Tuesday with room, Thursday closed, Saturday not released. */
export const availability = (): Availability => ({
  siteId: SITE,
  today: TODAY,
  asOf: '2026-11-23T08:05:00+08:00',
  days: [
    dayCard(TODAY, { state: 'full', remainingOnline: 0, slots: [slotAt('09:00', '09:30', 0)] }),
    dayCard(addDays(TODAY, 1)),
    dayCard(addDays(TODAY, 2)),
    dayCard(addDays(TODAY, 3), { state: 'closed', slots: [], closedReason: '周四休息' }),
    dayCard(addDays(TODAY, 4)),
    dayCard(addDays(TODAY, 5), { state: 'not-released', slots: [], releasedAt: '2026-11-24T08:00:00+08:00' }),
    dayCard(addDays(TODAY, 6), { state: 'closed', slots: [] }),
  ],
});

export const appointment = (change: Partial<Appointment> = {}): Appointment => ({
  appointmentId: idOf(500),
  state: 'booked',
  pool: 'online',
  resident: { residentId: AN, label: '安安', name: '陈安安', sex: 'female', birthDate: toPlainDate('2025-05-19') },
  site: {
    siteId: SITE,
    name: '柳溪镇卫生院接种门诊',
    shortName: '柳溪镇卫生院',
    room: '1楼 预防接种门诊',
    address: '柳溪镇溪南路18号',
    phone: '0300-555 0126',
    latitude: 30,
    longitude: 104,
  },
  slotId: idOf(10_900),
  day: addDays(TODAY, 2),
  startsAt: '09:00',
  endsAt: '09:30',
  doses: [{ series: 'DTaP', vaccine: 'DTaP', dose: 4, name: '百白破疫苗', free: true }],
  ticketNo: 'A026',
  code: 'KB1.test',
  queue: { position: 7, total: 12, aboutAt: '09:15' },
  health: { outcome: 'go-on', yes: 0, no: 8, noted: [] },
  changeUntil: '2026-11-24T18:00:00+08:00',
  changeable: true,
  remindAt: '2026-11-24T20:00:00+08:00',
  createdAt: '2026-11-23T08:12:00+08:00',
  endReason: null,
  ...change,
});
