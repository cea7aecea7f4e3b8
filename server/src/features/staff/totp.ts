import { Secret, TOTP } from 'otpauth';

/** RFC 6238 as authenticator apps do it: SHA-1, six digits, a step of 30 seconds, one step early or late accepted. */
const PERIOD_SECONDS = 30;
const WINDOW = 1;

const authenticator = (secret: string): TOTP =>
  new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS });

/** The six digits an authenticator with this secret shows now. */
export const totpDigits = (secret: string, now: Date): string =>
  authenticator(secret).generate({ timestamp: now.getTime() });

/** The step whose six digits these are, counted from 1970; undefined when they fit none near `now`. */
export function totpStep(secret: string, digits: string, now: Date): number | undefined {
  const delta = authenticator(secret).validate({ token: digits, timestamp: now.getTime(), window: WINDOW });
  return delta === null ? undefined : Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta;
}
