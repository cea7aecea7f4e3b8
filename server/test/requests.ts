import { randomUUID } from 'node:crypto';
import type { InjectOptions, LightMyRequestResponse as Response } from 'fastify';
import { API_PREFIX } from '../src/http/serve';
import type { TestApp } from './build-app';

type Server = Pick<TestApp, 'server'>;

export interface Told {
  /** Whose session; nobody's when left out. */
  who?: { headers: { authorization: string } };
  body?: object;
  /** Made afresh unless told. */
  key?: string;
}

const headersOf = ({ who, key }: Told): Record<string, string> => ({
  ...who?.headers,
  'idempotency-key': key ?? randomUUID(),
});

const send = (app: Server, method: InjectOptions['method'], path: string, told: Told): Promise<Response> =>
  app.server.inject({
    ...(method && { method }),
    url: `${API_PREFIX}${path}`,
    headers: headersOf(told),
    ...(told.body && { payload: told.body }),
  });

/** Calls an endpoint of the test server as somebody, with a key of its own for a write. */
export const post = (app: Server, path: string, told: Told = {}): Promise<Response> =>
  send(app, 'POST', path, { body: {}, ...told });
export const get = (app: Server, path: string, told: Told = {}): Promise<Response> => send(app, 'GET', path, told);
export const remove = (app: Server, path: string, told: Told = {}): Promise<Response> =>
  send(app, 'DELETE', path, told);
export const put = (app: Server, path: string, told: Told = {}): Promise<Response> => send(app, 'PUT', path, told);
