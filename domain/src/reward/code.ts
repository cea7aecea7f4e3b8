/**
 * The code of a minute. It is a pure function of a redemption's secret and the window of time, as in RFC 6238: the caller makes the keyed
 * digest of `codeMessage`, this file says which windows count and how a digest is written in digits. Digits only, because a handheld scanner
 * types into any field and an input method leaves digits alone.
 */

/** How long one code is shown. */
export const CODE_WINDOW_SECONDS = 60;
/** For so long after it changed the code before is still taken: it was read out or is being typed. */
export const CODE_GRACE_SECONDS = 30;

const SHORT_DIGITS = 6;
const NUMBER_DIGITS = 8;
const LONG_DIGITS = 12;
/** Begins every scanned code, so that no other barcode of a clinic is taken for one. */
const QR_PREFIX = '86';

const WINDOW_MS = CODE_WINDOW_SECONDS * 1000;
const GRACE_MS = CODE_GRACE_SECONDS * 1000;

/** The window an instant (ms since 1970) lies in. */
export const codeWindow = (atMs: number): number => Math.floor(atMs / WINDOW_MS);

/** When the next code takes over (ms since 1970). */
export const codeChangesAt = (atMs: number): number => (codeWindow(atMs) + 1) * WINDOW_MS;

/** The windows whose codes are taken at an instant: this one, and the one before while its grace lasts. */
export function acceptedWindows(atMs: number): readonly number[] {
  const window = codeWindow(atMs);
  return atMs - window * WINDOW_MS < GRACE_MS ? [window, window - 1] : [window];
}

export type CodeUse = 'digits' | 'qr';

/** What is digested with the secret: tells the two codes of a window apart. */
export const codeMessage = (use: CodeUse, window: number): string => `redemption ${use} ${window}`;

const DIGEST_BYTES_MIN = 20;

function numberOf(digest: Uint8Array, digits: number): string {
  if (digest.length < DIGEST_BYTES_MIN) throw new RangeError(`a digest has ${DIGEST_BYTES_MIN} bytes or more`);
  const modulus = 10n ** BigInt(digits);
  // All of the digest: the bias of the remainder is below 2^-100.
  const value = Array.from(digest).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return (value % modulus).toString().padStart(digits, '0');
}

/** Six digits of a digest of `codeMessage('digits', …)`. Throws for fewer than 20 bytes. */
export const digitsOf = (digest: Uint8Array): string => numberOf(digest, SHORT_DIGITS);

/** Text of the QR: the redemption's number and twelve digits of a digest of `codeMessage('qr', …)`. */
export const qrOf = (number: string, digest: Uint8Array): string =>
  `${QR_PREFIX}${number}${numberOf(digest, LONG_DIGITS)}`;

/** A redemption's number made from a random digest. */
export const redemptionNumber = (digest: Uint8Array): string => numberOf(digest, NUMBER_DIGITS);

export type CounterInput =
  { way: 'digits'; digits: string } | { way: 'qr'; number: string; text: string } | { way: 'id-card'; number: string };

/** What was typed or scanned at the counter (full-width digits, spaces and dashes are fine); undefined when it can be none of the three. */
export function readCounterInput(typed: string): CounterInput | undefined {
  const plain = typed.normalize('NFKC').replace(/[\s\p{Dash}]/gu, '');
  if (!/^\d+$/.test(plain)) return undefined;
  if (plain.length === SHORT_DIGITS) return { way: 'digits', digits: plain };
  if (plain.length === NUMBER_DIGITS) return { way: 'id-card', number: plain };
  if (plain.length === QR_PREFIX.length + NUMBER_DIGITS + LONG_DIGITS && plain.startsWith(QR_PREFIX))
    return { way: 'qr', number: plain.slice(QR_PREFIX.length, QR_PREFIX.length + NUMBER_DIGITS), text: plain };
  return undefined;
}

/** Codes that fitted nobody, in the last minutes; after so many the counter waits. */
export const COUNTER_MISSES = { minutes: 10, perStaff: 10, perSite: 40 } as const;

/** For how long a found redemption can be confirmed without showing its code again. */
export const PROOF_MINUTES = 5;
