import { type AccessWords, describeAccess } from '@kangban/domain/audit/describe-access';
import type { AccessRow } from './access-store';

/** A row of the audit in the words its person reads; `reader` is the account that reads them. */
export function wordsOfAccess(row: AccessRow, reader: string | null): AccessWords {
  const { staffName, staffRole, familyName, familySex } = row;
  return describeAccess({
    actorKind: row.actorKind,
    action: row.action,
    right: row.right,
    purpose: row.purpose,
    staff: staffName !== null && staffRole !== null ? { name: staffName, role: staffRole } : null,
    family:
      familyName !== null && familySex !== null
        ? { name: familyName, sex: familySex, tie: row.tie, isMe: row.actorId === reader }
        : null,
    otherName: row.otherName,
    siteName: row.siteName,
  });
}
