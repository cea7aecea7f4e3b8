import { listAssessments } from '@kangban/contract/assessment';
import { assessment as words } from '@/copy/assessment';
import { ListView } from '@/features/assessment/list-view';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { openPage, usePageParams } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';
import { Lead } from '@/ui/lead/lead';

export default function AssessmentListPage() {
  const { residentId = '' } = usePageParams('assessments');
  const remote = useRemote({ endpoint: listAssessments, input: { params: { residentId } } });
  return (
    <InnerPage title={words.listTitle}>
      <RemoteView remote={remote} here={pathTo('assessments', { residentId })} shape="rows">
        {(list) => (
          <>
            <Lead title={words.listLead(list.label)} text={words.listText} />
            <ListView
              list={list}
              acts={{
                start: ({ questionnaire }) => void openPage('assessmentStart', { residentId, questionnaire }),
                goOn: (_, sessionId) => void openPage('assessment', { residentId, sessionId }),
                see: (entryId) => void openPage('assessmentResult', { residentId, entryId }),
                unlock: () => void openPage('recordUnlock', { residentId }),
              }}
            />
          </>
        )}
      </RemoteView>
    </InnerPage>
  );
}
