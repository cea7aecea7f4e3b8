import { cancelAppointment, getAppointment, rescheduleAppointment, type Appointment } from '@kangban/contract/booking';
import { keepAnswer } from '@/platform/remote-cache';
import { call } from '@/platform/request';
import { sendOnce } from '@/platform/send-once';

const put = (appointment: Appointment): Appointment => {
  keepAnswer(getAppointment, { params: { appointmentId: appointment.appointmentId } }, appointment);
  return appointment;
};

/** Gives the place back. */
export async function cancelBooking(appointmentId: string): Promise<Appointment> {
  const answer = await sendOnce({ name: `cancel.${appointmentId}`, what: {} }, (idempotencyKey) =>
    call(cancelAppointment, { params: { appointmentId }, body: {}, idempotencyKey }),
  );
  return put(answer);
}

/** Moves to another time; the old place is kept until the new one is held. */
export async function moveBooking(appointmentId: string, slotId: string): Promise<Appointment> {
  const body = { slotId };
  const answer = await sendOnce({ name: `move.${appointmentId}`, what: body }, (idempotencyKey) =>
    call(rescheduleAppointment, { params: { appointmentId }, body, idempotencyKey }),
  );
  return put(answer);
}
