import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../../deps';
import type { HttpRefusal } from '../../http/refusal';
import { answerTokenRequest } from '../app-access/token-service';
import { type TokenAnswer, tokenForSystem, unknownGrant } from './auth/token-service';
import { type FhirError, fhirError, outcomeOf } from './outcome';
import { registerPersonFhir, servePerson } from './person-routes';
import { checkAccept, toFhirError } from './scope';
import { capabilityStatement, smartConfiguration } from './system/metadata';
import { registerSystem, type SystemReads } from './system-routes';

const FHIR_PREFIX = '/fhir/r4';
const FHIR_JSON = 'application/fhir+json; charset=utf-8';

type Failure = FastifyError | HttpRefusal | FhirError;

function sendFailure(error: Failure, request: FastifyRequest, reply: FastifyReply): void {
  const told = toFhirError(error);
  if (!told) request.log.error({ err: error }, 'request failed');
  const { status, issues, headers } =
    told ?? fhirError(500, 'exception', `A fault of this server. Its name: ${request.id}.`);
  void reply.code(status).headers(headers).type(FHIR_JSON).serializer(JSON.stringify).send(outcomeOf(issues));
}

/** JSON under both names, forms for OAuth and `_search`; anything else is refused with 415. */
function readBodies(scope: FastifyInstance): void {
  const parse = scope.getDefaultJsonParser('error', 'error');
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    ['application/fhir+json', 'application/json'],
    { parseAs: 'string' },
    (request, body, done) => {
      if (body === '') done(null, undefined);
      else void parse(request, body.toString(), done);
    },
  );
  scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, new URLSearchParams(body.toString()));
  });
}

/** Tries at a secret cost a tenth of a second each; nobody needs more than this. */
const TOKENS_PER_MINUTE = 60;

/** Grant types of a person's own app. */
const OF_APPS = ['authorization_code', 'refresh_token'];

async function answerToken(deps: Deps, request: FastifyRequest): Promise<TokenAnswer> {
  const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
  if (form.get('grant_type') === 'client_credentials') return tokenForSystem(deps, form, request.headers.authorization);
  if (OF_APPS.includes(form.get('grant_type') ?? '')) return answerTokenRequest(deps, form);
  return unknownGrant(form);
}

function serveTokens(scope: FastifyInstance, deps: Deps): void {
  scope.post(
    '/oauth2/token',
    {
      schema: { hide: true },
      bodyLimit: 16 * 1024,
      config: { rateLimit: { max: TOKENS_PER_MINUTE, timeWindow: '1 minute', allowList: [] } },
    },
    async (request, reply) => {
      const { status, body, headers = {} } = await answerToken(deps, request);
      return reply
        .code(status)
        .headers({ ...headers, 'cache-control': 'no-store', pragma: 'no-cache' })
        .type('application/json; charset=utf-8')
        .serializer(JSON.stringify)
        .send(body);
    },
  );
}

const baseOf = ({ protocol, host }: FastifyRequest): string => `${protocol}://${host}${FHIR_PREFIX}`;
const paramsOf = ({ url }: FastifyRequest): URLSearchParams =>
  new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?') + 1) : '');

function serveMetadata(scope: FastifyInstance): void {
  scope.get('/metadata', { schema: { hide: true } }, (request, reply) => {
    checkAccept(request.headers.accept, paramsOf(request).get('_format'));
    return reply
      .type(FHIR_JSON)
      .serializer(JSON.stringify)
      .send(capabilityStatement(baseOf(request)));
  });
  scope.get('/.well-known/smart-configuration', { schema: { hide: true } }, (request, reply) =>
    reply
      .type('application/json; charset=utf-8')
      .serializer(JSON.stringify)
      .send(smartConfiguration(baseOf(request))),
  );
}

/** The two addresses where people read what is theirs and systems what they sent. */
function serveShared(scope: FastifyInstance, deps: Deps, reads: SystemReads): void {
  scope.get<{ Params: { type: string } }>('/:type', { schema: { hide: true } }, async (request, reply) =>
    (await servePerson(deps, { request, reply })) ? reply : reads.search(request, reply),
  );
  scope.get<{ Params: { type: string; id: string } }>(
    '/:type/:id',
    { schema: { hide: true } },
    async (request, reply) => ((await servePerson(deps, { request, reply })) ? reply : reads.read(request, reply)),
  );
}

/** FHIR R4 under one roof: its own content types, its own errors, its own tokens. */
export async function registerFhir(app: FastifyInstance, deps: Deps): Promise<void> {
  await app.register(
    async (scope) => {
      readBodies(scope);
      scope.setErrorHandler<Failure>(sendFailure);
      scope.setNotFoundHandler((request, reply) => {
        sendFailure(fhirError(404, 'not-found', 'There is no such address.'), request, reply);
      });
      serveTokens(scope, deps);
      serveMetadata(scope);
      registerPersonFhir(scope, deps);
      serveShared(scope, deps, registerSystem(scope, deps, { baseOf, paramsOf, jsonType: FHIR_JSON }));
    },
    { prefix: FHIR_PREFIX },
  );
}
