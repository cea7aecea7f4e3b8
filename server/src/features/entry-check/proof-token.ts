import { timingSafeEqual } from 'node:crypto';
import type { Cipher } from '../../crypto/cipher';

const ID_BYTES = 16;
const SEAL_BYTES = 16;

const sealOf = (cipher: Cipher, proofId: string): Buffer =>
  cipher.lookup('entry-proof', proofId).subarray(0, SEAL_BYTES);

/**
 * What stands in the link and the code: the id of the proof and a seal only this server can make. Nobody guesses it, a copy of the
 * database does not give it away, and the guardian can be shown it again.
 */
export const proofToken = (cipher: Cipher, proofId: string): string =>
  Buffer.concat([Buffer.from(proofId.replaceAll('-', ''), 'hex'), sealOf(cipher, proofId)]).toString('base64url');

/** The proof a token stands for; undefined when this server did not make it. */
export function proofIdOf(cipher: Cipher, token: string): string | undefined {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== ID_BYTES + SEAL_BYTES || bytes.toString('base64url') !== token) return undefined;
  const hex = bytes.subarray(0, ID_BYTES).toString('hex');
  const proofId = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  return timingSafeEqual(bytes.subarray(ID_BYTES), sealOf(cipher, proofId)) ? proofId : undefined;
}
