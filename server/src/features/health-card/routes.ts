import * as contract from '@kangban/contract/record-export';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Deps } from '../../deps';
import { sendFile } from '../../http/send-file';
import { serve } from '../../http/serve';
import { downloadCard, makeCard } from './service';

const originOf = ({ protocol, host }: FastifyRequest): string => `${protocol}://${host}`;

/** SMART Health Cards of the doses given; the keys they are checked with stand at /.well-known/jwks.json (features/transfer). */
export function registerHealthCard(app: FastifyInstance, deps: Deps): void {
  serve(app, contract.makeHealthCard, ({ who, params, request, reply }) => {
    void reply.header('cache-control', 'private, no-store');
    return makeCard(deps, who, { ...params, origin: originOf(request) });
  });
  serve(app, contract.downloadHealthCard, async ({ who, params, request, reply }) =>
    sendFile(
      reply,
      'application/smart-health-card',
      await downloadCard(deps, who, { ...params, origin: originOf(request) }),
    ),
  );
}
