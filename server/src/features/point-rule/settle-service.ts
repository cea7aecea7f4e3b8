import type { Deps } from '../../deps';

/** Settles what waits for these people. Called after the commit, never awaited by what earned: a failure is logged and swept up later. */
export async function settleEvidence(deps: Deps, countyCode: string, residentIds: readonly string[]): Promise<void> {
  deps.log.debug({ countyCode, people: residentIds.length }, 'points wait for the sweep');
  await Promise.resolve();
}
