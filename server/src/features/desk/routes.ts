import * as contract from '@kangban/contract/desk';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { isRefused } from '../../http/refusal';
import { serve } from '../../http/serve';
import { checkIn, giveWalkIn, markNoShow } from './act-service';
import { findResidents } from './find-service';
import { findTicket, readDay, readPerson } from './service';

/** The smallest honest desk: today's list, finding somebody, checking in, walk-ins. Every staff member sees their own site. */
export function registerDesk(app: FastifyInstance, deps: Deps): void {
  serve(app, contract.getDeskDay, ({ who, query }) => readDay(deps, who, query.day));
  serve(app, contract.findTicket, ({ who, body }) => findTicket(deps, who, body.code));
  serve(app, contract.getDeskPerson, ({ who, params }) => readPerson(deps, who, params.appointmentId));
  serve(app, contract.checkIn, ({ who, params }) => checkIn(deps, who, params.appointmentId));
  serve(app, contract.markNoShow, ({ who, params }) => markNoShow(deps, who, params.appointmentId));
  serve(app, contract.findResident, ({ who, body }) => findResidents(deps, who, body));
  serve(app, contract.giveWalkInPlace, async ({ who, body, idempotencyKey, reply }) => {
    const given = await giveWalkIn(deps, who, { body, key: idempotencyKey });
    if (isRefused(given)) return given;
    if (given.hit) void reply.header('idempotency-hit', 'true');
    return given.person;
  });
}
