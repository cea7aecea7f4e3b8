// Appointments as rows, with their doses, their events and the demo family's reminder.
import type { AppointmentMove } from '../../domain/src/booking/appointment-states';
import { instantOf } from '../../server/src/clock';
import { remindAt } from '../../server/src/features/booking/appointment-card';
import { reminderRow } from '../../server/src/features/booking/reminder';
import type { SeededAppointment } from './bookings';
import type { County } from './county';
import { familyMembers } from './demo-family';
import { makeIds, makeRandom } from './random';
import type { Row, Sealing } from './rows';

export function* appointmentRows({ countyCode, bookings }: County): Generator<Row> {
  for (const one of bookings.all)
    yield {
      county_code: countyCode,
      appointment_id: one.id,
      slot_id: one.slot.id,
      site_id: one.slot.site.id,
      resident_id: one.person.id,
      pool: one.pool,
      state: one.state,
      place: one.place,
      ticket_no: one.ticketNo,
      code: one.code,
      booked_by_account: one.accountId,
      booked_by_staff: one.staffId,
      health_outcome: one.healthOutcome,
      health_answers: { json: one.healthAnswers },
      consent_version: one.consentVersion,
      created_at: one.createdAt,
      checked_in_at: one.checkedInAt,
      ended_at: one.endedAt,
      end_reason: one.endReason,
    };
}

export function* doseRows({ countyCode, bookings }: County): Generator<Row> {
  for (const one of bookings.all)
    for (const { series, vaccine, dose } of one.doses)
      yield {
        county_code: countyCode,
        appointment_id: one.id,
        resident_id: one.person.id,
        series,
        vaccine,
        dose,
        active: one.state === 'booked',
      };
}

interface Happened {
  move: 'book' | AppointmentMove;
  at: Date | null;
  by: 'booker' | 'staff' | 'system';
}

/** What led to each state, in order. */
function eventsOf({ state, createdAt, checkedInAt, endedAt }: SeededAppointment): Happened[] {
  const booked: Happened = { move: 'book', at: createdAt, by: 'booker' };
  switch (state) {
    case 'booked':
      return [booked];
    case 'cancelled':
      return [booked, { move: 'cancel', at: endedAt, by: 'booker' }];
    case 'noshow':
      return [booked, { move: 'no-show', at: endedAt, by: 'system' }];
    case 'fulfilled':
      return [booked, { move: 'check-in', at: checkedInAt, by: 'staff' }, { move: 'fulfil', at: endedAt, by: 'staff' }];
  }
}

export function* eventRows(county: County, staffOf: (one: SeededAppointment) => string): Generator<Row> {
  const ids = makeIds(makeRandom(county.seed, 'event-ids'));
  for (const one of county.bookings.all)
    for (const { move, at, by } of eventsOf(one)) {
      const happenedAt = at ?? one.createdAt;
      yield {
        county_code: county.countyCode,
        event_id: ids(happenedAt),
        appointment_id: one.id,
        move,
        by_account: by === 'booker' ? one.accountId : null,
        by_staff: by === 'staff' ? staffOf(one) : by === 'booker' ? one.staffId : null,
        happened_at: happenedAt,
      };
    }
}

/**
 * Reminders of the demo family's bookings. Everybody else's are left out: hundreds of messages to people who do not exist
 * would bury the demo's own.
 */
export function* reminderRows({ county, cipher }: Sealing): Generator<Row> {
  const { today, countyCode, family } = county;
  const midnight = instantOf(today, '00:00');
  const clock = { now: () => midnight, machineNow: () => midnight, today: () => today };
  const ids = makeIds(makeRandom(county.seed, 'message-ids'));
  const kin = new Set(familyMembers(family));
  for (const { person, slot, accountId, ticketNo, id } of county.bookings.all.filter((one) => kin.has(one.person))) {
    const sendAfter = remindAt(slot.day, midnight);
    if (!sendAfter || accountId === null) continue;
    const row = reminderRow(
      { cipher, clock },
      {
        countyCode,
        accountId,
        appointmentId: id,
        sendAfter,
        about: {
          name: person.name,
          slot: {
            day: slot.day,
            starts_at: slot.startsAt,
            ends_at: slot.endsAt,
            site_short_name: slot.site.shortName,
            stop_place: null,
            service_name: null,
          },
          ticketNo,
          items: [],
        },
      },
    );
    yield {
      county_code: row.countyCode,
      message_id: ids(midnight),
      channel: row.channel,
      account_id: row.accountId,
      to_masked: row.toMasked,
      template: row.template,
      params_cipher: row.paramsCipher,
      key_id: row.keyId,
      subject_id: row.subjectId,
      send_after: row.sendAfter,
      try_after: row.sendAfter,
      created_at: row.createdAt,
    };
  }
}
