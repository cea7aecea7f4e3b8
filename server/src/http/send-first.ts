import type { FastifyReply } from 'fastify';
import { isRefused, type Refused } from './refusal';
import { SENT } from './serve';

const JSON_TYPE = 'application/json; charset=utf-8';

/** An answer as it was sent the first time, or the same bytes again. */
export interface FirstAnswer {
  status: number;
  text: string;
  /** True when these are the stored bytes of an earlier request. */
  hit: boolean;
}

/** Sends the bytes of a first answer, and says so when they were sent before. */
export function sendFirst(reply: FastifyReply, answer: FirstAnswer | Refused): typeof SENT | Refused {
  if (isRefused(answer)) return answer;
  if (answer.hit) void reply.header('idempotency-hit', 'true');
  void reply.code(answer.status).header('content-type', JSON_TYPE).send(answer.text);
  return SENT;
}
