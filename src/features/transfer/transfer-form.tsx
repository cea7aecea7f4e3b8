import { useState } from 'react';
import { sendTransfer, type TransfersOfResident } from '@kangban/contract/transfer';
import { errorSentences } from '@/copy/errors';
import { transfer as words } from '@/copy/transfer';
import { asProblem } from '@/platform/problem';
import { call } from '@/platform/request';
import { sendOnce } from '@/platform/send-once';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { CheckRow } from '@/ui/check-row/check-row';
import { Field } from '@/ui/field/field';
import { Inset } from '@/ui/inset/inset';
import { KeyValueList } from '@/ui/key-value-list/key-value-list';
import { Lead } from '@/ui/lead/lead';
import { Note } from '@/ui/note/note';
import { StatePanel } from '@/ui/state-panel/state-panel';

const SCHOOL_MAX = 60;
const SCHOOL_MIN = 2;

interface Problems {
  school?: string;
  consent?: string;
  sending?: string;
}

const sentenceOf = (reason: unknown): string => {
  const { say, next } = errorSentences[asProblem(reason).code];
  return `${say}，${next}`;
};

/** Which school, what was agreed to, and sending it: once, however often a lost answer is asked for again. */
function useTransferForm({ residentId, consent }: TransfersOfResident, onMade: (receiver: string) => void) {
  const [receiver, setReceiver] = useState('');
  const [agreed, setAgreed] = useState(false);
  const [problems, setProblems] = useState<Problems>({});
  const [busy, setBusy] = useState(false);
  const make = async (): Promise<void> => {
    const school = receiver.trim();
    if (school.length < SCHOOL_MIN || !agreed) {
      setProblems({
        ...(school.length < SCHOOL_MIN && { school: words.schoolShort }),
        ...(!agreed && { consent: words.agreeFirst }),
      });
      return;
    }
    setBusy(true);
    setProblems({});
    const params = { residentId };
    const body = { receiver: school, consentVersion: consent.version };
    try {
      await sendOnce({ name: 'transfer', what: { params, body } }, (idempotencyKey) =>
        call(sendTransfer, { params, body, idempotencyKey }),
      );
      setReceiver('');
      setAgreed(false);
      onMade(school);
    } catch (reason) {
      setProblems({ sending: sentenceOf(reason) });
    }
    setBusy(false);
  };
  return { receiver, setReceiver, agreed, setAgreed, problems, busy, make };
}

function Contents({ examinations, firstOn, lastOn }: TransfersOfResident) {
  const span = firstOn !== null && lastOn !== null ? words.span(firstOn, lastOn) : undefined;
  return (
    <Card label={words.contents}>
      <KeyValueList
        rows={[
          { key: words.count, values: [words.counted(examinations)], ...(span !== undefined && { note: span }) },
          { key: words.who, values: [words.whoText] },
        ]}
      />
    </Card>
  );
}

export interface TransferFormProps {
  page: TransfersOfResident;
  onMade: (receiver: string) => void;
}

/** What would be sent, to which school, and the sentence to agree to. */
export function TransferForm({ page, onMade }: TransferFormProps) {
  const form = useTransferForm(page, onMade);
  if (page.examinations === 0) return <StatePanel kind="empty" icon="eye" title={words.empty} text={words.emptyText} />;
  return (
    <>
      <Lead title={words.lead(page.label)} text={words.leadText} />
      <Contents {...page} />
      <Inset>
        {page.maySend ? (
          <>
            <Field
              id="transfer-school"
              label={words.school}
              hint={words.schoolHint}
              value={form.receiver}
              onChange={form.setReceiver}
              error={form.problems.school}
              maxLength={SCHOOL_MAX}
            />
            <CheckRow checked={form.agreed} onChange={form.setAgreed} text={page.consent.text} />
            {form.problems.consent && (
              <Note tone="attention" live>
                {form.problems.consent}
              </Note>
            )}
            {form.problems.sending && (
              <Note tone="attention" live>
                {form.problems.sending}
              </Note>
            )}
            <Button text={words.make} busy={form.busy} onPress={() => void form.make()} />
          </>
        ) : (
          <Note icon="shield">{words.proxy}</Note>
        )}
      </Inset>
    </>
  );
}
