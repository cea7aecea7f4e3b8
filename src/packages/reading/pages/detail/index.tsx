import { getReading } from '@kangban/contract/reading/reading';
import { detail as words } from '@/copy/reading';
import { DetailView } from '@/features/reading/detail-view';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { usePageParams } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';
import '@/features/reading/reading.scss';

export default function ReadingPage() {
  const params = usePageParams('reading');
  const { residentId = '', sessionId = '' } = params;
  const remote = useRemote({ endpoint: getReading, input: { params: { residentId, sessionId } } });
  return (
    <InnerPage title={words.title}>
      <RemoteView remote={remote} here={pathTo('reading', { residentId, sessionId })} shape="person">
        {(detail) => <DetailView detail={detail} onChanged={() => void remote.reload()} />}
      </RemoteView>
    </InnerPage>
  );
}
