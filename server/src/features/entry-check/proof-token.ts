import type { Cipher } from '../../crypto/cipher';
import { openSealedId, sealId } from '../../crypto/sealed-id';

const PROOF = { use: 'entry-proof' } as const;

/** What stands in the link and the code of a proof. */
export const proofToken = (cipher: Cipher, proofId: string): string => sealId(cipher, PROOF, proofId);

/** The proof a token stands for; undefined when this server did not make it. */
export const proofIdOf = (cipher: Cipher, token: string): string | undefined => openSealedId(cipher, PROOF, token);
