import { getDeskEntry, getDeskRecord, listDeskTimeline } from '@kangban/contract/record/desk-record';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { serve } from '../../http/serve';
import { openAtDesk, readEntryAtDesk, readTimelineAtDesk } from './service';

/** Somebody's record at the desk: for a purpose, read only, and known to the person. */
export function registerDeskRecord(app: FastifyInstance, deps: Deps): void {
  serve(app, getDeskRecord, ({ who, params, query }) => openAtDesk(deps, who, { ...params, ...query }));
  serve(app, listDeskTimeline, ({ who, params, query }) => readTimelineAtDesk(deps, who, { ...params, ...query }));
  serve(app, getDeskEntry, ({ who, params, query }) => readEntryAtDesk(deps, who, { ...params, ...query }));
}
