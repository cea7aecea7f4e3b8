import { maskedIdNumber, openColumn } from '../../crypto/sealed-column';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import type { AuditAction } from '../audit/auditor';
import { type FamilyRight, loadRights, rightOver } from '../family/rights';
import { findPerson, type PersonRow } from './store';

/** A person of the family and the right over their record. */
export interface OpenedPerson {
  right: FamilyRight;
  person: PersonRow;
}

/** The person and the right to see their record; somebody else's id says no more than that nothing was found. */
export async function openPerson(deps: Deps, who: AccountSession, residentId: string): Promise<OpenedPerson | Refused> {
  const rights = await loadRights(deps, who);
  if (isRefused(rights)) return rights;
  const right = rightOver(rights, residentId, 'record');
  if (!right) return refuse('not-found');
  const person = await findPerson(deps.db, who.countyCode, residentId);
  return person ? { right, person } : refuse('not-found');
}

/** Giving a record away is for the person or the guardian; a proxy may look. */
export const maySend = ({ right }: FamilyRight): boolean => right !== 'proxy';

export const idNumberOf = (deps: Deps, { idCipher, idKeyId }: PersonRow): string | null =>
  openColumn(deps.cipher, idCipher, idKeyId);

export const maskedIdOf = (deps: Deps, { idCipher, idKeyId }: PersonRow): string | null =>
  maskedIdNumber(deps.cipher, idCipher, idKeyId);

/** What an account did with a package, for 谁看过我的档案. */
export const accountEntry = (
  who: AccountSession,
  { right, person }: OpenedPerson,
  told: { action: AuditAction; transferId?: string },
) => ({
  countyCode: who.countyCode,
  actorKind: 'account' as const,
  actorId: who.accountId,
  residentId: person.residentId,
  action: told.action,
  rightKind: right.right,
  ...(told.transferId !== undefined && { details: { transferId: told.transferId } }),
});
