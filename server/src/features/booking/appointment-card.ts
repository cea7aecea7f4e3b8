import type { Appointment } from '@kangban/contract/booking';
import type { AppointmentState } from '@kangban/domain/booking/appointment-states';
import { changeUntilOf, reminderOf } from '@kangban/domain/booking/change-times';
import { heldPlaces, type Places, positionOf } from '@kangban/domain/booking/places';
import { aboutAt } from '@kangban/domain/booking/queue';
import type { Screening } from '@kangban/domain/booking/screen-answers';
import type { Pool } from '@kangban/domain/booking/ticket';
import { CHECKUP_NAMES, findCheckup, isCheckupService } from '@kangban/domain/checkup-booking/checkup-item';
import { findReward } from '@kangban/domain/reward/slot-item';
import { findVisit } from '@kangban/domain/child-visit/visit-booking';
import type { VisitCode } from '@kangban/domain/child-visit/visit-code';
import { VISIT_NAMES } from '@kangban/domain/child-visit/visit-texts';
import { findCatalogueEntry, vaccineNameZh } from '@kangban/domain/immunization/catalogue';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { instantOf } from '../../clock';
import type { SlotRow } from './facts-store';

/** The columns of an appointment that a card is made from. */
export interface AppointmentFacts {
  appointmentId: string;
  state: AppointmentState;
  pool: Pool;
  place: number;
  ticketNo: string;
  code: string;
  screening: Pick<Screening, 'outcome' | 'yes' | 'no' | 'noted'>;
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
  // The room of a clinic is that of its vaccinations.
  room: slot.stop_place ?? slot.service_room ?? (isCheckupService(slot.service) ? '' : slot.site_room),
  address: slot.site_address,
  phone: slot.site_phone,
  latitude: slot.latitude,
  longitude: slot.longitude,
});

type Words = Pick<Appointment['doses'][number], 'name' | 'free'>;

/** Name and price of a vaccine on a day; the same few are asked for all day long. */
const wordsByVaccine = new Map<string, Words>();
const WORDS_KEPT_MAX = 2000;

function wordsOf(vaccine: string, day: PlainDate): Words {
  const key = `${day} ${vaccine}`;
  const known = wordsByVaccine.get(key);
  if (known) return known;
  const words = { name: vaccineNameZh(vaccine), free: findCatalogueEntry(vaccine, day)?.isFree ?? false };
  if (wordsByVaccine.size >= WORDS_KEPT_MAX) wordsByVaccine.clear();
  wordsByVaccine.set(key, words);
  return words;
}

const doseOf = (dose: AppointmentFacts['doses'][number], day: PlainDate): Appointment['doses'][number] => ({
  series: dose.series,
  vaccine: dose.vaccine,
  dose: dose.dose,
  ...wordsOf(dose.vaccine, day),
});

type Items = Pick<Appointment, 'doses' | 'visit' | 'checkup' | 'reward'>;

/** What the appointment is for: vaccines, one visit of a child, one checkup, or one service paid with points. */
function itemsOf(items: AppointmentFacts['doses'], slot: SlotRow): Items {
  const { day, service_name: name, service_prepare: prepare } = slot;
  const reward = findReward(items);
  if (reward) return { doses: [], reward: { ...reward, name: name ?? reward.service, prepare: prepare ?? '' } };
  const code = findVisit(items);
  const checkup = findCheckup(items);
  if (checkup) {
    const { service, taskId } = checkup;
    return { doses: [], checkup: { service, name: CHECKUP_NAMES[service], taskId: taskId ?? null } };
  }
  return code === undefined ? { doses: items.map((dose) => doseOf(dose, day)) } : { doses: [], visit: visitOf(code) };
}

const visitOf = (code: VisitCode): NonNullable<Appointment['visit']> => ({ code, name: VISIT_NAMES[code] });

const allPlaces = (slot: SlotRow): number => slot.online_capacity + slot.onsite_capacity + slot.staff_capacity;

function queueOf(facts: AppointmentFacts, slot: SlotRow, places: Places): Appointment['queue'] {
  const position = facts.state === 'cancelled' ? 0 : positionOf(places, facts.place);
  const about = { startsAt: slot.starts_at, endsAt: slot.ends_at, places: allPlaces(slot) };
  return { position, total: heldPlaces(places), aboutAt: aboutAt(about, position) };
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
  const { outcome, yes, no, noted } = facts.screening;
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
    ...itemsOf(facts.doses, slot),
    ticketNo: facts.ticketNo,
    code: facts.code,
    queue: queueOf(facts, slot, places),
    health: { outcome, yes, no, noted },
    changeUntil: until.toISOString(),
    changeable: facts.state === 'booked' && now <= until,
    remindAt: facts.state === 'booked' ? (remindAt(slot.day, facts.createdAt)?.toISOString() ?? null) : null,
    createdAt: facts.createdAt.toISOString(),
    endReason: facts.endReason,
  };
}
