import { useCallback, useEffect, useState } from 'react';
import {
  type AgreedTask,
  type DeskCheckup,
  getDeskCheckup,
  getDeskCheckupForm,
  printDeskCheckup,
  reviewCheckup,
  tellCheckup,
} from '@kangban/contract/checkup/desk';
import type { AnswerOf, BodyOf } from '@kangban/contract/endpoint';
import { deskCheckup as words } from '@/copy/desk-checkup';
import { takeFile } from '@/platform/files';
import { asProblem, type ProblemError } from '@/platform/problem';
import { addressOf, call } from '@/platform/request';
import { sendOnce } from '@/platform/send-once';

export interface WhichCheckup {
  residentId: string;
  /** `newest`, or an id. */
  entryId: string;
}

type Form = AnswerOf<typeof getDeskCheckupForm>;

export interface DeskCheckupWork {
  data: DeskCheckup | undefined;
  form: Form | undefined;
  busy: boolean;
  problem: ProblemError | undefined;
  review: (tasks: AgreedTask[], note: string) => Promise<boolean>;
  tell: (how: BodyOf<typeof tellCheckup>['how']) => Promise<boolean>;
  print: (size: 'standard' | 'large') => Promise<boolean>;
  openForm: () => Promise<boolean>;
  closeForm: () => void;
}

const PURPOSE = 'follow-up';

const ask = ({ residentId, entryId }: WhichCheckup): Promise<DeskCheckup> =>
  call(getDeskCheckup, { params: { residentId, entryId }, query: { purpose: PURPOSE } });

/** One act at a time; what went wrong with the last one. */
function useActs() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemError>();
  const act = useCallback(async (work: () => Promise<void>): Promise<boolean> => {
    setBusy(true);
    setProblem(undefined);
    const done = await work().then(
      () => true,
      (reason: unknown) => {
        setProblem(asProblem(reason));
        return false;
      },
    );
    setBusy(false);
    return done;
  }, []);
  return { busy, problem, act };
}

/** One report at the desk: asked for once, kept nowhere, gone with the page. */
export function useDeskCheckup({ residentId, entryId }: WhichCheckup): DeskCheckupWork {
  const [data, setData] = useState<DeskCheckup>();
  const [form, setForm] = useState<Form>();
  const { busy, problem, act } = useActs();
  useEffect(() => {
    void act(async () => setData(await ask({ residentId, entryId })));
  }, [act, residentId, entryId]);
  // What is written is of the report on the screen, whatever became the newest meanwhile.
  const params = { residentId, entryId: data?.report.entryId ?? entryId };
  return {
    data,
    form,
    busy,
    problem,
    review: (tasks, note) =>
      act(async () => {
        const body = { tasks, ...(note.trim() !== '' && { note }) };
        const name = `checkup-review.${params.entryId}`;
        await sendOnce({ name, what: body }, (idempotencyKey) => call(reviewCheckup, { params, body, idempotencyKey }));
        setData(await ask(params));
      }),
    tell: (how) =>
      act(async () => {
        const name = `checkup-told.${params.entryId}`;
        const send = (idempotencyKey: string) => call(tellCheckup, { params, body: { how }, idempotencyKey });
        await sendOnce({ name, what: { how } }, send);
        setData(await ask(params));
      }),
    print: (size) => {
      const address = () => addressOf(printDeskCheckup, { params, query: { purpose: PURPOSE, size } });
      return act(() => takeFile({ address, name: words.paperName }));
    },
    openForm: () => act(async () => setForm(await call(getDeskCheckupForm, { params, query: { purpose: PURPOSE } }))),
    closeForm: () => setForm(undefined),
  };
}
