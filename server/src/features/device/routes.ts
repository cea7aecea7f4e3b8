import * as contract from '@kangban/contract/device';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Deps } from '../../deps';
import { isRefused } from '../../http/refusal';
import { serve } from '../../http/serve';
import { bind, revoke, unbind } from './bind-service';
import { takePacket } from './gateway-service';
import { listMine, register } from './service';

const header = (request: FastifyRequest, name: string): string => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
};

/** The bytes a gateway signed, kept until the request is answered. */
const bodies = new WeakMap<FastifyRequest, Buffer>();

/** Keeps the bytes of a body beside what was read of them: a signature is of bytes. */
function keepBytes(scope: FastifyInstance): void {
  const parse = scope.getDefaultJsonParser('error', 'error');
  scope.removeContentTypeParser('application/json');
  scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const bytes = Buffer.from(body);
    bodies.set(request, bytes);
    void parse(request, bytes.toString('utf8'), done);
  });
}

function registerGateway(scope: FastifyInstance, deps: Deps): void {
  keepBytes(scope);
  serve(scope, contract.sendDeviceReadings, ({ params, body, request }) =>
    takePacket(deps, {
      deviceId: params.deviceId,
      body,
      signature: header(request, 'x-kangban-signature'),
      signed: {
        method: request.method,
        path: request.url.split('?')[0] ?? '',
        body: bodies.get(request) ?? Buffer.alloc(0),
        time: header(request, 'x-kangban-time'),
        nonce: header(request, 'x-kangban-nonce'),
      },
    }),
  );
}

/** Meters of a family, and the door by which a meter sends for itself. */
export async function registerDevice(app: FastifyInstance, deps: Deps): Promise<void> {
  serve(app, contract.listDevices, ({ who }) => listMine(deps, who));
  serve(app, contract.registerDevice, async ({ who, body, idempotencyKey: key, reply }) => {
    const registered = await register(deps, who, { body, key });
    if (isRefused(registered)) return registered;
    if (registered.hit) void reply.header('idempotency-hit', 'true');
    return registered.answer;
  });
  serve(app, contract.bindDevice, ({ who, params, body }) => bind(deps, who, { ...params, ...body }));
  serve(app, contract.unbindDevice, ({ who, params }) => unbind(deps, who, params));
  serve(app, contract.revokeDevice, ({ who, params }) => revoke(deps, who, params.deviceId));
  await app.register((scope, _options, done) => {
    registerGateway(scope, deps);
    done();
  });
}
