import { createAppointments, getAppointment, type Appointment, type CheckupService } from '@kangban/contract/booking';
import { joinCheckup } from '@kangban/contract/reward';
import { asProblem, type ProblemError } from '@/platform/problem';
import { keepAnswer } from '@/platform/remote-cache';
import { call } from '@/platform/request';
import { isUnsure, sendOnce } from '@/platform/send-once';

/** For whom, which checkup, and the task it answers. */
export interface Whom {
  residentId: string;
  service: CheckupService;
  taskId?: string | undefined;
  /** An add-on redeemed with points that is to be done with it. */
  redemption?: string | undefined;
}

export type Booked =
  | { kind: 'booked'; appointment: Appointment }
  | { kind: 'refused'; problem: ProblemError }
  /** No answer came: asking again with the same key settles it. */
  | { kind: 'unsure' };

/** Has an add-on done with the checkup that was booked; where it cannot be, the page of the redemption says what is open. */
async function joinAddOn({ residentId, redemption }: Whom, { appointmentId }: Appointment): Promise<void> {
  if (redemption === undefined) return;
  const params = { residentId, redemptionId: redemption };
  await call(joinCheckup, { params, body: { appointmentId } }).catch(() => undefined);
}

/** Books one checkup; the same slot asked for again after a lost answer is booked once. */
export async function bookCheckup(whom: Whom, slotId: string): Promise<Booked> {
  const { residentId, service, taskId } = whom;
  const checkup = { service, ...(taskId !== undefined && { taskId }) };
  const body = { parts: [{ slotId, residentId, doses: [], answers: [], checkup }] };
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

/** The service an address names; the yearly checkup unless it says otherwise. */
export const serviceOf = (text: string | undefined): CheckupService =>
  text === 'recheck' ? 'recheck' : 'elderly-checkup';
