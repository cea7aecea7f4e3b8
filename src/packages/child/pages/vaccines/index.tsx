import { getChildVaccines } from '@kangban/contract/child';
import { childVaccines as words } from '@/copy/child';
import { VaccineVisits } from '@/features/child/vaccine-visits';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { openPage, usePageParams } from '@/platform/navigation';
import { knownOf, useRemote } from '@/platform/use-remote';
import { BottomBar } from '@/ui/bottom-bar/bottom-bar';
import { Button } from '@/ui/button/button';

export default function VaccinesPage() {
  const { residentId = '' } = usePageParams('vaccines');
  const remote = useRemote({ endpoint: getChildVaccines, input: { params: { residentId } }, keep: true });
  const open = knownOf(remote)?.visits.some(({ state }) => state === 'open');
  const foot = open && (
    <BottomBar>
      <Button text={words.book} icon="syringe" onPress={() => void openPage('chooseVaccine', { residentId })} />
    </BottomBar>
  );
  return (
    <InnerPage title={words.title} foot={foot}>
      <RemoteView remote={remote} here={pathTo('vaccines', { residentId })} shape="cards">
        {(data) => <VaccineVisits data={data} />}
      </RemoteView>
    </InnerPage>
  );
}
