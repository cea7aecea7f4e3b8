import { useState } from 'react';
import {
  dryRunPointDraft,
  listPointSchemes,
  publishPointDraft,
  savePointDraft,
  type DryRun,
} from '@kangban/contract/point-rule-desk';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { call } from '@/platform/request';
import { type Act, useAct } from '@/platform/use-act';
import { type Remote, useRemote } from '@/platform/use-remote';
import type { SchemeDocument, SchemeDraft, Schemes } from './types';

export interface SchemesDesk extends Act {
  schemes: Remote<Schemes> & { reload: () => Promise<void> };
  run: Act['run'];
  /** What the draft of this id would have paid; another draft forgets it. */
  dryRun: { draftId: string; run: DryRun } | undefined;
  save: (document: SchemeDocument) => Promise<SchemeDraft | undefined>;
  tryOut: (draft: SchemeDraft) => Promise<void>;
  /** The number of the version, when it was published. */
  publish: (draft: SchemeDraft, validFrom: PlainDate) => Promise<number | undefined>;
}

/** The schemes of the county, and what an administrator does to a draft. */
export function useSchemes(): SchemesDesk {
  const schemes = useRemote({ endpoint: listPointSchemes, input: {} });
  const act = useAct();
  const [dryRun, setDryRun] = useState<SchemesDesk['dryRun']>();
  const ask = async <T>(name: string, work: () => Promise<T>): Promise<T | undefined> => {
    let answer: T | undefined;
    const done = await act.run(name, async () => {
      answer = await work();
    });
    return done ? answer : undefined;
  };
  return {
    ...act,
    schemes,
    dryRun,
    save: async (document) => {
      const { schemeId } = document;
      const saved = await ask('save', () => call(savePointDraft, { params: { schemeId }, body: { document } }));
      if (saved) {
        setDryRun(undefined);
        await schemes.reload();
      }
      return saved;
    },
    tryOut: async ({ draftId, schemeId }) => {
      const run = await ask('dry-run', () => call(dryRunPointDraft, { params: { schemeId }, body: { draftId } }));
      if (run) setDryRun({ draftId, run });
    },
    publish: async ({ draftId, schemeId }, validFrom) => {
      const body = { draftId, validFrom };
      const made = await ask('publish', () => call(publishPointDraft, { params: { schemeId }, body }));
      if (made) await schemes.reload();
      return made?.version;
    },
  };
}
