import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Cipher } from '../../crypto/cipher';

/** What a refresh token carries: which session, and 256 bits nobody can guess. Only a hash of the secret is stored. */
export interface RefreshToken {
  accountId: string;
  sessionId: string;
  secret: Buffer;
}

const ID_BYTES = 16;
const SECRET_BYTES = 32;
const TAG_BYTES = 16;

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

function idOf(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Proves that we made the token: only such a one, used twice, may end a session. */
const tagOf = (cipher: Cipher, body: Buffer): Buffer =>
  cipher.lookup('token', `tag ${body.toString('base64url')}`).subarray(0, TAG_BYTES);

/** Hash under which a token's secret is stored. */
export const refreshHash = (cipher: Cipher, secret: Buffer): Buffer =>
  cipher.lookup('token', secret.toString('base64url'));

export const newSecret = (): Buffer => randomBytes(SECRET_BYTES);

/**
 * The secret that follows: made with our key of the one before and a random salt that the session keeps. Two refreshes with
 * one token at the same moment thus get the same successor, and nobody without key, token and table can make it.
 */
export const successorOf = (cipher: Cipher, secret: Buffer, salt: Buffer): Buffer =>
  cipher.lookup('token', `next ${salt.toString('base64url')} ${secret.toString('base64url')}`);

export function writeRefreshToken(cipher: Cipher, { accountId, sessionId, secret }: RefreshToken): string {
  const body = Buffer.concat([bytesOf(accountId), bytesOf(sessionId), secret]);
  return Buffer.concat([body, tagOf(cipher, body)]).toString('base64url');
}

/** Reads a token of ours; undefined for anything else. */
export function readRefreshToken(cipher: Cipher, text: string): RefreshToken | undefined {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length !== 2 * ID_BYTES + SECRET_BYTES + TAG_BYTES) return undefined;
  const body = bytes.subarray(0, -TAG_BYTES);
  if (!timingSafeEqual(tagOf(cipher, body), bytes.subarray(-TAG_BYTES))) return undefined;
  return {
    accountId: idOf(body.subarray(0, ID_BYTES)),
    sessionId: idOf(body.subarray(ID_BYTES, 2 * ID_BYTES)),
    secret: body.subarray(2 * ID_BYTES),
  };
}
