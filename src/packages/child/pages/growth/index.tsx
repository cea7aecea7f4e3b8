import { getGrowth } from '@kangban/contract/growth';
import { growth as words } from '@/copy/growth';
import { GrowthView } from '@/features/growth/growth-view';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { openPage, usePageParams } from '@/platform/navigation';
import { knownOf, useRemote } from '@/platform/use-remote';
import { BottomBar } from '@/ui/bottom-bar/bottom-bar';
import { Button } from '@/ui/button/button';

export default function GrowthPage() {
  const { residentId = '', show } = usePageParams('growth');
  const remote = useRemote({ endpoint: getGrowth, input: { params: { residentId } }, keep: true });
  const foot = knownOf(remote)?.mayMeasure && (
    <BottomBar>
      <Button text={words.add} icon="pen" onPress={() => void openPage('measure', { residentId })} />
    </BottomBar>
  );
  return (
    <InnerPage title={words.title} foot={foot}>
      <RemoteView remote={remote} here={pathTo('growth', { residentId, show })} shape="rows">
        {(data) => <GrowthView data={data} show={show} />}
      </RemoteView>
    </InnerPage>
  );
}
