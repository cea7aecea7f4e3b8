import { getAssessmentResult } from '@kangban/contract/assessment';
import { assessment as words } from '@/copy/assessment';
import { ToList } from '@/features/assessment/finished-view';
import { ResultView } from '@/features/assessment/result-view';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { usePageParams } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';

export default function AssessmentResultPage() {
  const { residentId = '', entryId = '' } = usePageParams('assessmentResult');
  const remote = useRemote({ endpoint: getAssessmentResult, input: { params: { residentId, entryId } } });
  return (
    <InnerPage title={words.resultTitle}>
      <RemoteView remote={remote} here={pathTo('assessmentResult', { residentId, entryId })}>
        {(result) => (
          <ResultView result={result}>
            <ToList residentId={residentId} />
          </ResultView>
        )}
      </RemoteView>
    </InnerPage>
  );
}
