import type { LightMyRequestResponse as Response } from 'fastify';
import type { TestApp } from '../build-app';
import { addClient } from '../../src/features/fhir/auth/clients';
import { aCounty } from '../factories';
import { COUNTY } from '../factories/context';

export interface ClinicSystem {
  clientId: string;
  secret: string;
  headers: { authorization: string };
}

export interface SystemTold {
  name?: string;
  scopes?: string[];
  /** Asked of the token; everything the system has when left out. */
  scope?: string;
}

/** Asks for a token as a system does. */
export function askToken(
  app: TestApp,
  form: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> {
  return app.server.inject({
    method: 'POST',
    url: '/fhir/r4/oauth2/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(form).toString(),
  });
}

/** A hospital's system with a token in its hand. */
export async function aSystem(app: TestApp, told: SystemTold = {}): Promise<ClinicSystem> {
  await aCounty(app);
  const { clientId, secret } = await addClient(app.deps, COUNTY, {
    kind: 'system',
    name: told.name ?? 'HIS',
    institution: '青岚县人民医院',
    scopes: told.scopes ?? ['system/*.cruds'],
    redirectUris: [],
    by: 'test',
  });
  const answer = await askToken(app, {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: secret ?? '',
    ...(told.scope !== undefined && { scope: told.scope }),
  });
  const { access_token: token } = answer.json<{ access_token: string }>();
  return { clientId, secret: secret ?? '', headers: { authorization: `Bearer ${token}` } };
}

export interface Call {
  who?: { headers: { authorization: string } };
  body?: unknown;
  headers?: Record<string, string>;
}

const call =
  (method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH') =>
  (app: TestApp, path: string, { who, body, headers }: Call = {}): Promise<Response> =>
    app.server.inject({
      method,
      url: `/fhir/r4${path}`,
      headers: {
        ...who?.headers,
        ...(body !== undefined && { 'content-type': 'application/fhir+json' }),
        ...headers,
      },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    });

export const fhirGet = call('GET');
export const fhirPost = call('POST');
export const fhirPut = call('PUT');
export const fhirDelete = call('DELETE');
export const fhirPatch = call('PATCH');
