import { getCheckupForm } from '@kangban/contract/checkup/report';
import { form as words } from '@/copy/report';
import { FormView } from '@/features/checkup/form-view';
import { CheckupRemote } from '@/features/checkup/report-problem';
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
      <CheckupRemote remote={remote} residentId={residentId} here={pathTo('checkupForm', { residentId, entryId })}>
        {(data) => <FormView data={data} />}
      </CheckupRemote>
    </InnerPage>
  );
}
