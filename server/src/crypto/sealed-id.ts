import { timingSafeEqual } from 'node:crypto';
import type { Cipher } from './cipher';

const ID_BYTES = 16;
const SEAL_BYTES = 16;

/** What the seal stands for: a token made for one use says nothing at another. */
type Use = 'entry-proof' | 'share' | 'checkup-paper';
export interface Sealing {
  use: Use;
  /** Tells tokens of one use apart. */
  about?: string;
}

const sealOf = (cipher: Cipher, { use, about }: Sealing, id: string): Buffer =>
  cipher.lookup(use, about === undefined ? id : `${about} ${id}`).subarray(0, SEAL_BYTES);

/**
 * An id with a seal only this server can make, for a link or a code. Nobody guesses it, a copy of the database does not give it
 * away, and who made it can be shown it again.
 */
export const sealId = (cipher: Cipher, sealing: Sealing, id: string): string =>
  Buffer.concat([Buffer.from(id.replaceAll('-', ''), 'hex'), sealOf(cipher, sealing, id)]).toString('base64url');

/** The id a token stands for; undefined when this server did not make it for this use. */
export function openSealedId(cipher: Cipher, sealing: Sealing, token: string): string | undefined {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== ID_BYTES + SEAL_BYTES || bytes.toString('base64url') !== token) return undefined;
  const hex = bytes.subarray(0, ID_BYTES).toString('hex');
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  return timingSafeEqual(bytes.subarray(ID_BYTES), sealOf(cipher, sealing, id)) ? id : undefined;
}
