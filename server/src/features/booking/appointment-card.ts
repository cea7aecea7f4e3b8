import type { Appointment, HealthAnswer, HealthOutcome } from '@kangban/contract/booking';
import type { AppointmentState } from '@kangban/domain/booking/appointment-states';
import { changeUntilOf, reminderOf } from '@kangban/domain/booking/change-times';
import { heldPlaces, type Places, positionOf } from '@kangban/domain/booking/places';
import { aboutAt } from '@kangban/domain/booking/queue';
import { screenAnswers } from '@kangban/domain/booking/screen-answers';
import type { Pool } from '@kangban/domain/booking/ticket';
import { findCatalogueEntry, vaccineNameZh } from '@kangban/domain/immunization/catalogue';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { dayOf, instantOf } from '../../clock';
import type { SlotRow } from './facts-store';

/** The columns of an appointment that a card is made from. */
export interface AppointmentFacts {
  appointmentId: string;
  state: AppointmentState;
  pool: Pool;
  place: number;
  ticketNo: string;
  code: string;
  healthOutcome: HealthOutcome;
  healthAnswers: readonly HealthAnswer[];
  createdAt: Date;
  endReason: string | null;
  resident: { residentId: string; name: string; sex: 'female' | 'male'; birthDate: PlainDate };
  doses: readonly { series: string; vaccine: string; dose: number }[];
}

/** When a slot can still be changed and when its reminder goes out. */
export const changeUntil = (slot: Pick<SlotRow, 'day' | 'change_cutoff_at'>): Date => {
  const { day, time } = changeUntilOf(slot.day, slot.change_cutoff_at);
  return instantOf(day, time);
};

/** The instant of the reminder for somebody who booked at `bookedAt`; undefined when the evening has begun. */
export function remindAt(day: PlainDate, bookedAt: Date): Date | undefined {
  const reminder = reminderOf(day);
  const at = instantOf(reminder.day, reminder.time);
  return at > bookedAt ? at : undefined;
}

const siteOf = (slot: SlotRow): Appointment['site'] => ({
  siteId: slot.site_id,
  name: slot.site_name,
  shortName: slot.site_short_name,
  room: slot.site_room,
  address: slot.site_address,
  phone: slot.site_phone,
  latitude: slot.latitude,
  longitude: slot.longitude,
});

const doseOf = (dose: AppointmentFacts['doses'][number], day: PlainDate): Appointment['doses'][number] => ({
  series: dose.series,
  vaccine: dose.vaccine,
  dose: dose.dose,
  name: vaccineNameZh(dose.vaccine),
  free: findCatalogueEntry(dose.vaccine, day)?.isFree ?? false,
});

const allPlaces = (slot: SlotRow): number => slot.online_capacity + slot.onsite_capacity + slot.staff_capacity;

function queueOf(facts: AppointmentFacts, slot: SlotRow, places: Places): Appointment['queue'] {
  const position = facts.state === 'cancelled' ? 0 : positionOf(places, facts.place);
  const about = { startsAt: slot.starts_at, endsAt: slot.ends_at, places: allPlaces(slot) };
  return { position, total: heldPlaces(places), aboutAt: aboutAt(about, position) };
}

function healthOf({ healthAnswers, healthOutcome, resident, createdAt }: AppointmentFacts): Appointment['health'] {
  const { sex, birthDate } = resident;
  const context = { sex, birthDate, today: dayOf(createdAt), givenOn: [] };
  const { yes, no, noted } = screenAnswers(healthAnswers, context);
  return { outcome: healthOutcome, yes, no, noted };
}

export interface CardScene {
  slot: SlotRow;
  /** The slot's numbers as they are now. */
  places: Places;
  /** How the family calls the person. */
  label: string;
  now: Date;
}

/** An appointment as the phone gets it. */
export function appointmentCard(facts: AppointmentFacts, { slot, places, label, now }: CardScene): Appointment {
  const until = changeUntil(slot);
  return {
    appointmentId: facts.appointmentId,
    state: facts.state,
    pool: facts.pool,
    resident: { label, ...facts.resident },
    site: siteOf(slot),
    slotId: slot.slot_id,
    day: slot.day,
    startsAt: slot.starts_at,
    endsAt: slot.ends_at,
    doses: facts.doses.map((dose) => doseOf(dose, slot.day)),
    ticketNo: facts.ticketNo,
    code: facts.code,
    queue: queueOf(facts, slot, places),
    health: healthOf(facts),
    changeUntil: until.toISOString(),
    changeable: facts.state === 'booked' && now <= until,
    remindAt: facts.state === 'booked' ? (remindAt(slot.day, facts.createdAt)?.toISOString() ?? null) : null,
    createdAt: facts.createdAt.toISOString(),
    endReason: facts.endReason,
  };
}
