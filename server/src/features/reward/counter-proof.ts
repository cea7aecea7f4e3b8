import { PROOF_MINUTES } from '@kangban/domain/reward/code';
import { z } from 'zod';
import type { Cipher } from '../../crypto/cipher';

/** That a code was right: who found which redemption, how, and when. */
const Proof = z.object({
  redemptionId: z.string(),
  staffId: z.string(),
  way: z.enum(['digits', 'qr', 'id-card']),
  at: z.number(),
});
export type Proof = z.infer<typeof Proof>;

const DOT = '.';
const MINUTE_MS = 60_000;

/** A text only this server can have made. */
export function sealProof(cipher: Cipher, proof: Proof): string {
  const sealed = cipher.seal(JSON.stringify(proof));
  return `${sealed.cipher.toString('base64url')}${DOT}${sealed.keyId}`;
}

function opened(cipher: Cipher, text: string): unknown {
  const [body = '', ...key] = text.split(DOT);
  try {
    return JSON.parse(cipher.open({ cipher: Buffer.from(body, 'base64url'), keyId: key.join(DOT) }));
  } catch {
    return undefined;
  }
}

/** What a proof says; undefined when this server did not make it or its minutes are over. */
export function readProof(cipher: Cipher, text: string, nowMs: number): Proof | undefined {
  const read = Proof.safeParse(opened(cipher, text));
  if (!read.success) return undefined;
  const age = nowMs - read.data.at;
  return age >= 0 && age <= PROOF_MINUTES * MINUTE_MS ? read.data : undefined;
}
