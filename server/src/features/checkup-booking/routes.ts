import { getCheckupOffer, listAddOns, listCheckupStops } from '@kangban/contract/checkup/booking';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { serve } from '../../http/serve';
import { readAddOns } from './add-on-service';
import { readOffer } from './offer-service';
import { readStops } from './stop-service';

/** What comes before booking a checkup: whether, where, and what else is due. */
export function registerCheckupBooking(app: FastifyInstance, deps: Deps): void {
  serve(app, getCheckupOffer, ({ who, params, query }) => readOffer(deps, who, { ...params, ...query }));
  serve(app, listCheckupStops, ({ query }) => readStops(deps, query));
  serve(app, listAddOns, ({ who, params }) => readAddOns(deps, who, params.residentId));
}
