import { getGrowth } from '@kangban/contract/growth';
import { measure as words } from '@/copy/growth';
import { MeasureForm } from '@/features/growth/measure-form';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { usePageParams } from '@/platform/navigation';
import { knownOf, useRemote } from '@/platform/use-remote';
import { StatePanel } from '@/ui/state-panel/state-panel';

export default function MeasurePage() {
  const { residentId = '', measurementId } = usePageParams('measure');
  const remote = useRemote({ endpoint: getGrowth, input: { params: { residentId } }, keep: true });
  const data = knownOf(remote);
  const old = data?.items.find((one) => one.measurementId === measurementId);
  if (data && measurementId !== undefined && !old?.mine)
    return (
      <InnerPage title={words.fixTitle}>
        <StatePanel kind="error" title={words.notMine} />
      </InnerPage>
    );
  if (data) return <MeasureForm frame={InnerPage} data={data} target={{ residentId, measurementId }} />;
  return (
    <InnerPage title={measurementId === undefined ? words.title : words.fixTitle}>
      <RemoteView remote={remote} here={pathTo('measure', { residentId, measurementId })} shape="person">
        {() => null}
      </RemoteView>
    </InnerPage>
  );
}
