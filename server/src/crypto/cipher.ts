import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { drawRandom } from './random-pool';

export interface Sealed {
  cipher: Buffer;
  keyId: string;
}

/** Identity numbers and phones at rest. One interface, so that SM4/SM3 can take the place of AES/SHA-256. */
export interface Cipher {
  /** Encrypts a short text; another call gives another cipher text. */
  seal(plain: string): Sealed;
  /** Decrypts; throws when the key id is unknown or the bytes were changed. */
  open(sealed: Sealed): string;
  /** Keyed hash for look-ups, one value per normalised text and purpose. */
  lookup(
    purpose:
      | 'id-number'
      | 'phone'
      | 'wechat'
      | 'device'
      | 'code'
      | 'token'
      | 'attempt'
      | 'audit'
      | 'points'
      | 'entry-proof'
      | 'share'
      | 'checkup-paper'
      | 'desk-evidence'
      | 'fhir',
    plain: string,
  ): Buffer;
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM with the key id kept beside each value so that keys rotate, HMAC-SHA-256 for look-ups. */
export function makeCipher(options: {
  keyId: string;
  keys: Readonly<Record<string, Buffer>>;
  lookupKey: Buffer;
}): Cipher {
  const keyOf = (id: string): Buffer => {
    const key = options.keys[id];
    if (!key) throw new Error(`unknown cipher key ${id}`);
    return key;
  };
  return {
    seal(plain) {
      const iv = drawRandom(IV_BYTES);
      const aes = createCipheriv('aes-256-gcm', keyOf(options.keyId), iv);
      const body = Buffer.concat([aes.update(plain, 'utf8'), aes.final()]);
      return { cipher: Buffer.concat([iv, aes.getAuthTag(), body]), keyId: options.keyId };
    },
    open({ cipher, keyId }) {
      const aes = createDecipheriv('aes-256-gcm', keyOf(keyId), cipher.subarray(0, IV_BYTES));
      aes.setAuthTag(cipher.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      return Buffer.concat([aes.update(cipher.subarray(IV_BYTES + TAG_BYTES)), aes.final()]).toString('utf8');
    },
    lookup: (purpose, plain) => createHmac('sha256', options.lookupKey).update(`${purpose}\0${plain}`).digest(),
  };
}
