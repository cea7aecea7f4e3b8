import { readBundle } from '@kangban/domain/transfer/read-bundle';
import type { VisionTransfer } from '@kangban/domain/transfer/types';
import { fingerprintOf } from '../../crypto/county-key';
import type { Deps } from '../../deps';
import { refuse, type Refused } from '../../http/refusal';
import { openPackage } from './signed-package';
import { findTrusted } from './trust-store';

/** A package whose signature holds and whose signer this county trusts. */
export interface CheckedPackage {
  transfer: VisionTransfer;
  keyId: string;
}

const unknownIssuer = (keyId: string): Refused =>
  refuse('transfer-issuer-unknown', {
    reason: `签发单位不在本县认得的名单里。钥匙编号：${fingerprintOf(keyId)}。请和对方核对编号，再由县里管理员加进名单。`,
  });

/**
 * Decides whether a package may be believed, before anything in it is read: signed by a key this county trusts, unchanged, and
 * about the county that key belongs to. Refuses with the key's fingerprint when the signer is unknown, so that two people can compare it.
 */
export async function checkPackage(deps: Deps, countyCode: string, file: string): Promise<CheckedPackage | Refused> {
  const opened = openPackage(file);
  if (!opened) return refuse('transfer-unreadable');
  const { keyId } = opened;
  const own = deps.countyKey.publicKey;
  if (keyId === own.kid) return refuse(opened.isSignedBy(own) ? 'transfer-own-county' : 'transfer-tampered');
  const issuer = await findTrusted(deps.db, countyCode, keyId);
  if (!issuer) return unknownIssuer(keyId);
  if (!opened.isSignedBy(issuer.jwk)) return refuse('transfer-tampered');
  const transfer = readBundle(opened.bundle);
  if ('problem' in transfer) return refuse('transfer-unreadable');
  return transfer.issuer.countyCode === issuer.issuerCounty ? { transfer, keyId } : unknownIssuer(keyId);
}
