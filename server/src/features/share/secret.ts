import { readShareCode, writeShareCode } from '@kangban/domain/share/share-code';
import type { Cipher } from '../../crypto/cipher';
import { openSealedId, sealId } from '../../crypto/sealed-id';

const LINK = { use: 'share', about: 'link' } as const;
const VIEWING = { use: 'share', about: 'viewing' } as const;

/** What stands in the fragment of the link: 128 bits nobody guesses. */
export const shareToken = (cipher: Cipher, shareId: string): string => sealId(cipher, LINK, shareId);
export const shareIdOf = (cipher: Cipher, token: string): string | undefined => openSealedId(cipher, LINK, token);

/** What a doctor's page sends with each reading: stands for one opening. */
export const viewingToken = (cipher: Cipher, openingId: string): string => sealId(cipher, VIEWING, openingId);
export const openingIdOf = (cipher: Cipher, token: string): string | undefined => openSealedId(cipher, VIEWING, token);

/** The code to be typed: 40 bits made from the id with our key, kept nowhere. */
export const shareCode = (cipher: Cipher, shareId: string): string =>
  writeShareCode(cipher.lookup('share', `code ${shareId}`));

/** What a code is found by; undefined for a text that can be none. */
export function codeHash(cipher: Cipher, typed: string): Buffer | undefined {
  const code = readShareCode(typed);
  return code === undefined ? undefined : cipher.lookup('share', `typed ${code}`);
}
