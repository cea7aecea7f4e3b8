import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { scopesToGive } from './scopes';
import { type AppRow, findApp, insertRequest } from './store';
import { CHALLENGE } from './tokens';

const REQUEST_MINUTES = 10;
const STATE_MAX = 500;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Where the browser goes next, or why it goes nowhere: nobody is sent to an address that is not registered. */
export type Authorize = { redirectTo: string } | { refusal: string };

/** An address of the app with what it is told (RFC 6749 §4.1.2). */
export function withAnswer(redirectUri: string, answer: Readonly<Record<string, string>>): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.append(name, value);
  return url.href;
}

interface OauthError {
  error: 'invalid_request' | 'invalid_scope' | 'unsupported_response_type';
  error_description: string;
}

const invalid = (description: string): OauthError => ({ error: 'invalid_request', error_description: description });

const NAMES = [
  'response_type',
  'client_id',
  'redirect_uri',
  'scope',
  'state',
  'code_challenge',
  'code_challenge_method',
  'aud',
];

function faultOf(query: URLSearchParams, base: string): OauthError | undefined {
  const told = (name: string): string => query.get(name) ?? '';
  if (NAMES.some((name) => query.getAll(name).length > 1)) return invalid('A parameter stands there twice.');
  if (told('response_type') !== 'code')
    return { error: 'unsupported_response_type', error_description: 'Only response_type=code.' };
  if (told('state') === '' || told('state').length > STATE_MAX) return invalid('state is needed.');
  if (told('code_challenge_method') !== 'S256' || !CHALLENGE.test(told('code_challenge')))
    return invalid('PKCE is needed: code_challenge with code_challenge_method=S256.');
  if (told('aud').replace(/\/$/, '') !== base) return invalid(`aud must be ${base}.`);
  return undefined;
}

async function appOf(deps: Deps, query: URLSearchParams): Promise<AppRow | undefined> {
  const clientId = query.get('client_id') ?? '';
  return UUID.test(clientId) ? findApp(deps.db.pool, deps.config.countyCode, clientId) : undefined;
}

/** Page of the portal that asks the person; it signs them in first where they are not. */
const PAGE = '/#/packages/record/pages/app-consent/index';

/**
 * An app asks to be let in (authorization code with PKCE, public clients). An app nobody registered and an address that is not exactly a
 * registered one are told here; everything else goes back to the app.
 */
export async function askForAccess(deps: Deps, query: URLSearchParams, base: string): Promise<Authorize> {
  const app = await appOf(deps, query);
  if (!app) return { refusal: 'client_id names no app that is registered here.' };
  const redirectUri = query.get('redirect_uri') ?? '';
  if (query.getAll('redirect_uri').length !== 1 || !app.redirectUris.includes(redirectUri))
    return { refusal: 'redirect_uri is not exactly one that is registered for this app.' };
  const state = query.get('state') ?? '';
  const back = (fault: OauthError): Authorize => ({
    redirectTo: withAnswer(redirectUri, { ...fault, ...(state !== '' && { state }) }),
  });
  const fault = faultOf(query, base);
  if (fault) return back(fault);
  const scopes = scopesToGive(app.scopes, (query.get('scope') ?? '').split(' ').filter(Boolean));
  if (scopes.length === 0)
    return back({ error: 'invalid_scope', error_description: 'Nothing of what was asked for can be given.' });
  const createdAt = deps.clock.now();
  const request = {
    requestId: uuidV7(),
    clientId: app.clientId,
    redirectUri,
    scopes,
    state,
    codeChallenge: query.get('code_challenge') ?? '',
    createdAt,
    expiresAt: new Date(createdAt.getTime() + REQUEST_MINUTES * 60_000),
  };
  await deps.db.transaction((client) => insertRequest(client, deps.config.countyCode, request));
  return { redirectTo: `${PAGE}?request=${request.requestId}` };
}
