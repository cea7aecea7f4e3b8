import {
  getBasicInformation,
  getRecord,
  getRecordEntry,
  getRecordMarks,
  listRecordTimeline,
} from '@kangban/contract/record/record';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { tagged } from '../../http/etag';
import { serve } from '../../http/serve';
import { readBasicInformation, readEntry } from './entry-service';
import { readMarks } from './marks-service';
import { readRecord } from './overview-service';
import { readTimeline } from './timeline-service';

/** The record of a person for the person and the family. What has not changed is not sent again. */
export function registerRecord(app: FastifyInstance, deps: Deps): void {
  serve(app, getRecord, async (call) => tagged(call, await readRecord(deps, call.who, call.params.residentId)));
  serve(app, listRecordTimeline, ({ who, params, query }) => readTimeline(deps, who, { ...params, ...query }));
  serve(app, getRecordEntry, ({ who, params }) => readEntry(deps, who, params));
  serve(app, getBasicInformation, ({ who, params }) => readBasicInformation(deps, who, params.residentId));
  serve(app, getRecordMarks, ({ who, params, query }) => readMarks(deps, who, { ...params, on: query.on }));
}
