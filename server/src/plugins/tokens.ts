import { createSigner, createVerifier } from 'fast-jwt';
import { HttpRefusal } from '../http/refusal';

/** What an access token of a resident says; rights over people are never in it, they are read from rows. */
export interface AccountSession {
  kind: 'account';
  accountId: string;
  sessionId: string;
  countyCode: string;
  /** The registry record the account was bound to when the token was made. */
  residentId: string | null;
  /** Hash of the installation, base64url: the per-device cap of bookings. */
  device: string | null;
}

export interface StaffSession {
  kind: 'staff';
  staffId: string;
  sessionId: string;
  countyCode: string;
  role: 'desk' | 'nurse' | 'doctor' | 'county-admin';
  siteId: string | null;
}

/** A clinic's system that speaks FHIR: opens nothing outside `/fhir/r4`, as nothing else opens anything there. */
export interface SystemSession {
  kind: 'system';
  clientId: string;
  countyCode: string;
  /** SMART scopes the token was made for. */
  scopes: readonly string[];
}

export type Session = AccountSession | StaffSession | SystemSession;

export interface Tokens {
  /** A signed access token that ends after `seconds`. */
  sign(session: Session, seconds: number, nowMs: number): string;
  /** The session of a token; throws HttpRefusal `not-signed-in` or `session-expired`. */
  read(token: string, nowMs: number): Session;
}

interface Payload {
  s: Session;
  exp: number;
}

/** HS256 tokens. Verification is not cached: fast-jwt checks a signature in the time its cache takes to look one up. */
export function makeTokens(key: Buffer): Tokens {
  const signer = createSigner({ key, algorithm: 'HS256', noTimestamp: true });
  const verifier = createVerifier({ key, algorithms: ['HS256'], ignoreExpiration: true });
  const verify = (token: string): Payload => {
    try {
      // The signature is ours, and only `sign` below makes payloads.
      // eslint-disable-next-line @typescript-eslint/consistent-type-assertions
      return verifier(token) as Payload;
    } catch {
      throw new HttpRefusal('not-signed-in');
    }
  };
  return {
    sign: (session, seconds, nowMs) =>
      signer({ s: session, exp: Math.floor(nowMs / 1000) + seconds } satisfies Payload),
    read(token, nowMs) {
      const payload = verify(token);
      if (payload.exp * 1000 <= nowMs) throw new HttpRefusal('session-expired');
      return payload.s;
    },
  };
}
