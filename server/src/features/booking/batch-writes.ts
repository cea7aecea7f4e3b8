import type { Appointment } from '@kangban/contract/booking';
import { CONSENT_AT_DESK } from '@kangban/domain/booking/consent';
import { ticketNoOf } from '@kangban/domain/booking/ticket';
import type { Deps } from '../../deps';
import { drawRandom } from '../../crypto/random-pool';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { OutboxRow } from '../outbox/outbox';
import type { AllottedPart } from './allot';
import { appointmentCard, type AppointmentFacts, remindAt } from './appointment-card';
import type { BookingRequest } from './booking-request';
import type { AnswerInsert, AppointmentInsert, BatchWrites, SlotChange } from './commit-store';
import type { OpenSlot } from './ledger';
import { reminderRow } from './reminder';

/** Crockford's base 32: no I, L, O, U, so that a code can be read aloud. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LETTERS = 16;

/** What the QR ticket carries: 80 random bits that mean nothing to anybody without a staff session of the site. */
function ticketCode(): string {
  let code = '';
  for (const byte of drawRandom(CODE_LETTERS)) code += ALPHABET[byte & 31] ?? '';
  return code;
}

interface Written {
  insert: AppointmentInsert;
  facts: AppointmentFacts;
}

function appointmentOf(
  request: BookingRequest,
  allotted: AllottedPart,
  at: { groupId: string | null; now: Date },
): Written {
  const { booker, pool } = request;
  const { appointmentId, slot, place, person, part, screening, answers } = allotted;
  const { residentId, name, sex, birthDate } = person;
  const ticketNo = ticketNoOf(pool, slot.row.ticket_base, place);
  const code = ticketCode();
  const doses = part.doses;
  const common = { appointmentId, pool, place, ticketNo, code, doses };
  return {
    insert: {
      ...common,
      slotId: slot.row.slot_id,
      siteId: slot.row.site_id,
      residentId,
      groupId: at.groupId,
      bookedByAccount: booker.kind === 'account' ? booker.accountId : null,
      bookedByStaff: booker.kind === 'staff' ? booker.staffId : null,
      deviceHash: booker.kind === 'account' ? booker.device : null,
      healthOutcome: screening.outcome,
      healthAnswers: JSON.stringify(answers),
      consentVersion: part.consentVersion ?? CONSENT_AT_DESK,
    },
    facts: {
      ...common,
      state: 'booked',
      screening,
      createdAt: at.now,
      endReason: null,
      resident: { residentId, name, sex, birthDate },
    },
  };
}

interface Scene {
  countyCode: string;
  now: Date;
}

function reminderOf(
  deps: Deps,
  request: BookingRequest,
  allotted: AllottedPart & Scene & { ticketNo: string },
): OutboxRow | undefined {
  const { booker } = request;
  const { row } = allotted.slot;
  const sendAfter = remindAt(row.day, allotted.now);
  if (booker.kind !== 'account' || sendAfter === undefined) return undefined;
  const { countyCode, appointmentId, ticketNo, person, part } = allotted;
  return reminderRow(deps, {
    countyCode,
    accountId: booker.accountId,
    appointmentId,
    sendAfter,
    about: { name: person.name, slot: row, ticketNo, items: part.doses },
  });
}

const changeOf = ({ row, taken, before, places }: OpenSlot): SlotChange => ({
  slotId: row.slot_id,
  taken,
  issuedBefore: before.issued,
  freeBefore: before.free,
  issuedAfter: places.issued,
  freeAfter: places.free,
});

export const CREATED = 201;

/** Gathers what a batch writes, request by request, and makes each one's answer on the way. */
export class WritesOfBatch {
  private readonly appointments: AppointmentInsert[] = [];
  private readonly messages: OutboxRow[] = [];
  private readonly answers: AnswerInsert[] = [];
  private readonly deps: Deps;
  private readonly scene: Scene;

  constructor(deps: Deps, scene: Scene) {
    this.deps = deps;
    this.scene = scene;
  }

  /** Adds an accepted request and gives its answer. */
  add(request: BookingRequest, parts: readonly AllottedPart[]): { appointments: Appointment[] } {
    const { now } = this.scene;
    const groupId = parts.length > 1 ? uuidV7() : null;
    const appointments = parts.map((part) => {
      const { insert, facts } = appointmentOf(request, part, { groupId, now });
      this.appointments.push(insert);
      const message = reminderOf(this.deps, request, { ...part, ...this.scene, ticketNo: insert.ticketNo });
      if (message) this.messages.push(message);
      return appointmentCard(facts, { slot: part.slot.row, places: part.slot.places, label: part.label, now });
    });
    return { appointments };
  }

  /** Keeps the bytes of an answer for the request's key. */
  keep({ repeatable: { ownerId, key, hash } }: BookingRequest, answer: string): void {
    this.answers.push({ ownerId, key, bodyHash: hash, status: CREATED, answer });
  }

  isEmpty(): boolean {
    return this.appointments.length === 0;
  }

  finish(touched: readonly OpenSlot[]): BatchWrites {
    return {
      ...this.scene,
      slots: touched.map(changeOf),
      appointments: this.appointments,
      messages: this.messages,
      answers: this.answers,
    };
  }
}
