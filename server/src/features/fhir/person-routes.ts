import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../../deps';
import { askForAccess } from '../app-access/request-service';
import { giveBack } from '../app-access/token-service';
import { registerCountyExport } from './export/export-routes';
import { fhirError } from './outcome';
import { personOf } from './person/caller';
import { everythingOf } from './person/everything-service';
import { type PersonRequest, readOne, searchType } from './person/read-service';
import { summaryOf } from './person/summary-service';

const FHIR_JSON = 'application/fhir+json; charset=utf-8';

interface Exchange {
  request: FastifyRequest;
  reply: FastifyReply;
}

const baseOf = ({ protocol, host }: FastifyRequest): string => `${protocol}://${host}/fhir/r4`;
const queryOf = ({ url }: FastifyRequest): URLSearchParams => new URL(url, 'http://here').searchParams;

function personRequest(deps: Deps, request: FastifyRequest): PersonRequest | undefined {
  const caller = personOf(deps, request.headers.authorization);
  const prefer = String(request.headers.prefer ?? '');
  return (
    caller && {
      caller,
      base: baseOf(request),
      query: queryOf(request),
      strict: /\bhandling=strict\b/.test(prefer),
    }
  );
}

/** Health data of one person: no cache keeps it. As bytes at once: text would be measured first and turned into bytes after. */
function send(reply: FastifyReply, body: object): FastifyReply {
  return reply
    .header('cache-control', 'private, no-store')
    .header('vary', 'authorization')
    .type(FHIR_JSON)
    .send(Buffer.from(JSON.stringify(body)));
}

interface Path {
  type?: string;
  id?: string;
}

/**
 * Answers a search (`/:type`) or a read (`/:type/:id`) when the bearer is a resident's session or an app they let in; false otherwise, and
 * nothing was sent.
 */
export async function servePerson(deps: Deps, { request, reply }: Exchange): Promise<boolean> {
  const asked = personRequest(deps, request);
  if (!asked) return false;
  // The scope's routes name their parameters so.
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions
  const { type = '', id } = request.params as Path;
  if (id === undefined) {
    await send(reply, await searchType(deps, asked, type));
    return true;
  }
  const resource = await readOne(deps, asked, { type, id });
  const { versionId, lastUpdated } = resource.meta;
  void reply.header('etag', `W/"${versionId}"`).header('last-modified', new Date(lastUpdated).toUTCString());
  await send(reply, resource);
  return true;
}

function needPerson(deps: Deps, request: FastifyRequest): PersonRequest {
  const asked = personRequest(deps, request);
  if (!asked) throw fhirError(401, 'login', 'A token of a person or of an app they let in is needed.');
  return asked;
}

/** Anybody may knock here, and each knock writes or looks something up: no address does it more often than a person could. */
const KNOCKS = { rateLimit: { max: 60, timeWindow: '1 minute', allowList: [] } };

/** Where an app asks and gives back; tokens are made by the scope's one token endpoint. */
function registerOauth(scope: FastifyInstance, deps: Deps): void {
  scope.get('/oauth2/authorize', { schema: { hide: true }, config: KNOCKS }, async (request, reply) => {
    const answer = await askForAccess(deps, queryOf(request), baseOf(request));
    if ('refusal' in answer) throw fhirError(400, 'invalid', answer.refusal);
    return reply
      .header('cache-control', 'no-store')
      .header('referrer-policy', 'no-referrer')
      .redirect(answer.redirectTo);
  });
  const revoke = { schema: { hide: true }, bodyLimit: 16 * 1024, config: KNOCKS };
  scope.post<{ Body: unknown }>('/oauth2/revoke', revoke, async (request, reply) => {
    const { body } = request;
    const form = body instanceof URLSearchParams ? body : new URLSearchParams(typeof body === 'string' ? body : '');
    await giveBack(deps, form);
    return reply.code(200).header('cache-control', 'no-store').send();
  });
}

/** What a person and their own apps ask beyond search and read, and the county's copy. */
export function registerPersonFhir(scope: FastifyInstance, deps: Deps): void {
  registerOauth(scope, deps);
  registerCountyExport(scope, deps);
  scope.get<{ Params: { id: string } }>(
    '/Patient/:id/$everything',
    { schema: { hide: true } },
    async (request, reply) => send(reply, await everythingOf(deps, needPerson(deps, request), request.params.id)),
  );
  scope.get<{ Params: { id: string } }>('/Patient/:id/$summary', { schema: { hide: true } }, async (request, reply) =>
    send(reply, await summaryOf(deps, needPerson(deps, request), request.params.id)),
  );
}
