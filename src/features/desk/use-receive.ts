import { useState } from 'react';
import type { BodyOf } from '@kangban/contract/endpoint';
import { importTransfer, readTransfer, type ImportedTransfer, type ReadTransfer } from '@kangban/contract/transfer';
import { errorSentences } from '@/copy/errors';
import { pickText } from '@/platform/files';
import { asProblem } from '@/platform/problem';
import { call } from '@/platform/request';

export type ChosenChild = BodyOf<typeof importTransfer>['child'];

export interface Receiving {
  /** The package as the server read it; undefined before one was chosen and after a refusal. */
  shown: ReadTransfer | undefined;
  done: ImportedTransfer | undefined;
  problem: string | undefined;
  busy: boolean;
  choose: () => Promise<void>;
  take: (child: ChosenChild) => Promise<void>;
  again: () => void;
}

/** The server's own words where it says more than the code: which key, what differs. */
function sentenceOf(reason: unknown): string {
  const problem = asProblem(reason);
  const { say, next } = errorSentences[problem.code];
  return problem.details.reason ?? `${say}，${next}`;
}

/** A package that somebody brought: chosen, checked by the server, taken over into a child's record. */
export function useReceive(): Receiving {
  const [file, setFile] = useState<string>();
  const [shown, setShown] = useState<ReadTransfer>();
  const [done, setDone] = useState<ImportedTransfer>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const act = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    await work().catch((reason: unknown) => setProblem(sentenceOf(reason)));
    setBusy(false);
  };
  return {
    shown,
    done,
    problem,
    busy,
    choose: async () => {
      const text = await pickText('.json,application/json,application/fhir+json');
      if (text === undefined) return;
      await act(async () => {
        setShown(undefined);
        setFile(text);
        setShown(await call(readTransfer, { body: { file: text } }));
      });
    },
    take: (child) =>
      act(async () => {
        if (file !== undefined) setDone(await call(importTransfer, { body: { file, child } }));
      }),
    again: () => {
      setFile(undefined);
      setShown(undefined);
      setDone(undefined);
      setProblem(undefined);
    },
  };
}
