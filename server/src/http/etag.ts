import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRefused, type Refused } from './refusal';
import { SENT } from './serve';

const opaque = (tag: string): string => tag.trim().replace(/^W\//, '');

/** Whether an If-None-Match header names the tag (weak comparison, RFC 9110 §13.1.2). */
export function namesTag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header === etag || header.trim() === '*' || header.split(',').some((tag) => opaque(tag) === opaque(etag));
}

interface Exchange {
  request: FastifyRequest;
  reply: FastifyReply;
}

/** Names an answer by its content; a phone that has it already is told so instead of being sent it again. Only this person may keep it. */
export function tagged<T extends object>({ request, reply }: Exchange, answer: T | Refused): T | Refused | typeof SENT {
  if (isRefused(answer)) return answer;
  const etag = `W/"${createHash('sha1').update(JSON.stringify(answer)).digest('base64url')}"`;
  void reply.header('etag', etag).header('cache-control', 'private, no-cache').header('vary', 'authorization');
  if (!namesTag(request.headers['if-none-match'], etag)) return answer;
  void reply.code(304).send();
  return SENT;
}
