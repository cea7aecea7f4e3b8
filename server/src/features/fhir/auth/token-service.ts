import { hashPassword, verifyPassword } from '../../../crypto/password';
import type { Deps } from '../../../deps';
import { type ClientRow, findClient } from './client-store';
import { grantScopes } from './scopes';

/** A token lives for five minutes; a system asks again, its secret is what lasts. */
export const TOKEN_SECONDS = 300;

/** An answer of the token endpoint (RFC 6749 §5). */
export interface TokenAnswer {
  status: number;
  body: Readonly<Record<string, string | number>>;
  headers?: Readonly<Record<string, string>>;
}

const refusal = (status: number, error: string, description: string): TokenAnswer => ({
  status,
  body: { error, error_description: description },
});

const UNKNOWN_CLIENT: TokenAnswer = {
  ...refusal(401, 'invalid_client', 'Unknown client, or the secret is not its own.'),
  headers: { 'www-authenticate': 'Basic realm="fhir", charset="UTF-8"' },
};

interface Credentials {
  clientId: string;
  secret: string;
}

const BASIC = /^Basic ([A-Za-z0-9+/=]+)$/i;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function decoded(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return part;
  }
}

function fromHeader(header: string): Credentials | undefined {
  const text = Buffer.from(BASIC.exec(header)?.[1] ?? '', 'base64').toString('utf8');
  const at = text.indexOf(':');
  return at < 0 ? undefined : { clientId: decoded(text.slice(0, at)), secret: decoded(text.slice(at + 1)) };
}

function fromForm(form: URLSearchParams): Credentials | undefined {
  const [clientId, secret] = [form.get('client_id'), form.get('client_secret')];
  return clientId === null || secret === null ? undefined : { clientId, secret };
}

/** Credentials by one way and never by two (RFC 6749 §2.3). */
function credentialsOf(form: URLSearchParams, header: string | undefined): Credentials | TokenAnswer {
  if (header === undefined) return fromForm(form) ?? UNKNOWN_CLIENT;
  if (form.has('client_secret')) return refusal(400, 'invalid_request', 'Credentials by header or by body, not both.');
  return fromHeader(header) ?? UNKNOWN_CLIENT;
}

const isAnswer = (value: Credentials | TokenAnswer): value is TokenAnswer => 'status' in value;

let decoy: Promise<string> | undefined;
/** Makes an unknown client cost what a known one costs, so that time says nothing about who exists. */
const decoyHash = (): Promise<string> => (decoy ??= hashPassword('a secret nobody has'));

async function findActive(deps: Deps, { clientId, secret }: Credentials): Promise<ClientRow | undefined> {
  const row = UUID.test(clientId) ? await findClient(deps.db, deps.config.countyCode, clientId) : undefined;
  const isRight = await verifyPassword(secret, row?.secretHash ?? (await decoyHash()));
  return isRight && row?.kind === 'system' && row.secretHash !== null && row.disabledAt === null ? row : undefined;
}

const REPEATED = ['grant_type', 'scope', 'client_id', 'client_secret'];

/** A token for a clinic's system that proves itself by its secret (grant type client_credentials). */
export async function tokenForSystem(
  deps: Deps,
  form: URLSearchParams,
  header: string | undefined,
): Promise<TokenAnswer> {
  if (REPEATED.some((name) => form.getAll(name).length > 1))
    return refusal(400, 'invalid_request', 'A parameter stands there twice.');
  const told = credentialsOf(form, header);
  if (isAnswer(told)) return told;
  const client = await findActive(deps, told);
  if (!client) return UNKNOWN_CLIENT;
  const asked = (form.get('scope') ?? '').split(' ').filter(Boolean);
  const scopes = grantScopes(client.scopes, asked);
  if (scopes.length === 0) return refusal(400, 'invalid_scope', 'Nothing of what was asked for may be granted.');
  const session = { kind: 'system' as const, clientId: client.clientId, countyCode: deps.config.countyCode, scopes };
  return {
    status: 200,
    body: {
      access_token: deps.tokens.sign(session, TOKEN_SECONDS, deps.clock.now().getTime()),
      token_type: 'Bearer',
      expires_in: TOKEN_SECONDS,
      scope: scopes.join(' '),
    },
  };
}

/** What the endpoint says when no grant type of ours was named. */
export const unknownGrant = (form: URLSearchParams): TokenAnswer =>
  form.has('grant_type')
    ? refusal(400, 'unsupported_grant_type', 'client_credentials, authorization_code or refresh_token.')
    : refusal(400, 'invalid_request', 'grant_type is missing.');
