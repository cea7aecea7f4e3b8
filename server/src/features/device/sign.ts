import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import type { Cipher } from '../../crypto/cipher';

/** What a gateway signs: the request line, the bytes of the body, the time and a word used once. */
export interface Signed {
  method: string;
  /** As it stands in the request line, without a query. */
  path: string;
  body: Buffer;
  /** Seconds since 1970, as sent. */
  time: string;
  nonce: string;
}

/** The key of a gateway, 64 hexadecimal digits: made from its id with the server's key, so that it is kept nowhere. */
export const deviceSecret = (cipher: Cipher, deviceId: string): string =>
  cipher.lookup('device', `gateway key ${deviceId}`).toString('hex');

const textOf = ({ method, path, body, time, nonce }: Signed): string =>
  [method, path, hash('sha256', body, 'hex'), time, nonce].join('\n');

/** The signature of a request by a key: HMAC-SHA256 over five lines, in hexadecimal (docs/rules/device.md). */
export const signatureOf = (secret: string, signed: Signed): string =>
  createHmac('sha256', Buffer.from(secret, 'hex')).update(textOf(signed), 'utf8').digest('hex');

const SIGNATURE = /^[0-9a-f]{64}$/;

/** Whether a signature is the key's own, compared in the same time for every wrong one. */
export function isSignedBy(secret: string, signed: Signed, signature: string): boolean {
  if (!SIGNATURE.test(signature)) return false;
  return timingSafeEqual(Buffer.from(signatureOf(secret, signed), 'hex'), Buffer.from(signature, 'hex'));
}
