import { codeMessage, type CodeUse, digitsOf, qrOf, redemptionNumber } from '@kangban/domain/reward/code';
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Cipher, Sealed } from '../../crypto/cipher';
import { drawRandom } from '../../crypto/random-pool';

const SECRET_BYTES = 32;
const NUMBER_BYTES = 20;

/** A secret of its own for every redemption, sealed as it is kept. */
export const makeSecret = (cipher: Cipher): Sealed => cipher.seal(drawRandom(SECRET_BYTES).toString('base64url'));

/** Eight random digits; two redemptions of a county never have the same (the table sees to it). */
export const makeNumber = (): string => redemptionNumber(drawRandom(NUMBER_BYTES));

const digest = (secret: string, use: CodeUse, window: number): Buffer =>
  createHmac('sha256', Buffer.from(secret, 'base64url')).update(codeMessage(use, window)).digest();

export interface Codes {
  digits: string;
  qr: string;
}

/** The codes of a window. */
export function codesOf(
  cipher: Cipher,
  row: { number: string; secretCipher: Buffer; secretKeyId: string },
  window: number,
): Codes {
  const secret = cipher.open({ cipher: row.secretCipher, keyId: row.secretKeyId });
  return { digits: digitsOf(digest(secret, 'digits', window)), qr: qrOf(row.number, digest(secret, 'qr', window)) };
}

/** Whether two codes are the same, in a time that does not say where they differ. */
export function isSameCode(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
