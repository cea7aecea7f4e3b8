import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Begins every access token of an app, so that a bearer is known for what it is before anything is read. */
export const APP_TOKEN_PREFIX = 'kbapp_';

const BYTES = 32;

/** A secret nobody can guess: kept by its hash alone. */
export const newSecret = (prefix = ''): string => prefix + randomBytes(BYTES).toString('base64url');

/** 256 random bits need no key and no salt. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

const VERIFIER = /^[A-Za-z0-9\-._~]{43,128}$/;

/** What PKCE calls a challenge of S256 (RFC 7636 §4.2). */
export const CHALLENGE = /^[A-Za-z0-9_-]{43}$/;

/** Whether this verifier is the one the challenge was made from. */
export function provesChallenge(verifier: string, challenge: string): boolean {
  if (!VERIFIER.test(verifier)) return false;
  const made = Buffer.from(createHash('sha256').update(verifier).digest('base64url'));
  const told = Buffer.from(challenge);
  return made.length === told.length && timingSafeEqual(made, told);
}
