import * as contract from '@kangban/contract/care-task';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { sendFirst } from '../../http/send-first';
import { serve } from '../../http/serve';
import { noteAttempt } from './attempt-service';
import { moveByStaff, readOpenTasks, setTarget } from './desk-service';
import { readTask, readTasks, tickTask } from './service';

/** What is to be done after a checkup, until it is done. */
export function registerCareTask(app: FastifyInstance, deps: Deps): void {
  serve(app, contract.listCareTasks, ({ who, params, query }) =>
    readTasks(deps, who, { ...params, over: query.done === 'yes', cursor: query.cursor }),
  );
  serve(app, contract.getCareTask, ({ who, params }) => readTask(deps, who, params));
  serve(app, contract.tickCareTask, ({ who, params, body }) => tickTask(deps, who, { ...params, ...body }));
  serve(app, contract.listOpenTasks, ({ who, query }) => readOpenTasks(deps, who, query));
  serve(app, contract.moveTask, ({ who, params, body }) => moveByStaff(deps, who, { ...params, body }));
  serve(app, contract.setTaskTarget, ({ who, params, body }) => setTarget(deps, who, { ...params, body }));
  serve(app, contract.recordTaskAttempt, async ({ who, params, body, idempotencyKey: key, reply }) =>
    sendFirst(reply, await noteAttempt(deps, who, { ...params, body, key })),
  );
}
