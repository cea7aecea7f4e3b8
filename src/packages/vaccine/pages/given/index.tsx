import { getImmunization } from '@kangban/contract/immunization';
import { record as words } from '@/copy/vaccine-record';
import { GivenList } from '@/features/immunization/given-list';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { usePageParams } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';

export default function GivenPage() {
  const { residentId = '' } = usePageParams('given');
  const remote = useRemote({ endpoint: getImmunization, input: { params: { residentId } }, keep: true });
  return (
    <InnerPage title={words.givenTitle}>
      <RemoteView remote={remote} here={pathTo('given', { residentId })} shape="rows">
        {(data) => <GivenList data={data} />}
      </RemoteView>
    </InnerPage>
  );
}
