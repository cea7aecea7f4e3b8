import { getRecordEntry } from '@kangban/contract/record/record';
import { recordPages as words } from '@/copy/record-pages';
import { EntryView } from '@/features/record/entry-view';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { usePageParams } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';

export default function EntryPage() {
  const { residentId = '', entryId = '' } = usePageParams('recordEntry');
  const remote = useRemote({ endpoint: getRecordEntry, input: { params: { residentId, entryId } } });
  return (
    <InnerPage title={words.entryTitle}>
      <RemoteView remote={remote} here={pathTo('recordEntry', { residentId, entryId })} shape="cards">
        {(data) => <EntryView data={data} />}
      </RemoteView>
    </InnerPage>
  );
}
