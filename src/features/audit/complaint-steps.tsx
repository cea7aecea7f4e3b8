import { useState } from 'react';
import { closeComplaint, type Complaint } from '@kangban/contract/complaint';
import { complaint as words } from '@/copy/audit';
import { errorSentences } from '@/copy/errors';
import { fullDay } from '@/copy/when';
import { dayInChina } from '@/platform/clock';
import { asProblem } from '@/platform/problem';
import { call } from '@/platform/request';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';

const dayOf = (at: string): string => fullDay(dayInChina(Date.parse(at)));

export interface ComplaintStepsProps {
  complaint: Complaint;
  onChanged: () => void;
}

/** How far it is, step by step, with the answer; and the end of it by whoever said it. */
export function ComplaintSteps({ complaint, onChanged }: ComplaintStepsProps) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const { residentId, complaintId, state, steps, reason, answeredBy, mine } = complaint;
  const close = async (): Promise<void> => {
    setBusy(true);
    setFault(undefined);
    await call(closeComplaint, { params: { residentId, complaintId } })
      .then(onChanged)
      .catch((thrown: unknown) => setFault(errorSentences[asProblem(thrown).code].say));
    setBusy(false);
  };
  return (
    <>
      <SectionTitle text={words.states[state]} />
      <Card flush>
        <Row
          title={words.reasons[reason]}
          note={[complaint.words, words.answeredBy(answeredBy)].filter(Boolean).join(' ')}
        />
        {steps.map((step) => (
          <Row
            key={step.state}
            title={words.states[step.state]}
            note={[words.step(dayOf(step.at), step.staffName ?? ''), step.words].filter(Boolean).join('：')}
          />
        ))}
      </Card>
      <Inset>
        {fault && (
          <Note tone="attention" live>
            {fault}
          </Note>
        )}
        {mine && state !== 'closed' && (
          <Button
            kind="second"
            text={state === 'answered' ? words.enough : words.takeBack}
            busy={busy}
            onPress={() => void close()}
          />
        )}
      </Inset>
    </>
  );
}
