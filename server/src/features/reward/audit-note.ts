import type { AccountSession } from '../../plugins/tokens';
import type { RecordView } from '../access/open-record';
import type { AuditAction, AuditEntry } from '../audit/auditor';

/** What an account did with somebody's rewards, for 谁看过我的档案. */
export const accountNote = (
  { countyCode, residentId, right }: RecordView,
  { accountId }: AccountSession,
  action: AuditAction,
): AuditEntry => ({ countyCode, actorKind: 'account', actorId: accountId, residentId, action, rightKind: right });
