import { createHash } from 'node:crypto';
import type { AnswerOf, Endpoint } from '@kangban/contract/endpoint';
import { isRefused, type Refused } from './refusal';
import { type Call, SENT } from './serve';

const JSON_TYPE = 'application/json; charset=utf-8';

const opaque = (tag: string): string => tag.trim().replace(/^W\//, '');

/** Whether an If-None-Match header names the tag (weak comparison, RFC 9110 §13.1.2). */
export function namesTag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header === etag || header.trim() === '*' || header.split(',').some((tag) => opaque(tag) === opaque(etag));
}

/**
 * Names an answer by its content; a phone that has it already is told so instead of being sent it again. Only this person may keep it. What
 * is named is what is sent: the answer passes its schema and becomes text once.
 */
export function tagged<E extends Endpoint>(
  { request, reply }: Call<E>,
  answer: AnswerOf<E> | Refused,
): typeof SENT | Refused {
  if (isRefused(answer)) return answer;
  const text = reply.serialize(answer);
  if (typeof text !== 'string') throw new TypeError('the serialiser made no text');
  const etag = `W/"${createHash('sha1').update(text).digest('base64url')}"`;
  void reply.header('etag', etag).header('cache-control', 'private, no-cache').header('vary', 'authorization');
  if (namesTag(request.headers['if-none-match'], etag)) void reply.code(304).send();
  else void reply.header('content-type', JSON_TYPE).send(text);
  return SENT;
}
