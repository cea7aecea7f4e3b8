import type { Tokens } from '@kangban/contract/identity';
import { LIMITS } from '@kangban/domain/shared/limits';
import { randomBytes } from 'node:crypto';
import { uuidV7 } from '../../crypto/uuid-v7';
import type { Deps } from '../../deps';
import { type Refused, refuse } from '../../http/refusal';
import type { Transaction } from '../../plugins/db';
import type { AccountSession } from '../../plugins/tokens';
import {
  newSecret,
  readRefreshToken,
  refreshHash,
  type RefreshToken,
  successorOf,
  writeRefreshToken,
} from './refresh-token';
import { findSession, insertSession, revoke, rotate, type SessionRow } from './session-store';

const DAY_MS = 86_400_000;

type TokenFacts = Pick<SessionRow, 'accountId' | 'sessionId' | 'countyCode' | 'residentId' | 'deviceHash'>;

const endOf = (now: Date): Date => new Date(now.getTime() + LIMITS.sessionDays * DAY_MS);

function tokensOf(deps: Deps, facts: TokenFacts, secret: Buffer): Tokens {
  const { accountId, sessionId, countyCode, residentId, deviceHash } = facts;
  const device = deviceHash?.toString('base64url') ?? null;
  const session: AccountSession = { kind: 'account', accountId, sessionId, countyCode, residentId, device };
  const nowMs = deps.clock.now().getTime();
  return {
    accessToken: deps.tokens.sign(session, LIMITS.accessTokenSeconds, nowMs),
    expiresAt: new Date(nowMs + LIMITS.accessTokenSeconds * 1000).toISOString(),
    refreshToken: writeRefreshToken(deps.cipher, { accountId, sessionId, secret }),
  };
}

/** Opens a session of an account on a device, in the transaction that proves who is there. */
export async function openSession(
  deps: Deps,
  client: Transaction,
  account: { accountId: string; countyCode: string; residentId: string | null; device: string },
): Promise<Tokens> {
  const secret = newSecret();
  const now = deps.clock.now();
  const session = {
    accountId: account.accountId,
    sessionId: uuidV7(),
    refreshHash: refreshHash(deps.cipher, secret),
    deviceHash: deps.cipher.lookup('device', account.device),
    now,
    expiresAt: endOf(now),
  };
  await insertSession(client, session);
  return tokensOf(deps, { ...account, ...session }, secret);
}

/** The same token sent twice at once: the answer the first one got. Older or unknown: the token was copied. */
async function secondUse(deps: Deps, token: RefreshToken, now: Date): Promise<Tokens | Refused> {
  const session = await findSession(deps.db, token, now);
  if (!session) return refuse('session-expired');
  const { successorSalt, previousRefreshHash, refreshedAt } = session;
  const isPrevious = previousRefreshHash?.equals(refreshHash(deps.cipher, token.secret)) ?? false;
  const inTime = now.getTime() - refreshedAt.getTime() <= LIMITS.refreshGraceSeconds * 1000;
  if (isPrevious && inTime && successorSalt)
    return tokensOf(deps, session, successorOf(deps.cipher, token.secret, successorSalt));
  await revoke(deps.db.pool, token.accountId, { sessionId: token.sessionId, now });
  deps.log.warn({ sessionId: token.sessionId }, 'a refresh token came twice, its session was ended');
  return refuse('session-expired');
}

/**
 * New tokens for a refresh token, which is then used up. The access token knows the binding of this moment. A token used
 * again later than a few seconds ends its session; text that is no token of ours ends nothing.
 */
export async function refreshTokens(deps: Deps, text: string): Promise<Tokens | Refused> {
  const token = readRefreshToken(deps.cipher, text);
  if (!token) return refuse('session-expired');
  const now = deps.clock.now();
  const salt = randomBytes(32);
  const next = successorOf(deps.cipher, token.secret, salt);
  const present = { ...token, presentHash: refreshHash(deps.cipher, token.secret) };
  const session = await rotate(deps.db, present, {
    hash: refreshHash(deps.cipher, next),
    salt,
    now,
    expiresAt: endOf(now),
  });
  return session ? tokensOf(deps, session, next) : secondUse(deps, token, now);
}

/** Ends this session, or every one of the account; a session that has already ended can end no other. */
export async function endSession(deps: Deps, who: AccountSession, everywhere: boolean): Promise<Refused | undefined> {
  const now = deps.clock.now();
  if (!(await findSession(deps.db, who, now))) return refuse('session-expired');
  await revoke(deps.db.pool, who.accountId, { sessionId: everywhere ? null : who.sessionId, now });
  return undefined;
}
