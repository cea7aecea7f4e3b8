import * as contract from '@kangban/contract/lesson';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { serve } from '../../http/serve';
import { answerQuiz } from './answer-service';
import { listFor, readLesson, startReading } from './service';

/** Short lessons, read and answered at home. */
export function registerLesson(app: FastifyInstance, deps: Deps): void {
  serve(app, contract.listLessons, ({ who, params }) => listFor(deps, who, params.residentId));
  serve(app, contract.getLesson, ({ who, params }) => readLesson(deps, who, params));
  serve(app, contract.startLessonReading, ({ who, params }) => startReading(deps, who, params));
  serve(app, contract.answerLessonQuiz, ({ who, params, body }) => answerQuiz(deps, who, { ...params, ...body }));
}
