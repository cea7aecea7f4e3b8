import { type ReactNode, useState } from 'react';
import { type CheckupFormOfResident, printCheckupForm } from '@kangban/contract/checkup/report';
import { form as words, paper } from '@/copy/report';
import { states } from '@/copy/states';
import { fullDay } from '@/copy/when';
import { useAct } from '@/platform/use-act';
import { takeFile } from '@/platform/files';
import { openPage } from '@/platform/navigation';
import { addressOf } from '@/platform/request';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Inset } from '@/ui/inset/inset';
import { Lead } from '@/ui/lead/lead';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { Toast } from '@/ui/toast/toast';
import { HiddenItems } from './folded';
import './checkup.scss';

const HiddenCard = ({ count, residentId }: { count: number; residentId: string }) =>
  count === 0 ? null : (
    <Card flush className="checkup-apart">
      <HiddenItems count={count} residentId={residentId} />
    </Card>
  );

/** The form in its own sections and words (`children`), on paper on demand, and the way to where it came from. */
export function FormView({ data, children }: { data: CheckupFormOfResident; children: ReactNode }) {
  const { residentId, entryId, label, on, institution, hidden } = data;
  const act = useAct();
  const [said, setSaid] = useState<string>();
  const address = () => addressOf(printCheckupForm, { params: { residentId, entryId } });
  const take = async (): Promise<void> => {
    if (await act.run('paper', () => takeFile({ address, name: words.paperName }))) setSaid(paper.savedForm);
  };
  return (
    <>
      <Lead title={words.lead} text={states.dotted([label, fullDay(on), institution])} />
      {children}
      <HiddenCard count={hidden} residentId={residentId} />
      <Inset>
        {act.problem !== undefined && (
          <Note tone="attention" live>
            {act.problem}
          </Note>
        )}
        <Button
          kind="second"
          icon="record"
          text={words.paper}
          busy={act.busy !== undefined}
          onPress={() => void take()}
        />
      </Inset>
      <Card flush className="checkup-apart">
        <Row icon="info" title={words.origin} onPress={() => void openPage('recordEntry', { residentId, entryId })} />
      </Card>
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </>
  );
}
