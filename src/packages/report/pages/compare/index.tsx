import { getCheckupReport } from '@kangban/contract/checkup/report';
import { compare as words } from '@/copy/report';
import { CompareView } from '@/features/checkup/compare-view';
import { CheckupGate } from '@/features/checkup/report-problem';
import { RemoteView } from '@/features/states/remote-view';
import { InnerPage } from '@/features/shell/page';
import { pathTo } from '@/paths';
import { usePageParams } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';

/** Three years of every item beside each other. */
export default function CheckupComparePage() {
  const { residentId = '', entryId = 'newest' } = usePageParams('checkupCompare');
  const remote = useRemote({ endpoint: getCheckupReport, input: { params: { residentId, entryId } } });
  return (
    <InnerPage title={words.title}>
      <CheckupGate remote={remote} residentId={residentId}>
        <RemoteView remote={remote} here={pathTo('checkupCompare', { residentId, entryId })} shape="cards">
          {({ report }) => <CompareView report={report} />}
        </RemoteView>
      </CheckupGate>
    </InnerPage>
  );
}
