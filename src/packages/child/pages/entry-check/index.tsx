import { useState } from 'react';
import { View } from '@tarojs/components';
import { EntryKind, getEntryCheck } from '@kangban/contract/entry-check';
import { entryCheck as words } from '@/copy/entry-check';
import { CheckView } from '@/features/entry-check/check-view';
import { PaperPart } from '@/features/entry-check/paper-part';
import { ProofPart } from '@/features/entry-check/proof-part';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { usePageParams } from '@/platform/navigation';
import { usePrintable } from '@/platform/print';
import { useRemote } from '@/platform/use-remote';
import { SegmentedControl } from '@/ui/segmented-control/segmented-control';
import { Toast } from '@/ui/toast/toast';

const SEGMENTS = EntryKind.options.map((key) => ({ key, text: words.kinds[key] }));
const kindOf = (text: string | undefined): EntryKind => EntryKind.options.find((one) => one === text) ?? 'kindergarten';

function Checked({ residentId, entry }: { residentId: string; entry: EntryKind }) {
  const [said, setSaid] = useState<string>();
  const remote = useRemote({ endpoint: getEntryCheck, input: { params: { residentId }, query: { entry } } });
  return (
    <>
      <RemoteView remote={remote} here={pathTo('entryCheck', { residentId, entry })} shape="cards">
        {(data) => (
          <>
            <CheckView data={data} />
            <ProofPart data={data} onChanged={() => void remote.reload()} onSaid={setSaid} />
            <PaperPart residentId={residentId} entry={entry} />
            <View className="entry-caption entry-caption--page entry-make">{words.lastWord}</View>
          </>
        )}
      </RemoteView>
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </>
  );
}

/** Whether the child is ready for kindergarten or school, and a proof to show there. */
export default function EntryCheckPage() {
  const { residentId = '', entry: told } = usePageParams('entryCheck');
  const [entry, setEntry] = useState<EntryKind>(kindOf(told));
  usePrintable();
  return (
    <InnerPage title={words.title}>
      <View className="entry-which no-print">
        <SegmentedControl
          segments={SEGMENTS}
          current={entry}
          label={words.which}
          onChange={(key) => setEntry(kindOf(key))}
        />
      </View>
      <Checked key={entry} residentId={residentId} entry={entry} />
    </InnerPage>
  );
}
