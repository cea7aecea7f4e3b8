import type { RightKind } from '@kangban/domain/identity/rights';
import type { Deps } from '../../deps';
import { isRefused, refuse, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { loadRights, rightOver } from '../family/rights';

/** Whose log, under which right. */
export interface OpenedLog {
  residentId: string;
  /** The person, with every record that was merged into theirs. */
  residentIds: readonly string[];
  right: RightKind;
  label: string;
}

/** The right of an account over a person's log. Anybody else's id says no more than that nothing was found. */
export async function openLog(
  deps: Deps,
  who: AccountSession,
  { residentId }: { residentId: string; area: 'access-log' | 'complaint' },
): Promise<OpenedLog | Refused> {
  const rights = await loadRights(deps, who);
  if (isRefused(rights)) return rights;
  const right = rightOver(rights, residentId, 'record');
  if (!right) return refuse('not-found');
  return { residentId, residentIds: [residentId], right: right.right, label: right.label };
}
