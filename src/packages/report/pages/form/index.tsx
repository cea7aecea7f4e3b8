import { getCheckupForm } from '@kangban/contract/checkup/report';
import { form as words } from '@/copy/report';
import { FormView } from '@/features/checkup/form-view';
import { Sections } from '@/features/record/sections';
import { CheckupGate } from '@/features/checkup/report-problem';
import { RemoteView } from '@/features/states/remote-view';
import { InnerPage } from '@/features/shell/page';
import { pathTo } from '@/paths';
import { usePageParams } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';

/** The whole form as it was filled. */
export default function CheckupFormPage() {
  const { residentId = '', entryId = 'newest' } = usePageParams('checkupForm');
  const remote = useRemote({ endpoint: getCheckupForm, input: { params: { residentId, entryId } } });
  return (
    <InnerPage title={words.title}>
      <CheckupGate remote={remote} residentId={residentId}>
        <RemoteView remote={remote} here={pathTo('checkupForm', { residentId, entryId })} shape="cards">
          {(data) => (
            <FormView data={data}>
              <Sections sections={data.sections} />
            </FormView>
          )}
        </RemoteView>
      </CheckupGate>
    </InnerPage>
  );
}
