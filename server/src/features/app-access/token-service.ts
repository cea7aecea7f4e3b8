import type { Deps } from '../../deps';
import type { Transaction } from '../../plugins/db';
import { isOffline } from './scopes';
import { endGrant } from './store';
import { findTokenGrant, insertTokens, lockToken, type TokenRow, useToken } from './token-store';
import { APP_TOKEN_PREFIX, hashOf, newSecret, provesChallenge } from './tokens';

const ACCESS_SECONDS = 3600;
const NEVER_LONGER_DAYS = 366;

/** An answer of the token endpoint (RFC 6749 §5). */
export interface TokenAnswer {
  status: number;
  body: Readonly<Record<string, string | number>>;
}

const refusal = (error: 'invalid_request' | 'invalid_grant', description: string): TokenAnswer => ({
  status: 400,
  body: { error, error_description: description },
});

const NOT_GOOD = refusal('invalid_grant', 'This code or refresh token is not good, or no longer.');
const TWICE = refusal('invalid_request', 'A parameter stands there twice.');

/** Two tokens and what to keep of them; a refresh token only where the app asked to come back. */
async function giveTokens(
  { clock, config }: Deps,
  client: Transaction,
  { grantId, endsAt, scopes, residentId }: TokenRow,
): Promise<TokenAnswer> {
  const now = clock.now();
  const until = (seconds: number): Date => new Date(Math.min(now.getTime() + seconds * 1000, endsAt.getTime()));
  const access = newSecret(APP_TOKEN_PREFIX);
  const refresh = isOffline(scopes) ? newSecret() : undefined;
  const kept = { grantId, redirectUri: null, codeChallenge: null, createdAt: now };
  const accessUntil = until(ACCESS_SECONDS);
  await insertTokens(client, config.countyCode, [
    { ...kept, hash: hashOf(access), kind: 'access', expiresAt: accessUntil },
    ...(refresh === undefined
      ? []
      : [
          {
            ...kept,
            hash: hashOf(refresh),
            kind: 'refresh' as const,
            expiresAt: until(NEVER_LONGER_DAYS * 86_400),
          },
        ]),
  ]);
  return {
    status: 200,
    body: {
      access_token: access,
      token_type: 'Bearer',
      expires_in: Math.floor((accessUntil.getTime() - now.getTime()) / 1000),
      scope: scopes.join(' '),
      patient: residentId,
      ...(refresh !== undefined && { refresh_token: refresh }),
    },
  };
}

type Check = (row: TokenRow) => boolean;

/**
 * Exchanges a code or refresh token, once. One that comes a second time was copied: the whole grant ends (RFC 6749 §4.1.2, and what the
 * OAuth security practice says of refresh tokens).
 */
async function exchange(
  deps: Deps,
  { hash, kind }: { hash: Buffer; kind: 'code' | 'refresh' },
  isRight: Check,
): Promise<TokenAnswer> {
  const { countyCode } = deps.config;
  const now = deps.clock.now();
  return deps.db.transaction(async (client) => {
    const row = await lockToken(client, countyCode, { hash, kind });
    if (!row || !isRight(row)) return NOT_GOOD;
    if (row.usedAt !== null) {
      const { grantId } = row;
      await endGrant(client, countyCode, { grantId, by: 'token-used-twice', accountId: null, at: now });
      return NOT_GOOD;
    }
    if (row.expiresAt <= now || row.endsAt <= now) return NOT_GOOD;
    await useToken(client, countyCode, { hash, at: now });
    return giveTokens(deps, client, row);
  });
}

const ONCE = ['grant_type', 'code', 'redirect_uri', 'client_id', 'code_verifier', 'refresh_token', 'scope'];

/** Answers the token endpoint for a person's own app: grant types authorization_code and refresh_token. */
export async function answerTokenRequest(deps: Deps, form: URLSearchParams): Promise<TokenAnswer> {
  if (ONCE.some((name) => form.getAll(name).length > 1)) return TWICE;
  const told = (name: string): string => form.get(name) ?? '';
  const clientId = told('client_id');
  if (clientId === '') return refusal('invalid_request', 'client_id is needed.');
  if (form.get('grant_type') === 'refresh_token') {
    if (told('refresh_token') === '') return refusal('invalid_request', 'refresh_token is needed.');
    return exchange(deps, { hash: hashOf(told('refresh_token')), kind: 'refresh' }, (row) => row.clientId === clientId);
  }
  if (['code', 'redirect_uri', 'code_verifier'].some((name) => told(name) === ''))
    return refusal('invalid_request', 'code, redirect_uri and code_verifier are needed.');
  return exchange(
    deps,
    { hash: hashOf(told('code')), kind: 'code' },
    (row) =>
      row.clientId === clientId &&
      row.redirectUri === told('redirect_uri') &&
      provesChallenge(told('code_verifier'), row.codeChallenge ?? ''),
  );
}

/** An app gives back what it has (RFC 7009): its whole grant ends. Says nothing about whether there was one. */
export async function giveBack(deps: Deps, form: URLSearchParams): Promise<void> {
  const { countyCode } = deps.config;
  const token = form.get('token') ?? '';
  const row = token === '' ? undefined : await findTokenGrant(deps.db.pool, countyCode, hashOf(token));
  if (!row || row.clientId !== form.get('client_id')) return;
  const told = { grantId: row.grantId, by: 'app' as const, accountId: null, at: deps.clock.now() };
  await endGrant(deps.db.pool, countyCode, told);
}
