import { getReadingHome } from '@kangban/contract/reading/board';
import { deskReadings, setReadingTarget } from '@kangban/contract/reading/desk';
import { getFamilyReadings } from '@kangban/contract/reading/family';
import { getReadingLetter, listReadingLetters, setReadingLetters } from '@kangban/contract/reading/letter';
import * as contract from '@kangban/contract/reading/reading';
import { getReadingTrend } from '@kangban/contract/reading/trend';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { sendFirst } from '../../http/send-first';
import { serve } from '../../http/serve';
import { correctReading, withdrawReading } from './change-service';
import { readFamily } from './family-service';
import { readHome, wishLetters } from './home-service';
import { listOfPerson, readLetter } from './letter-service';
import { listOfItem, showReading } from './list-service';
import { logReading, logReadings } from './log-service';
import { agreeTarget, readAtDesk } from './target-service';
import { readTrend } from './trend-service';

/** What people measure of themselves: logged, shown, put right, summed up; targets are the doctor's. */
export function registerReading(app: FastifyInstance, deps: Deps): void {
  serve(app, contract.logReading, async ({ who, params, body, idempotencyKey: key, reply }) =>
    sendFirst(reply, await logReading(deps, who, { ...params, session: body, key })),
  );
  serve(app, contract.logReadings, ({ who, body }) => logReadings(deps, who, body.items));
  serve(app, contract.listReadings, ({ who, params, query }) => listOfItem(deps, who, { ...params, ...query }));
  serve(app, contract.getReading, ({ who, params, query }) => showReading(deps, who, { ...params, ...query }));
  serve(app, contract.withdrawReading, ({ who, params }) => withdrawReading(deps, who, params));
  serve(app, contract.correctReading, async ({ who, params, body, idempotencyKey: key, reply }) =>
    sendFirst(reply, await correctReading(deps, who, { ...params, session: body, key })),
  );
  serve(app, getReadingHome, ({ who, params }) => readHome(deps, who, params.residentId));
  serve(app, getFamilyReadings, ({ who }) => readFamily(deps, who));
  serve(app, getReadingTrend, ({ who, params, query: { days, ...query } }) =>
    readTrend(deps, who, { ...params, ...query, days: Number(days) }),
  );
  serve(app, listReadingLetters, ({ who, params, query }) => listOfPerson(deps, who, { ...params, ...query }));
  serve(app, getReadingLetter, ({ who, params }) => readLetter(deps, who, params));
  serve(app, setReadingLetters, ({ who, params, body }) => wishLetters(deps, who, { ...params, ...body }));
  serve(app, deskReadings, ({ who, params }) => readAtDesk(deps, who, params.residentId));
  serve(app, setReadingTarget, async ({ who, params, body, idempotencyKey: key, reply }) =>
    sendFirst(reply, await agreeTarget(deps, who, { ...params, body, key })),
  );
}
