import {
  createAppointments,
  getAppointment,
  type Appointment,
  type BookingPart,
  type CheckupService,
} from '@kangban/contract/booking';
import { joinCheckup } from '@kangban/contract/reward';
import type { BookableService } from '@kangban/contract/site';
import { isCheckupService } from '@kangban/domain/checkup-booking/checkup-item';
import { asProblem, type ProblemError } from '@/platform/problem';
import { keepAnswer } from '@/platform/remote-cache';
import { call } from '@/platform/request';
import { isUnsure, sendOnce } from '@/platform/send-once';

/** For whom, which checkup or service, and the task or redemption it answers. */
export interface Whom {
  residentId: string;
  service: BookableService;
  taskId?: string | undefined;
  /** What was redeemed with points: an add-on to be done with the checkup, or the service itself. */
  redemption?: string | undefined;
}

export type Booked =
  | { kind: 'booked'; appointment: Appointment }
  | { kind: 'refused'; problem: ProblemError }
  /** No answer came: asking again with the same key settles it. */
  | { kind: 'unsure' };

/** Has an add-on done with the checkup that was booked; where it cannot be, the page of the redemption says what is open. */
async function joinAddOn({ residentId, redemption }: Whom, { appointmentId, checkup }: Appointment): Promise<void> {
  if (redemption === undefined || !checkup) return;
  const params = { residentId, redemptionId: redemption };
  await call(joinCheckup, { params, body: { appointmentId } }).catch(() => undefined);
}

/** What is booked: a checkup, or a service held for points. */
function thingOf({ service, taskId, redemption }: Whom): Pick<BookingPart, 'checkup' | 'reward'> {
  if (isCheckupService(service)) return { checkup: { service, ...(taskId !== undefined && { taskId }) } };
  return redemption === undefined ? {} : { reward: { service, redemptionId: redemption } };
}

/** Books one checkup or service; the same slot asked for again after a lost answer is booked once. */
export async function bookCheckup(whom: Whom, slotId: string): Promise<Booked> {
  const { residentId } = whom;
  const body = { parts: [{ slotId, residentId, doses: [], answers: [], ...thingOf(whom) }] };
  try {
    const { appointments } = await sendOnce({ name: 'book-checkup', what: body }, (idempotencyKey) =>
      call(createAppointments, { body, idempotencyKey }),
    );
    const [appointment] = appointments;
    if (!appointment) return { kind: 'unsure' };
    keepAnswer(getAppointment, { params: { appointmentId: appointment.appointmentId } }, appointment);
    await joinAddOn(whom, appointment);
    return { kind: 'booked', appointment };
  } catch (reason) {
    const problem = asProblem(reason);
    return isUnsure(problem.code) ? { kind: 'unsure' } : { kind: 'refused', problem };
  }
}

const CODE = /^[a-z][a-z0-9-]{1,39}$/;

/** The service whose times an address asks for: one held for points, else a checkup. */
export const timesOf = (text: string | undefined, redemption: string | undefined): BookableService =>
  redemption !== undefined && text !== undefined && CODE.test(text) ? text : serviceOf(text);

/** The checkup an address names; the yearly one unless it says otherwise. */
export const serviceOf = (text: string | undefined): CheckupService =>
  text === 'recheck' ? 'recheck' : 'elderly-checkup';
