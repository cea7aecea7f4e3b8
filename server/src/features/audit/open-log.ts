import type { RightKind } from '@kangban/domain/identity/rights';
import type { Deps } from '../../deps';
import { isRefused, type Refused } from '../../http/refusal';
import type { AccountSession } from '../../plugins/tokens';
import { reach } from '../access/open-record';

/** Whose log or complaints, under which right. */
export interface OpenedLog {
  residentId: string;
  /** The person, with every record that was merged into theirs. */
  residentIds: readonly string[];
  right: RightKind;
  label: string;
}

/** The right of an account over a person's log, by the one rule of access. Somebody else's id says no more than that nothing was found. */
export async function openLog(
  deps: Deps,
  who: AccountSession,
  asked: { residentId: string; area: 'access-log' | 'complaint' | 'correction' },
): Promise<OpenedLog | Refused> {
  const reached = await reach(deps, who, asked);
  if (isRefused(reached)) return reached;
  const { right, facts } = reached;
  return { residentId: asked.residentId, residentIds: facts.residentIds, right: right.right, label: right.label };
}
