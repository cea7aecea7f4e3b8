import {
  cancelAppointment,
  createAppointments,
  getAppointment,
  listAppointments,
  rescheduleAppointment,
} from '@kangban/contract/booking';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { sendFirst } from '../../http/send-first';
import { serve } from '../../http/serve';
import { cancel } from './cancel-service';
import { reschedule } from './reschedule-service';
import { book, get, list } from './service';

/** Bookings of the own family. */
export function registerBooking(app: FastifyInstance, deps: Deps): void {
  serve(app, createAppointments, async ({ who, body, idempotencyKey, reply }) =>
    sendFirst(reply, await book(deps, who, { body, key: idempotencyKey })),
  );
  serve(app, listAppointments, ({ who, query }) => list(deps, who, query));
  serve(app, getAppointment, ({ who, params }) => get(deps, who, params.appointmentId));
  serve(app, cancelAppointment, async ({ who, params, body, idempotencyKey, reply }) =>
    sendFirst(reply, await cancel(deps, who, { ...params, key: idempotencyKey, reason: body.reason })),
  );
  serve(app, rescheduleAppointment, async ({ who, params, body, idempotencyKey, reply }) =>
    sendFirst(reply, await reschedule(deps, who, { ...params, key: idempotencyKey, slotId: body.slotId })),
  );
}
