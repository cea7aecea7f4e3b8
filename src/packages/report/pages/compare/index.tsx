import { getCheckupReport } from '@kangban/contract/checkup/report';
import { compare as words } from '@/copy/report';
import { CompareView } from '@/features/checkup/compare-view';
import { CheckupRemote } from '@/features/checkup/report-problem';
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
      <CheckupRemote remote={remote} residentId={residentId} here={pathTo('checkupCompare', { residentId, entryId })}>
        {({ report }) => <CompareView report={report} />}
      </CheckupRemote>
    </InnerPage>
  );
}
