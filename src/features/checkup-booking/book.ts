import { createAppointments, getAppointment, type Appointment, type CheckupService } from '@kangban/contract/booking';
import { asProblem, type ProblemError } from '@/platform/problem';
import { keepAnswer } from '@/platform/remote-cache';
import { call } from '@/platform/request';
import { isUnsure, sendOnce } from '@/platform/send-once';

/** For whom, which checkup, and the task it answers. */
export interface Whom {
  residentId: string;
  service: CheckupService;
  taskId?: string | undefined;
}

export type Booked =
  | { kind: 'booked'; appointment: Appointment }
  | { kind: 'refused'; problem: ProblemError }
  /** No answer came: asking again with the same key settles it. */
  | { kind: 'unsure' };

/** Books one checkup; the same slot asked for again after a lost answer is booked once. */
export async function bookCheckup({ residentId, service, taskId }: Whom, slotId: string): Promise<Booked> {
  const checkup = { service, ...(taskId !== undefined && { taskId }) };
  const body = { parts: [{ slotId, residentId, doses: [], answers: [], checkup }] };
  try {
    const { appointments } = await sendOnce({ name: 'book-checkup', what: body }, (idempotencyKey) =>
      call(createAppointments, { body, idempotencyKey }),
    );
    const [appointment] = appointments;
    if (!appointment) return { kind: 'unsure' };
    keepAnswer(getAppointment, { params: { appointmentId: appointment.appointmentId } }, appointment);
    return { kind: 'booked', appointment };
  } catch (reason) {
    const problem = asProblem(reason);
    return isUnsure(problem.code) ? { kind: 'unsure' } : { kind: 'refused', problem };
  }
}

/** The service an address names; the yearly checkup unless it says otherwise. */
export const serviceOf = (text: string | undefined): CheckupService =>
  text === 'recheck' ? 'recheck' : 'elderly-checkup';
