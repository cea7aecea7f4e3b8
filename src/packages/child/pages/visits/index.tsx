import { listChildVisits } from '@kangban/contract/child-visit';
import { visits as words } from '@/copy/child-visit';
import { VisitList } from '@/features/child-visit/visit-list';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { usePageParams } from '@/platform/navigation';
import { knownOf, useRemote } from '@/platform/use-remote';

export default function VisitsPage() {
  const { residentId = '' } = usePageParams('visits');
  const remote = useRemote({ endpoint: listChildVisits, input: { params: { residentId } }, keep: true });
  const known = knownOf(remote);
  return (
    <InnerPage title={known ? words.title(known.label) : words.plainTitle}>
      <RemoteView remote={remote} here={pathTo('visits', { residentId })} shape="rows">
        {(data) => <VisitList data={data} />}
      </RemoteView>
    </InnerPage>
  );
}
