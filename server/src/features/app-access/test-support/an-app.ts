import { createHash } from 'node:crypto';
import { post } from '../../../../test/requests';
import type { TestApp } from '../../../../test/build-app';
import { COUNTY } from '../../../../test/factories/context';
import { addClient } from '../../fhir/auth/clients';

export const REDIRECT = 'https://app.example/back?from=kangban';
const VERIFIER = 'v'.repeat(64);
export const ALL_SCOPES = 'patient/*.rs launch/patient offline_access';

/** An app the operator registered. */
export async function anApp({ deps }: TestApp, scopes: readonly string[] = ALL_SCOPES.split(' ')): Promise<string> {
  const told = { kind: 'app' as const, name: '我的健康本', scopes, redirectUris: [REDIRECT], by: 'test' };
  return (await addClient(deps, COUNTY, told)).clientId;
}

type Query = Record<string, string>;
export const BASE = 'http://localhost:80/fhir/r4';

export const authorizeQuery = (clientId: string, change: Query = {}): Query => ({
  response_type: 'code',
  client_id: clientId,
  redirect_uri: REDIRECT,
  scope: ALL_SCOPES,
  state: 'a-state-of-the-app',
  aud: BASE,
  code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
  code_challenge_method: 'S256',
  ...change,
});

/** What a browser is told when an app sends it here. */
export const authorize = ({ server }: TestApp, query: Query) =>
  server.inject({ url: `/fhir/r4/oauth2/authorize?${new URLSearchParams(query).toString()}` });

/** The id under which the person is asked. */
export async function anAsking(app: TestApp, clientId: string, change: Query = {}): Promise<string> {
  const { headers } = await authorize(app, authorizeQuery(clientId, change));
  const id = /\?request=([0-9a-f-]{36})$/.exec(String(headers.location))?.[1];
  if (id === undefined) throw new Error(`not asked: ${headers.location}`);
  return id;
}

export interface Who {
  headers: { authorization: string };
}

export interface Said {
  residentId: string;
  allow?: boolean;
  duration?: 'hour' | 'month' | 'year';
  sensitive?: string[];
  consentVersion?: string;
}

export const decide = (app: TestApp, requestId: string, { who, ...said }: Said & { who: Who }) =>
  post(app, `/app-requests/${requestId}/decision`, {
    who,
    body: { allow: true, duration: 'month', sensitive: [], consentVersion: 'app-access-1', ...said },
  });

export const token = ({ server }: TestApp, form: Query) =>
  server.inject({
    method: 'POST',
    url: '/fhir/r4/oauth2/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  });

export const codeForm = (clientId: string, code: string, change: Query = {}): Query => ({
  grant_type: 'authorization_code',
  code,
  redirect_uri: REDIRECT,
  client_id: clientId,
  code_verifier: VERIFIER,
  ...change,
});

export interface Tokens {
  access_token: string;
  refresh_token?: string;
  expires_in: number;
  scope: string;
  patient: string;
}

/** A code, after the person said yes. */
export async function aCode(
  app: TestApp,
  clientId: string,
  said: Said & { who: Who },
  change: Query = {},
): Promise<string> {
  const answer = await decide(app, await anAsking(app, clientId, change), said);
  return new URL(answer.json<{ redirectTo: string }>().redirectTo).searchParams.get('code') ?? '';
}

/** Tokens of an app that was let in. */
export async function letIn(
  app: TestApp,
  clientId: string,
  said: Said & { who: Who },
  change: Query = {},
): Promise<Tokens> {
  const answer = await token(app, codeForm(clientId, await aCode(app, clientId, said, change)));
  return answer.json<Tokens>();
}

export const bearer = ({ access_token }: Tokens): Who['headers'] => ({ authorization: `Bearer ${access_token}` });
