import { useState } from 'react';
import { ComplaintReason, openComplaint } from '@kangban/contract/complaint';
import { complaint as words } from '@/copy/audit';
import { errorSentences } from '@/copy/errors';
import { asProblem } from '@/platform/problem';
import { call } from '@/platform/request';
import { sendOnce } from '@/platform/send-once';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { CheckRow } from '@/ui/check-row/check-row';
import { Field } from '@/ui/field/field';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import { SectionTitle } from '@/ui/section-title/section-title';

export interface ComplaintFormProps {
  residentId: string;
  accessId: string;
  onSent: () => void;
}

/** What is wrong with this row of the log; words where only words say it. */
export function ComplaintForm({ residentId, accessId, onSent }: ComplaintFormProps) {
  const [reason, setReason] = useState<ComplaintReason>('not-agreed');
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const needed = reason === 'other';
  const send = async (): Promise<void> => {
    if (needed && text.trim() === '') {
      setFault(words.wordsMissing);
      return;
    }
    setBusy(true);
    setFault(undefined);
    const body = { reason, ...(text.trim() !== '' && { words: text.trim() }) };
    const sent = await sendOnce({ name: `complaint.${accessId}`, what: body }, (idempotencyKey) =>
      call(openComplaint, { params: { residentId, accessId }, body, idempotencyKey }),
    ).catch((thrown: unknown) => {
      setFault(errorSentences[asProblem(thrown).code].say);
      return undefined;
    });
    setBusy(false);
    if (sent) onSent();
  };
  return (
    <>
      <SectionTitle text={words.why} />
      <Card>
        {ComplaintReason.options.map((one) => (
          <CheckRow key={one} checked={one === reason} text={words.reasons[one]} onChange={() => setReason(one)} />
        ))}
        <Field
          id="complaint-words"
          label={needed ? words.wordsNeeded : words.words}
          value={text}
          maxLength={300}
          onChange={setText}
        />
      </Card>
      <Inset>
        {fault && (
          <Note tone="attention" live>
            {fault}
          </Note>
        )}
        <Button text={words.send} busy={busy} onPress={() => void send()} />
      </Inset>
    </>
  );
}
