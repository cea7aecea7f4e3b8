import { listTransfers } from '@kangban/contract/transfer';
import { getVision } from '@kangban/contract/vision';
import { vision as words } from '@/copy/vision';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { VisionView } from '@/features/vision/vision-view';
import { pathTo } from '@/paths';
import { openPage, usePageParams } from '@/platform/navigation';
import { knownOf, useRemote } from '@/platform/use-remote';
import { BottomBar } from '@/ui/bottom-bar/bottom-bar';
import { Button } from '@/ui/button/button';

export default function VisionPage() {
  const { residentId = '' } = usePageParams('vision');
  const remote = useRemote({ endpoint: getVision, input: { params: { residentId } }, keep: true });
  const transfers = knownOf(useRemote({ endpoint: listTransfers, input: { params: { residentId } } }));
  const known = knownOf(remote);
  const referralId = known?.referral?.referralId;
  const foot = referralId !== undefined && (
    <BottomBar>
      <Button
        text={words.referralButton}
        icon="qr"
        onPress={() => void openPage('referral', { residentId, referralId })}
      />
    </BottomBar>
  );
  return (
    <InnerPage title={known ? words.title(known.label) : words.plainTitle} foot={foot}>
      <RemoteView remote={remote} here={pathTo('vision', { residentId })} shape="rows">
        {(data) => <VisionView data={data} sent={transfers && (transfers.sent[0] ?? null)} />}
      </RemoteView>
    </InnerPage>
  );
}
