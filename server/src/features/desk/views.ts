import type { DeskAppointment, DeskDay, DeskPerson, DeskSlot } from '@kangban/contract/desk';
import { isActive } from '@kangban/domain/booking/appointment-states';
import { doseProblems } from '@kangban/domain/booking/decide-booking';
import { screenAnswers } from '@kangban/domain/booking/screen-answers';
import { isForVaccines } from '@kangban/domain/booking/purpose';
import { CHECKUP_NAMES, findCheckup } from '@kangban/domain/checkup-booking/checkup-item';
import { findReward } from '@kangban/domain/reward/slot-item';
import { findVisit } from '@kangban/domain/child-visit/visit-booking';
import { VISIT_NAMES } from '@kangban/domain/child-visit/visit-texts';
import { vaccineNameZh } from '@kangban/domain/immunization/catalogue';
import { maskName } from '@kangban/domain/shared/masking';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { dayOf } from '../../clock';
import type { Cipher } from '../../crypto/cipher';
import { maskedIdNumber } from '../../crypto/sealed-column';
import { forecastInputOf, type ResidentFacts } from '../immunization/facts';
import type { DeskRow, DeskSlotRow, PersonRow } from './store';
import { RELATIONS } from './texts';

function itemsView(
  items: DeskRow['doses'],
  { service_name: name, service_prepare: prepare }: Pick<DeskRow, 'service_name' | 'service_prepare'>,
): Pick<DeskAppointment, 'doses' | 'visit' | 'checkup' | 'reward'> {
  const reward = findReward(items);
  if (reward) return { doses: [], reward: { ...reward, name: name ?? reward.service, prepare: prepare ?? '' } };
  const checkup = findCheckup(items);
  if (checkup) {
    const { service, taskId } = checkup;
    return { doses: [], checkup: { service, name: CHECKUP_NAMES[service], taskId: taskId ?? null } };
  }
  const code = findVisit(items);
  if (code !== undefined) return { doses: [], visit: { code, name: VISIT_NAMES[code] } };
  return { doses: items.map((dose) => ({ ...dose, name: vaccineNameZh(dose.vaccine) })) };
}

/** A line of the list. */
export const lineView = (row: DeskRow): DeskAppointment => ({
  appointmentId: row.appointment_id,
  residentId: row.resident_id,
  nameMasked: maskName(row.name),
  sex: row.sex,
  birthDate: row.birth_date,
  ticketNo: row.ticket_no,
  pool: row.pool,
  state: row.state,
  slotId: row.slot_id,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  ...itemsView(row.doses, row),
  healthOutcome: row.health_outcome,
  checkedInAt: row.checked_in_at?.toISOString() ?? null,
});

const poolView = (capacity: number, taken: number) => ({ capacity, taken, remaining: Math.max(0, capacity - taken) });

const slotView = (row: DeskSlotRow): DeskSlot => ({
  slotId: row.slot_id,
  service: row.service,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  online: poolView(row.online_capacity, row.online_taken),
  onsite: poolView(row.onsite_capacity, row.onsite_taken),
  staff: poolView(row.staff_capacity, row.staff_taken),
  onsiteReleased: row.onsite_released,
});

/** The whole day of a clinic. */
export function dayView(
  at: { day: PlainDate; siteName: string },
  rows: readonly DeskRow[],
  slots: readonly DeskSlotRow[],
): DeskDay {
  const count = (state: DeskRow['state']): number => rows.filter((row) => row.state === state).length;
  return {
    ...at,
    counts: {
      booked: count('booked'),
      checkedIn: count('checked-in'),
      fulfilled: count('fulfilled'),
      noshow: count('noshow'),
      cancelled: slots.reduce((sum, slot) => sum + slot.cancelled, 0),
    },
    slots: slots.map(slotView),
    appointments: rows.map(lineView),
  };
}

/** What the rules say today of the doses booked; nothing once they were given or the booking is over. */
function refusalsOf(row: PersonRow, facts: ResidentFacts, today: PlainDate): DeskPerson['refusals'] {
  if (!isActive(row.state) || !isForVaccines(row.doses)) return [];
  const booked = row.held_elsewhere.map(({ vaccine, day }) => ({ vaccine, date: day }));
  return doseProblems(forecastInputOf(facts, today), row.doses, booked).map(({ series, dose, reason, text }) => ({
    series,
    dose,
    reason,
    text,
  }));
}

function notedOf(row: PersonRow, facts: ResidentFacts): string[] {
  const givenOn = facts.given.map((dose) => dose.date);
  const context = { sex: row.sex, birthDate: row.birth_date, today: dayOf(row.created_at), givenOn };
  return screenAnswers(row.health_answers, context).noted;
}

/** The person being served. */
export function personView(row: PersonRow, facts: ResidentFacts, at: { cipher: Cipher; today: PlainDate }): DeskPerson {
  return {
    ...lineView(row),
    name: row.name,
    idMasked: maskedIdNumber(at.cipher, row.id_cipher, row.id_key_id),
    guardians: row.guardians.map(({ relation, name }) => `${RELATIONS[relation]} ${name}`),
    noted: notedOf(row, facts),
    answers: row.health_answers,
    refusals: refusalsOf(row, facts, at.today),
  };
}
