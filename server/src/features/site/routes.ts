import type { Endpoint } from '@kangban/contract/endpoint';
import { getAvailability, getSite, listSites } from '@kangban/contract/site';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../../deps';
import { namesTag } from '../../http/etag';
import { isRefused, type Refused } from '../../http/refusal';
import { type Call, SENT, serve } from '../../http/serve';
import type { ReadyBody } from './availability';
import { makeSiteService } from './service';

const JSON_TYPE = 'application/json; charset=utf-8';
const ACCEPTS_GZIP = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i;

function sendReady(request: FastifyRequest, reply: FastifyReply, body: ReadyBody): typeof SENT {
  void reply.header('etag', body.etag).header('cache-control', 'no-cache').header('vary', 'accept-encoding');
  if (namesTag(request.headers['if-none-match'], body.etag)) {
    void reply.code(304).send();
    return SENT;
  }
  void reply.header('content-type', JSON_TYPE);
  if (ACCEPTS_GZIP.test(request.headers['accept-encoding'] ?? ''))
    void reply.header('content-encoding', 'gzip').send(body.gzip);
  else void reply.send(body.identity);
  return SENT;
}

const answerReady = ({ request, reply }: Pick<Call<Endpoint>, 'request' | 'reply'>, body: ReadyBody | Refused) =>
  isRefused(body) ? body : sendReady(request, reply, body);

/** Clinics and their free places: open to everybody, nothing of a person in it. */
export function registerSite(app: FastifyInstance, deps: Deps): void {
  const service = makeSiteService(deps);
  serve(app, listSites, ({ query }) => service.list(query));
  serve(app, getSite, ({ params, query }) => service.get(params.siteId, query));
  serve(app, getAvailability, (call) => {
    const body = service.availability(call.params.siteId, call.query);
    return body instanceof Promise ? body.then((made) => answerReady(call, made)) : answerReady(call, body);
  });
}
