import { maskIdNumber, maskPhone } from '@kangban/domain/shared/masking';
import type { Cipher } from './cipher';

/** What a sealed column of a row says; null when nothing is on file. */
export const openColumn = (cipher: Cipher, sealed: Buffer | null, keyId: string | null): string | null =>
  sealed === null || keyId === null ? null : cipher.open({ cipher: sealed, keyId });

/** An ID number on file with its middle hidden; null when there is none. */
export function maskedIdNumber(cipher: Cipher, sealed: Buffer | null, keyId: string | null): string | null {
  const idNumber = openColumn(cipher, sealed, keyId);
  return idNumber === null ? null : maskIdNumber(idNumber);
}

/** A phone on file with its middle hidden; null when there is none. */
export function maskedPhone(cipher: Cipher, sealed: Buffer | null, keyId: string | null): string | null {
  const phone = openColumn(cipher, sealed, keyId);
  return phone === null ? null : maskPhone(phone);
}
