import { consentOn } from '@kangban/domain/booking/consent';
import { questionsFor } from '@kangban/domain/booking/screen-answers';
import { addDays, type PlainDate, toPlainDate } from '@kangban/domain/shared/plain-date';
import { instantOf, timeOf } from '../../src/clock';
import { uuidV7 } from '../../src/crypto/uuid-v7';
import { COUNTY, type Factory, insert } from './context';
import type { Site } from './county';
import type { Person } from './residents';

export interface Slot {
  slotId: string;
  day: PlainDate;
}

export interface SlotTold {
  at: Site;
  /** Days from the test clock's day; 2 unless told. */
  inDays?: number;
  startsAt?: string;
  endsAt?: string;
  online?: number;
  onsite?: number;
  staff?: number;
  ticketBase?: number;
  /** Days before the slot's day its numbers are released, at 08:00; 7 unless told. */
  releasedDaysBefore?: number;
  closed?: boolean;
  /** Immunization unless told. */
  service?: string;
  /** The stop of a vehicle. */
  stopId?: string;
}

const DEFAULTS = {
  inDays: 2,
  startsAt: '09:00',
  online: 12,
  onsite: 3,
  staff: 0,
  ticketBase: 0,
  releasedDaysBefore: 7,
  closed: false,
  service: 'immunization',
};
const HALF_HOUR_MS = 30 * 60_000;
const later = (time: string): string =>
  timeOf(new Date(instantOf(toPlainDate('2026-01-01'), time).getTime() + HALF_HOUR_MS));

/** A slot of a clinic, released and open for online booking unless told otherwise; half an hour long. */
export async function aSlot(app: Factory, told: SlotTold): Promise<Slot> {
  const { at, inDays, startsAt, online, onsite, staff, ...slot } = { ...DEFAULTS, ...told };
  const slotId = uuidV7();
  const day = addDays(app.deps.clock.today(), inDays);
  const cutoff = new Date(instantOf(day, startsAt).getTime() - HALF_HOUR_MS);
  await insert(app, 'slot', {
    county_code: COUNTY,
    slot_id: slotId,
    site_id: at.siteId,
    service: slot.service,
    day,
    starts_at: startsAt,
    ends_at: slot.endsAt ?? later(startsAt),
    ticket_base: slot.ticketBase,
    released_at: instantOf(addDays(day, -slot.releasedDaysBefore), '08:00'),
    online_until: cutoff,
    onsite_released_at: cutoff,
    online_capacity: online,
    onsite_capacity: onsite,
    staff_capacity: staff,
    closed: slot.closed,
    stop_id: slot.stopId ?? null,
  });
  return { slotId, day };
}

/** A dose in the record. */
export async function aGivenDose(app: Factory, of: Person, told: { vaccine: string; on: string }): Promise<void> {
  await insert(app, 'immunization', {
    county_code: COUNTY,
    immunization_id: uuidV7(),
    resident_id: of.residentId,
    vaccine: told.vaccine,
    given_on: told.on,
    source: 'registry',
  });
}

/** An adult's influenza vaccine of the season: due for everybody who has not had it. */
export const INFLUENZA = { series: 'Flu-IIV', vaccine: 'Flu-IIV', dose: 1 };

/** "No" to every question the person is asked. */
export const allNo = (app: Factory, person: Pick<Person, 'sex' | 'birthDate'>) =>
  questionsFor({ sex: person.sex, birthDate: person.birthDate, today: app.deps.clock.today(), givenOn: [] }).map(
    (question) => ({ question: question.id, answer: 'no' as const }),
  );

/** Consent in force today. */
export const consentNow = (app: Factory) => ({ version: consentOn(app.deps.clock.today())?.version ?? '' });

/** One part of a booking: the dose wanted, every question answered "no", consent given. */
export const aPart = (
  app: Factory,
  told: { slot: Slot; person: Person; doses?: { series: string; vaccine: string; dose: number }[] },
) => ({
  slotId: told.slot.slotId,
  residentId: told.person.residentId,
  doses: told.doses ?? [INFLUENZA],
  answers: allNo(app, told.person),
  consent: consentNow(app),
});
