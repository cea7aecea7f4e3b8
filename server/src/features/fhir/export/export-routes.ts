import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Deps } from '../../../deps';
import { systemOf } from '../auth/system';
import { fhirError } from '../outcome';
import { askForExport, dropExport, exportFile, exportStatus } from './export-service';

const RETRY_SECONDS = '10';
const HIDDEN = { schema: { hide: true } } as const;

const baseOf = ({ protocol, host }: FastifyRequest): string => `${protocol}://${host}/fhir/r4`;

function requireAsync({ headers }: FastifyRequest): void {
  if (!/\brespond-async\b/.test(String(headers.prefer ?? '')))
    throw fhirError(400, 'not-supported', 'A copy of the county is made in the background: Prefer: respond-async.');
}

type OfExport = { Params: { id: string } };
type OfFile = { Params: { id: string; type: string; part: string } };

/** A copy of the county for whoever has the duty (FHIR Bulk Data): asked for, watched, fetched by files, thrown away. */
export function registerCountyExport(scope: FastifyInstance, deps: Deps): void {
  scope.get('/$export', HIDDEN, async (request, reply) => {
    const caller = await systemOf(deps, request);
    requireAsync(request);
    const base = baseOf(request);
    const url = `${request.protocol}://${request.host}${request.url}`;
    const id = await askForExport(deps, caller, { query: new URL(url).searchParams, url });
    return reply.code(202).header('content-location', `${base}/bulk/${id}`).send();
  });
  scope.get<OfExport>('/bulk/:id', HIDDEN, async (request, reply) => {
    const caller = await systemOf(deps, request);
    const status = await exportStatus(deps, caller, { exportId: request.params.id, base: baseOf(request) });
    void reply.header('cache-control', 'no-store');
    if ('progress' in status)
      return reply.code(202).header('x-progress', status.progress).header('retry-after', RETRY_SECONDS).send();
    return reply
      .header('expires', status.expiresAt.toUTCString())
      .type('application/json; charset=utf-8')
      .serializer(JSON.stringify)
      .send(status.manifest);
  });
  scope.get<OfFile>('/bulk/:id/:type/:part', HIDDEN, async (request, reply) => {
    const caller = await systemOf(deps, request);
    const { id, type, part } = request.params;
    const bytes = await exportFile(deps, caller, { exportId: id, type, part });
    return reply.header('cache-control', 'no-store').type('application/fhir+ndjson; charset=utf-8').send(bytes);
  });
  scope.delete<OfExport>('/bulk/:id', HIDDEN, async (request, reply) => {
    await dropExport(deps, await systemOf(deps, request), request.params.id);
    return reply.code(202).send();
  });
}
