import type { HealthAnswer } from '@kangban/domain/booking/screen-answers';
import { isForVaccines, NO_CONSENT_NEEDED } from '@kangban/domain/booking/purpose';
import {
  type AppointmentMove,
  type AppointmentState,
  isActive,
  stateAfter,
} from '@kangban/domain/booking/appointment-states';
import type { WantedDose } from '@kangban/domain/immunization/decide-doses';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { isRefused, type Refused, refuse } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import { freeTasksOfMissed, moveTask } from '../checkup-booking/along';
import type { AuditAction } from '../audit/auditor';
import { movedOf } from './change';
import { lockMissed, saveMissed, saveMove, violatedIndex } from './change-store';
import { bodyHash } from './idempotency';
import { lineOf } from './line';
import { findAppointment, lockAppointment } from './store';

export interface DeskBooking {
  countyCode: string;
  staffId: string;
  /** The staff member's own site: slots of others are refused. */
  siteId: string;
  residentId: string;
  slotId: string;
  pool: 'onsite' | 'staff';
  doses: readonly WantedDose[];
  answers: readonly HealthAnswer[];
  /** Why a checkup is booked that the rule refuses. */
  overrideReason?: string | undefined;
  key: string;
}

/** Reads the id out of an answer of ours. */
function appointmentIdIn(text: string): string {
  const answer: unknown = JSON.parse(text);
  if (typeof answer === 'object' && answer !== null && 'appointments' in answer && Array.isArray(answer.appointments)) {
    const first: unknown = answer.appointments[0];
    if (typeof first === 'object' && first !== null && 'appointmentId' in first) return String(first.appointmentId);
  }
  throw new Error('a stored booking has no appointment');
}

/**
 * Gives somebody at the desk a place of the on-site or staff pool, in the same line and under the same guard as online bookings.
 * The caller has checked who the staff member is. Consent is taken on paper; release hours do not bind, the slot's end does.
 * @returns the appointment, and whether this key had made it before
 */
export async function bookAtDesk(
  deps: Deps,
  booking: DeskBooking,
): Promise<{ appointmentId: string; hit: boolean } | Refused> {
  const { countyCode, staffId, siteId, pool, key, ...part } = booking;
  const outcome = await lineOf(deps, countyCode).join({
    booker: { kind: 'staff', staffId, siteId },
    pool,
    parts: [{ ...part, consentVersion: isForVaccines(part.doses) ? undefined : NO_CONSENT_NEEDED }],
    repeatable: { ownerId: staffId, key, hash: bodyHash('desk-book', { pool, ...part }) },
  });
  if (isRefused(outcome)) return outcome;
  return { appointmentId: appointmentIdIn(outcome.text), hit: outcome.hit };
}

export interface DeskMove {
  countyCode: string;
  appointmentId: string;
  move: Extract<AppointmentMove, 'check-in' | 'undo-check-in' | 'fulfil' | 'no-show'>;
  by: { staffId: string; siteId: string; role: string };
}

const AUDITED: Partial<Record<AppointmentMove, AuditAction>> = {
  'check-in': 'checked-in',
  'no-show': 'no-show-marked',
};

/** Whoever is at the desk is being seen to, and a task then waits for its result; whoever was missed books again. */
const TASK_STATE: Partial<Record<AppointmentMove, 'fulfilled' | 'cancelled'>> = {
  'check-in': 'fulfilled',
  'no-show': 'cancelled',
};

async function moveUnderLock(
  deps: Deps,
  client: Transaction,
  { countyCode, appointmentId, move, by }: DeskMove,
): Promise<{ state: AppointmentState; residentId: string } | Refused> {
  const locked = await lockAppointment(client, countyCode, appointmentId);
  const row = locked && (await findAppointment(client, countyCode, appointmentId));
  if (!row) return refuse('not-found');
  if (row.site_id !== by.siteId) return refuse('other-site');
  const state = stateAfter(row.state, move, 'staff');
  if (state === undefined) return refuse('appointment-not-changeable');
  if (move === 'check-in' && row.day !== deps.clock.today()) return refuse('ticket-other-day');
  if (move === 'no-show' && row.day > deps.clock.today()) return refuse('appointment-not-changeable');
  await saveMove(client, countyCode, {
    appointmentId,
    eventId: uuidV7(),
    move,
    state,
    active: isActive(state),
    reason: null,
    byAccount: null,
    byStaff: by.staffId,
    details: {},
    now: deps.clock.now(),
  });
  const task = TASK_STATE[move];
  if (task) await moveTask(deps, client, { ...movedOf(row), countyCode, state: task });
  return { state, residentId: row.resident_id };
}

const DOSE_HELD = 'appointment_dose_once_per_person';

/**
 * Moves an appointment of the staff member's site along its states (check-in, no-show, done). Whoever was marked as missed and
 * comes after all is checked in, unless the dose has been booked again meanwhile.
 */
export async function moveAppointment(deps: Deps, move: DeskMove): Promise<{ state: AppointmentState } | Refused> {
  const { countyCode, by, appointmentId } = move;
  const moved = await deps.db
    .transaction((client) => moveUnderLock(deps, client, move))
    .catch((error: unknown): Refused => {
      if (violatedIndex(error) === DOSE_HELD) return refuse('appointment-duplicate');
      throw error;
    });
  if (isRefused(moved)) return moved;
  const action = AUDITED[move.move];
  if (action)
    await deps.auditor.recordNow({
      countyCode,
      actorKind: 'staff',
      actorId: by.staffId,
      residentId: moved.residentId,
      action,
      rightKind: by.role,
      siteId: by.siteId,
      details: { appointmentId },
    });
  return { state: moved.state };
}

const MISSED_BATCH = 500;

/** Marks everybody as missed who was booked for a day up to `until` and never came. For the job at the end of the day. */
export async function markNoShows(deps: Deps, countyCode: string, until: PlainDate): Promise<number> {
  const markSome = (): Promise<number> =>
    deps.db.transaction(async (client) => {
      const ids = await lockMissed(client, countyCode, { until, limit: MISSED_BATCH });
      if (ids.length === 0) return 0;
      await freeTasksOfMissed(deps, client, { countyCode, appointmentIds: ids });
      const now = deps.clock.now();
      await saveMissed(
        client,
        countyCode,
        ids.map((appointmentId) => ({ appointmentId, eventId: uuidV7(), now })),
      );
      return ids.length;
    });
  let marked = 0;
  for (let some = await markSome(); some > 0; some = await markSome()) marked += some;
  return marked;
}
