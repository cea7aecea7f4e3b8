import { useState } from 'react';
import { addOwnEntry, type OwnEntry } from '@kangban/contract/record/own-entry';
import { errorSentences } from '@/copy/errors';
import { ownEntry as words } from '@/copy/pocket';
import { asProblem } from '@/platform/problem';
import { call } from '@/platform/request';
import { isUnsure, sendOnce } from '@/platform/send-once';
import { entryOf, NOTHING_TYPED, type OwnKind, type Typed } from './entry';

export type Became =
  | { kind: 'wrong'; texts: string[] }
  /** No answer came: it may be kept, or not. The same one sent again settles it. */
  | { kind: 'unsure'; entry: OwnEntry };

function became(reason: unknown, entry: OwnEntry): Became {
  const { code, details } = asProblem(reason);
  if (isUnsure(code)) return { kind: 'unsure', entry };
  const texts = details.fields?.map(({ message }) => message) ?? [];
  // What the rules say of a value is for the person; what a schema says of a field is not.
  const told = texts.filter((text) => /[\u4e00-\u9fff]/.test(text));
  const { say, next } = errorSentences[code];
  return { kind: 'wrong', texts: told.length > 0 ? told : [`${say}，${next}`] };
}

/** Typing one entry of one's own and sending it: once, however often a lost answer is asked for again. */
export function useOwnEntry(residentId: string, first: OwnKind) {
  const [kind, setKind] = useState(first);
  const [typed, setTyped] = useState<Typed>(NOTHING_TYPED);
  const [outcome, setOutcome] = useState<Became>();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string>();
  const change = (part: Partial<Typed>): void => {
    setTyped({ ...typed, ...part });
    setOutcome(undefined);
  };
  const send = async (entry: OwnEntry): Promise<boolean> => {
    setBusy(true);
    const params = { residentId };
    const sending = sendOnce({ name: `own-entry.${residentId}`, what: entry }, (idempotencyKey) =>
      call(addOwnEntry, { params, body: entry, idempotencyKey }),
    );
    const failed = await sending.then(
      () => undefined,
      (reason: unknown) => became(reason, entry),
    );
    setBusy(false);
    setOutcome(failed);
    if (failed) return false;
    setTyped(NOTHING_TYPED);
    setSaid(words.saved);
    return true;
  };
  const save = (): Promise<boolean> => {
    const entry = outcome?.kind === 'unsure' ? outcome.entry : entryOf(kind, typed);
    return entry && !busy ? send(entry) : Promise.resolve(false);
  };
  return {
    kind,
    typed,
    outcome,
    busy,
    said,
    ready: entryOf(kind, typed) !== undefined,
    choose: (chosen: OwnKind) => {
      setKind(chosen);
      setOutcome(undefined);
    },
    change,
    save,
    denyAllergies: () => send({ kind: 'no-allergy' }),
    hush: () => setSaid(undefined),
  };
}
