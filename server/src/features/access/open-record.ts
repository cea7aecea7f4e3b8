import type { RightKind } from '@kangban/domain/identity/rights';
import type { RecordKind, SensitiveCategory } from '@kangban/domain/record/kinds';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import type { AuditAction } from '../audit/auditor';
import { loadRights, rightOver } from '../family/rights';

/** Who reads, for the audit. */
export interface RecordReader {
  kind: 'account' | 'staff' | 'system';
  id: string | null;
  siteId: string | null;
}

/**
 * What of whose record may be seen now. Only this feature makes one; every reader of the record (pages, FHIR, PDF, CSV, shares,
 * summaries) takes one and shows no more than it says.
 */
export interface RecordView {
  countyCode: string;
  residentId: string;
  /** The person, with every record that was merged into theirs. */
  residentIds: readonly string[];
  right: RightKind | 'staff' | 'share' | 'app' | 'clinic';
  /** How the family calls this person; empty outside the family. */
  label: string;
  /** Sensitive categories that are open. */
  opened: readonly SensitiveCategory[];
  /** Kinds this view is limited to; null is all. */
  kinds: readonly RecordKind[] | null;
  reader: RecordReader;
}

/** The view of a signed-in account on a person of its family. Somebody else's id says no more than that nothing was found. */
export async function openRecord(deps: Deps, who: AccountSession, residentId: string): Promise<RecordView | Refused> {
  const rights = await loadRights(deps, who);
  if (isRefused(rights)) return rights;
  const right = rightOver(rights, residentId, 'record');
  if (!right) return refuse('not-found');
  return {
    countyCode: who.countyCode,
    residentId,
    residentIds: [residentId],
    right: right.right,
    label: right.label,
    opened: [],
    kinds: null,
    reader: { kind: 'account', id: who.accountId, siteId: null },
  };
}

/** Notes that a view was used; one's own reading is nobody's news. */
export function noteRead(
  deps: Pick<Deps, 'auditor'>,
  view: RecordView,
  { action, details = {} }: { action: AuditAction; details?: Readonly<Record<string, unknown>> },
): void {
  if (view.right === 'self') return;
  deps.auditor.record({
    countyCode: view.countyCode,
    actorKind: view.reader.kind,
    actorId: view.reader.id,
    residentId: view.residentId,
    action,
    rightKind: view.right,
    siteId: view.reader.siteId,
    details,
  });
}
