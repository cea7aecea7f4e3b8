import { useState } from 'react';
import { askCorrection, type DescribedTarget } from '@kangban/contract/correction';
import { correction as words } from '@/copy/audit';
import { errorSentences } from '@/copy/errors';
import { fullDay } from '@/copy/when';
import { asProblem } from '@/platform/problem';
import { call } from '@/platform/request';
import { sendOnce } from '@/platform/send-once';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Field } from '@/ui/field/field';
import { Lead } from '@/ui/lead/lead';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';

/** Lines of the entry shown: enough to know it by. */
const LINES = 6;

export interface CorrectionFormProps {
  residentId: string;
  target: DescribedTarget;
  onSent: () => void;
}

/** What is pointed at, what is wrong with it and what is right. */
export function CorrectionForm({ residentId, target, onSent }: CorrectionFormProps) {
  const [wrong, setWrong] = useState('');
  const [rightly, setRightly] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const { kind, id, title, on, lines } = target;
  const send = async (): Promise<void> => {
    if (rightly.trim().length < 2) {
      setFault(words.missing);
      return;
    }
    setBusy(true);
    setFault(undefined);
    const body = { target: { kind, id }, wrong: wrong.trim(), rightly: rightly.trim() };
    const sent = await sendOnce({ name: `correction.${id ?? kind}`, what: body }, (idempotencyKey) =>
      call(askCorrection, { params: { residentId }, body, idempotencyKey }),
    ).catch((thrown: unknown) => {
      setFault(errorSentences[asProblem(thrown).code].say);
      return undefined;
    });
    setBusy(false);
    if (!sent) return;
    setWrong('');
    setRightly('');
    onSent();
  };
  return (
    <>
      <Lead title={title} text={words.lead} />
      <Card flush label={words.target}>
        {on !== null && <Row title={fullDay(on)} />}
        {lines.slice(0, LINES).map((line) => (
          <Row key={line} title={line} />
        ))}
      </Card>
      {id === null && (
        <Inset>
          <Note>{words.profile}</Note>
        </Inset>
      )}
      <Card>
        <Field id="correction-wrong" label={words.wrong} value={wrong} maxLength={200} onChange={setWrong} />
        <Field
          id="correction-right"
          label={words.rightly}
          value={rightly}
          maxLength={200}
          {...(fault !== undefined && { error: fault })}
          onChange={setRightly}
        />
      </Card>
      <Inset>
        <Button text={words.send} busy={busy} onPress={() => void send()} />
      </Inset>
    </>
  );
}
