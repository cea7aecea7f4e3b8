import { useState } from 'react';
import { type ExportChoices, getExportChoices } from '@kangban/contract/record-export';
import { print as words } from '@/copy/share';
import { CardPart, PaperPart, ReadingsPart } from '@/features/share/print-form';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { usePageParams } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';
import { Lead } from '@/ui/lead/lead';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { Toast } from '@/ui/toast/toast';

function Choices({ choices, onSaid }: { choices: ExportChoices; onSaid: (text: string) => void }) {
  if (choices.kinds.length === 0)
    return <StatePanel kind="empty" icon="record" title={words.empty} text={words.emptyText} />;
  return (
    <>
      <Lead title={words.lead} text={words.leadText} />
      <PaperPart choices={choices} onSaid={onSaid} />
      <ReadingsPart choices={choices} onSaid={onSaid} />
      <CardPart {...choices} />
    </>
  );
}

/** The record as files: on paper, as a table, as a card. */
export default function RecordPrintPage() {
  const { residentId = '' } = usePageParams('recordPrint');
  const remote = useRemote({ endpoint: getExportChoices, input: { params: { residentId } } });
  const [said, setSaid] = useState<string>();
  const tell = (text: string): void => {
    setSaid(text);
    void remote.reload();
  };
  return (
    <InnerPage title={words.title}>
      <RemoteView remote={remote} here={pathTo('recordPrint', { residentId })} shape="person">
        {(choices) => <Choices choices={choices} onSaid={tell} />}
      </RemoteView>
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </InnerPage>
  );
}
