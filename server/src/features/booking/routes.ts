import { createAppointments, getAppointment, listAppointments } from '@kangban/contract/booking';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Deps } from '../../deps';
import { isRefused, type Refused } from '../../http/refusal';
import { SENT, serve } from '../../http/serve';
import type { FirstAnswer } from './idempotency';
import { book, get, list } from './service';

const JSON_TYPE = 'application/json; charset=utf-8';

/** Sends the bytes of a first answer, and says so when they were sent before. */
export function sendFirst(reply: FastifyReply, answer: FirstAnswer | Refused): typeof SENT | Refused {
  if (isRefused(answer)) return answer;
  if (answer.hit) void reply.header('idempotency-hit', 'true');
  void reply.code(answer.status).header('content-type', JSON_TYPE).send(answer.text);
  return SENT;
}

/** Bookings of the own family. */
export function registerBooking(app: FastifyInstance, deps: Deps): void {
  serve(app, createAppointments, async ({ who, body, idempotencyKey, reply }) =>
    sendFirst(reply, await book(deps, who, { body, key: idempotencyKey })),
  );
  serve(app, listAppointments, ({ who, query }) => list(deps, who, query));
  serve(app, getAppointment, ({ who, params }) => get(deps, who, params.appointmentId));
}
