import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../../deps';
import { type SystemCaller, systemOf } from './auth/system';
import { type Fault, FhirError, fhirError } from './outcome';
import { isResource } from './resource';
import { checkAccept, readPrefer } from './scope';
import type { SystemType } from './schema/types';
import { type Ask, isFault, readAddress, readCondition, readIfMatch } from './transaction/asks';
import type { FhirAnswer } from './system/answer';
import { makeLines } from './system/line';
import { type Asking, readHistory, readOne, search } from './system/read-service';
import { carryOutBundle, carryOutOne, type Writer } from './system/write-service';

/** What every address under `/fhir/r4` has in common. */
export interface Frame {
  baseOf: (request: FastifyRequest) => string;
  paramsOf: (request: FastifyRequest) => URLSearchParams;
  jsonType: string;
}

const MEGABYTE = 1024 * 1024;
/** A Bundle of a thousand people with their year. */
const BUNDLE_MAX = 50 * MEGABYTE;
const RESOURCE_MAX = 5 * MEGABYTE;

interface Place {
  type: string;
  id?: string;
  version?: string;
}
type PlaceRequest = FastifyRequest<{ Params: Place }>;

/** Callers that were let in before the body was read. */
const CALLERS = new WeakMap<FastifyRequest, SystemCaller>();

function only(fault: Fault): FhirError {
  return new FhirError([fault]);
}

function typeOf(request: PlaceRequest): SystemType {
  const { type, id } = request.params;
  const address = readAddress(id === undefined ? type : `${type}/${id}`);
  if (isFault(address)) throw only(address);
  return address.type;
}

class SystemDoor {
  private readonly inLine = makeLines();

  constructor(
    private readonly deps: Deps,
    private readonly frame: Frame,
  ) {}

  /** Lets a system in, before a byte of the body is read. */
  letIn = async (request: FastifyRequest): Promise<void> => {
    CALLERS.set(request, await this.callerOf(request));
  };

  private async callerOf(request: FastifyRequest): Promise<SystemCaller> {
    checkAccept(request.headers.accept, this.frame.paramsOf(request).get('_format'));
    return CALLERS.get(request) ?? systemOf(this.deps, request);
  }

  async asking(request: FastifyRequest): Promise<Asking> {
    const caller = await this.callerOf(request);
    const { isLenient } = readPrefer(request.headers.prefer);
    return { deps: this.deps, caller, base: this.frame.baseOf(request), isLenient };
  }

  async writer(request: FastifyRequest): Promise<Writer> {
    const caller = await this.callerOf(request);
    const base = this.frame.baseOf(request);
    return { deps: this.deps, caller, base, inLine: this.inLine, ...readPrefer(request.headers.prefer) };
  }

  params = (request: FastifyRequest): URLSearchParams => this.frame.paramsOf(request);

  send = (reply: FastifyReply, { status, resource, headers = {} }: FhirAnswer): FastifyReply => {
    const head = reply.code(status).headers({ ...headers, 'cache-control': 'no-store' });
    return resource ? head.type(this.frame.jsonType).serializer(JSON.stringify).send(resource) : head.send();
  };
}

const headerOf = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value[0] : value;

function resourceIn(request: FastifyRequest, type: string): Ask['resource'] {
  if (isResource(request.body)) return request.body;
  throw only({
    status: 400,
    code: 'structure',
    diagnostics: `A resource is needed: {"resourceType": "${type}", …}.`,
    expression: type,
  });
}

function askOf(request: PlaceRequest, method: Ask['method'], conditionText: string | undefined): Ask {
  const type = typeOf(request);
  const condition = conditionText === undefined ? undefined : readCondition(conditionText);
  if (condition && isFault(condition)) throw only(condition);
  const ifMatch = readIfMatch(headerOf(request.headers['if-match']));
  if (typeof ifMatch === 'object') throw only(ifMatch);
  const { id } = request.params;
  if (method !== 'POST' && id === undefined && condition === undefined)
    throw only({ status: 400, code: 'required', diagnostics: `${method} needs Type/id or Type?identifier=…` });
  const resource = method === 'DELETE' ? undefined : resourceIn(request, type);
  return { place: '', resourcePlace: type, method, type, id, condition, ifMatch, resource };
}

/** What stands behind the question mark, without the words that are no condition. */
function conditionOf(params: URLSearchParams): string | undefined {
  const told = new URLSearchParams([...params].filter(([name]) => name !== '_format'));
  return told.size === 0 ? undefined : told.toString();
}

function serveWrites(scope: FastifyInstance, door: SystemDoor): void {
  const schema = { hide: true };
  const one = { schema, onRequest: door.letIn, bodyLimit: RESOURCE_MAX };
  scope.post('/', { schema, onRequest: door.letIn, bodyLimit: BUNDLE_MAX }, async (request, reply) =>
    door.send(reply, await carryOutBundle(await door.writer(request), request.body)),
  );
  scope.post('/:type', one, async (request: PlaceRequest, reply) => {
    const ask = askOf(request, 'POST', headerOf(request.headers['if-none-exist'])?.replace(/^\?/, ''));
    return door.send(reply, await carryOutOne(await door.writer(request), ask));
  });
  const write = (method: 'PUT' | 'DELETE') => async (request: PlaceRequest, reply: FastifyReply) => {
    const condition = request.params.id === undefined ? conditionOf(door.params(request)) : undefined;
    return door.send(reply, await carryOutOne(await door.writer(request), askOf(request, method, condition)));
  };
  scope.put<{ Params: Place }>('/:type/:id', one, write('PUT'));
  scope.put<{ Params: Place }>('/:type', one, write('PUT'));
  scope.delete<{ Params: Place }>('/:type/:id', one, write('DELETE'));
  scope.delete<{ Params: Place }>('/:type', one, write('DELETE'));
  scope.patch('/:type/:id', one, async () => {
    throw fhirError(405, 'not-supported', 'PATCH is not supported: PUT the whole resource.');
  });
}

/** What a system reads of its own; the two addresses that people share with it are called by the scope. */
export interface SystemReads {
  search: (request: PlaceRequest, reply: FastifyReply) => Promise<FastifyReply>;
  read: (request: PlaceRequest, reply: FastifyReply) => Promise<FastifyReply>;
}

function readsOf(door: SystemDoor): SystemReads {
  return {
    search: async (request, reply) => {
      const asking = await door.asking(request);
      return door.send(reply, await search(asking, { type: typeOf(request), params: door.params(request) }));
    },
    read: async (request, reply) => {
      const asking = await door.asking(request);
      const { id = '', version } = request.params;
      return door.send(reply, await readOne(asking, { type: typeOf(request), id, version }));
    },
  };
}

function serveReads(scope: FastifyInstance, door: SystemDoor, reads: SystemReads): void {
  const schema = { hide: true };
  scope.post('/:type/_search', { schema, onRequest: door.letIn }, async (request: PlaceRequest, reply) => {
    const { body } = request;
    const told = [...door.params(request), ...(body instanceof URLSearchParams ? body : [])];
    const asking = await door.asking(request);
    return door.send(reply, await search(asking, { type: typeOf(request), params: new URLSearchParams(told) }));
  });
  scope.get('/:type/:id/_history/:version', { schema }, reads.read);
  scope.get('/:type/:id/_history', { schema }, async (request: PlaceRequest, reply) => {
    const asking = await door.asking(request);
    const { id = '' } = request.params;
    return door.send(reply, await readHistory(asking, { type: typeOf(request), id, params: door.params(request) }));
  });
}

/** Addresses of clinic systems; answers the reads that the scope puts behind the addresses it shares with people. */
export function registerSystem(scope: FastifyInstance, deps: Deps, frame: Frame): SystemReads {
  const door = new SystemDoor(deps, frame);
  const reads = readsOf(door);
  serveWrites(scope, door);
  serveReads(scope, door, reads);
  return reads;
}
