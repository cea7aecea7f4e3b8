import { getRecord } from '@kangban/contract/record/record';
import { recordPages as words } from '@/copy/record-pages';
import { EntryRow } from '@/features/assessment/entry-row';
import { MissingCard } from '@/features/record/missing-card';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { usePageParams } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';
import { Lead } from '@/ui/lead/lead';

export default function CompletePage() {
  const { residentId = '' } = usePageParams('recordComplete');
  const remote = useRemote({ endpoint: getRecord, input: { params: { residentId } } });
  return (
    <InnerPage title={words.completeTitle}>
      <RemoteView remote={remote} here={pathTo('recordComplete', { residentId })} shape="rows">
        {(data) => (
          <>
            {data.missing.length === 0 ? (
              <Lead mark="normal" title={words.complete} text={words.completeDone} />
            ) : (
              <Lead title={words.completeLead(data.missing.length)} text={words.completeText} />
            )}
            {data.missing.map((missing) => (
              <MissingCard key={missing.thing} missing={missing} data={data} />
            ))}
            <EntryRow residentId={data.residentId} />
          </>
        )}
      </RemoteView>
    </InnerPage>
  );
}
