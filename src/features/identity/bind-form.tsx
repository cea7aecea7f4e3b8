import { useState } from 'react';
import { bindIdentity, getMe, type Me } from '@kangban/contract/identity';
import { errorSentences } from '@/copy/errors';
import { idNumberError, idNumberErrorSoFar } from '@/copy/id-number';
import { bind as words } from '@/copy/binding';
import { dayInChina, nowMs } from '@/platform/clock';
import { asProblem, type ProblemCode, type ProblemError } from '@/platform/problem';
import { putAnswer } from '@/platform/remote-cache';
import { call, renewSession } from '@/platform/request';
import { Field } from '@/ui/field/field';

export interface BindState {
  name: string;
  setName: (name: string) => void;
  idNumber: string;
  setIdNumber: (idNumber: string) => void;
  errors: { name?: string; idNumber?: string };
  busy: boolean;
  submit: () => Promise<void>;
}

const NAME_CODES: readonly ProblemCode[] = ['identity-mismatch'];

const sentence = ({ code }: ProblemError): string => `${errorSentences[code].say}，${errorSentences[code].next}`;

/** Name and ID number as typed, what is wrong with them, and binding them to the record. */
export function useBinding(onDone: (me: Me) => void): BindState {
  const [name, setName] = useState('');
  const [idNumber, setIdNumber] = useState('');
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<ProblemError>();
  const [busy, setBusy] = useState(false);
  const today = dayInChina(nowMs());
  const wrongName = name.trim() === '' ? words.nameMissing : undefined;
  const wrongId = (tried ? idNumberError : idNumberErrorSoFar)(idNumber, today);
  const refused = problem && sentence(problem);
  const aboutName = problem !== undefined && NAME_CODES.includes(problem.code);
  const change = (set: (text: string) => void) => (text: string) => {
    setProblem(undefined);
    set(text);
  };
  const submit = async (): Promise<void> => {
    setTried(true);
    setProblem(undefined);
    if (wrongName ?? idNumberError(idNumber, today)) return;
    setBusy(true);
    try {
      const me = await call(bindIdentity, { body: { name: name.trim(), idNumber } });
      // The binding travels in the access token; without a new one the next page would ask to bind again.
      await renewSession();
      putAnswer(getMe, {}, me);
      onDone(me);
    } catch (reason) {
      setProblem(asProblem(reason));
    }
    setBusy(false);
  };
  return {
    name,
    setName: change(setName),
    idNumber,
    setIdNumber: change(setIdNumber),
    errors: {
      name: tried ? (wrongName ?? (aboutName ? refused : undefined)) : undefined,
      idNumber: wrongId ?? (aboutName ? undefined : refused),
    },
    busy,
    submit,
  };
}

/** The two boxes. */
export function BindFields({ state }: { state: BindState }) {
  return (
    <>
      <Field id="name" label={words.name} value={state.name} onChange={state.setName} error={state.errors.name} />
      <Field
        id="id-number"
        label={words.idNumber}
        value={state.idNumber}
        onChange={state.setIdNumber}
        error={state.errors.idNumber}
        type="idcard"
        maxLength={24}
        secret={{ show: words.show, hide: words.hide }}
        onDone={() => void state.submit()}
      />
    </>
  );
}
