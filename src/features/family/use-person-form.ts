import { useState } from 'react';
import { errorSentences } from '@/copy/errors';
import { family as words } from '@/copy/family';
import { idNumberError, idNumberErrorSoFar } from '@/copy/id-number';
import { dayInChina, nowMs } from '@/platform/clock';
import { asProblem, type ProblemError } from '@/platform/problem';

export interface PersonTyped {
  name: string;
  idNumber: string;
  label?: string;
}

export interface PersonForm {
  typed: { name: string; idNumber: string; label: string };
  change: (part: 'name' | 'idNumber' | 'label') => (text: string) => void;
  errors: { name?: string; idNumber?: string };
  problem: ProblemError | undefined;
  busy: boolean;
  submit: () => Promise<void>;
}

const sentence = ({ code }: ProblemError): string => `${errorSentences[code].say}，${errorSentences[code].next}`;

/** Who is to be added, as typed, and sending it. What was typed stays when it is refused. */
export function usePersonForm(send: (person: PersonTyped) => Promise<void>): PersonForm {
  const [typed, setTyped] = useState({ name: '', idNumber: '', label: '' });
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<ProblemError>();
  const [busy, setBusy] = useState(false);
  const today = dayInChina(nowMs());
  const wrongName = typed.name.trim() === '' ? words.nameMissing : undefined;
  const wrongId = (tried ? idNumberError : idNumberErrorSoFar)(typed.idNumber, today);
  const submit = async (): Promise<void> => {
    setTried(true);
    setProblem(undefined);
    if (wrongName ?? idNumberError(typed.idNumber, today)) return;
    setBusy(true);
    const person = { name: typed.name.trim(), idNumber: typed.idNumber, label: typed.label.trim() || undefined };
    await send(person).catch((reason: unknown) => setProblem(asProblem(reason)));
    setBusy(false);
  };
  return {
    typed,
    change: (part) => (text) => {
      setProblem(undefined);
      setTyped({ ...typed, [part]: text });
    },
    errors: { name: tried ? wrongName : undefined, idNumber: wrongId ?? (problem && sentence(problem)) },
    problem,
    busy,
    submit,
  };
}
