import {
  listDeskEvidence,
  recordDeskEvidence,
  retractDeskEvidence,
  type DeskEvidenceEntry,
  type DeskEvidenceOf,
} from '@kangban/contract/desk-evidence';
import type { RetractionReason } from '@kangban/domain/desk-evidence/kinds';
import { call } from '@/platform/request';
import { type Acting, useActing } from '@/platform/use-acting';
import { type Remote, useRemote } from '@/platform/use-remote';

export interface Papers extends Omit<Acting, 'act'> {
  list: Remote<DeskEvidenceOf> & { reload: () => Promise<void> };
  /** True when it was written down. */
  record: (entry: DeskEvidenceEntry) => Promise<boolean>;
  retract: (evidenceId: string, told: { reason: RetractionReason; note: string }) => Promise<boolean>;
}

/** The papers of one person at the desk, and what is done with them. */
export function usePapers(residentId: string): Papers {
  const list = useRemote({ endpoint: listDeskEvidence, input: { params: { residentId } } });
  const { busy, problem, act } = useActing();
  const change = async (work: () => Promise<unknown>): Promise<boolean> => {
    const done = await act(work);
    if (done !== undefined) await list.reload();
    return done !== undefined;
  };
  return {
    list,
    busy,
    problem,
    record: (body) => change(() => call(recordDeskEvidence, { params: { residentId }, body })),
    retract: (evidenceId, body) =>
      change(() => call(retractDeskEvidence, { params: { residentId, evidenceId }, body })),
  };
}
