import type { Deps } from '../../../deps';
import { HttpRefusal } from '../../../http/refusal';
import type { SystemSession } from '../../../plugins/tokens';
import { FhirError, fhirError } from '../outcome';
import { findClient } from './client-store';
import { allows, type Deed } from './scopes';

/** A clinic's system that proved who it is. */
export interface SystemCaller {
  countyCode: string;
  clientId: string;
  name: string;
  institution: string;
  siteId: string | null;
  scopes: readonly string[];
}

interface WithHeaders {
  headers: { authorization?: string | undefined };
}

const BEARER = /^Bearer ([\w.-]{20,4000})$/i;
const CHALLENGE = { 'www-authenticate': 'Bearer realm="fhir"' };

const noToken = (diagnostics: string, code: 'login' | 'expired' = 'login'): FhirError =>
  new FhirError([{ status: 401, code, diagnostics }], CHALLENGE);

function sessionOf({ tokens, clock }: Deps, request: WithHeaders): SystemSession {
  const token = BEARER.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined) throw noToken('A bearer token is needed: POST /fhir/r4/oauth2/token.');
  try {
    const session = tokens.read(token, clock.now().getTime());
    if (session.kind === 'system') return session;
  } catch (error) {
    if (!(error instanceof HttpRefusal)) throw error;
    if (error.code === 'session-expired') throw noToken('The token is over: ask for a new one.', 'expired');
  }
  throw noToken('This is no token of a clinic’s system.');
}

/** The system a request comes from, one keyed query: a disabled system is refused at once, whatever token it holds. */
export async function systemOf(deps: Deps, request: WithHeaders): Promise<SystemCaller> {
  const { clientId, countyCode, scopes } = sessionOf(deps, request);
  const row = await findClient(deps.db, countyCode, clientId);
  if (!row || row.disabledAt !== null || countyCode !== deps.config.countyCode)
    throw noToken('This system has no right any more.');
  const { name, institution, siteId } = row;
  return { countyCode, clientId, name, institution, siteId, scopes };
}

const DEED_WORDS: Readonly<Record<Deed, string>> = { c: 'create', r: 'read', u: 'update', d: 'delete', s: 'search' };

/** Refuses what the token's scopes do not allow. */
export function requireScope(caller: SystemCaller, type: string, deed: Deed): void {
  if (!allows(caller.scopes, type, deed))
    throw fhirError(403, 'forbidden', `The scopes of this token do not allow to ${DEED_WORDS[deed]} ${type}.`);
}
