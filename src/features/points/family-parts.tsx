import { useState } from 'react';
import { getPointFamily, transferToFamily, type PointFamily } from '@kangban/contract/point-rule';
import { errorSentences } from '@/copy/errors';
import { pointPages as words } from '@/copy/point-pages';
import { asProblem } from '@/platform/problem';
import { putAnswer } from '@/platform/remote-cache';
import { call } from '@/platform/request';
import { isUnsure, sendOnce } from '@/platform/send-once';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Field } from '@/ui/field/field';
import { Note } from '@/ui/note/note';
import './point-pages.scss';

type FamilyAccount = NonNullable<PointFamily['account']>;

const WHOLE = /^[1-9]\d{0,5}$/;

/** What is wrong with what was typed; undefined when it can be sent. */
function wrongWith(text: string, left: number): string | undefined {
  if (!WHOLE.test(text)) return words.transferNone;
  return Number(text) > left ? words.transferTooMany(left) : undefined;
}

export interface TransferFormProps {
  residentId: string;
  account: FamilyAccount;
  /** Points of one's own. */
  active: number;
  onDone: () => void;
}

/** Moves points of one's own to the family, up to the month's limit; they do not come back. */
export function TransferForm({ residentId, account, active, onDone }: TransferFormProps) {
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const monthLeft = Math.max(0, account.transferPerMonthMax - account.transferredThisMonth);
  const left = Math.min(monthLeft, Math.max(active, 0));
  const wrong = wrongWith(text, left);
  const send = async (points: number): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    const params = { residentId };
    try {
      const answer = await sendOnce({ name: 'family-transfer', what: { residentId, points } }, (idempotencyKey) =>
        call(transferToFamily, { params, body: { points }, idempotencyKey }),
      );
      putAnswer(getPointFamily, { params }, answer);
      setText('');
      setAsked(false);
      onDone();
    } catch (reason) {
      const { code } = asProblem(reason);
      const { say, next } = errorSentences[code];
      setProblem(isUnsure(code) ? words.unsure : `${say}。${next}`);
    }
    setBusy(false);
  };
  const press = (): void => {
    setAsked(true);
    if (wrong === undefined) void send(Number(text));
  };
  return (
    <Card className="points-stack">
      <Field
        id="transfer-points"
        label={words.transferField}
        hint={words.transferLeft(monthLeft, account.transferPerMonthMax)}
        value={text}
        type="number"
        maxLength={6}
        tool={words.unit}
        error={asked ? wrong : undefined}
        onChange={setText}
      />
      <Note tone="sunk">{words.transferHint}</Note>
      {problem && (
        <Note tone="attention" live>
          {problem}
        </Note>
      )}
      <Button
        text={wrong === undefined ? words.transferGo(Number(text)) : words.transferTitle}
        busy={busy}
        onPress={press}
      />
    </Card>
  );
}
