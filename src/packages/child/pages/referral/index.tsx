import { useEffect } from 'react';
import { listReferrals } from '@kangban/contract/referral';
import { referral as words } from '@/copy/vision';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { ReferralView } from '@/features/vision/referral-view';
import { pathTo } from '@/paths';
import { brightScreen } from '@/platform/device';
import { usePageParams } from '@/platform/navigation';
import { knownOf, useRemote } from '@/platform/use-remote';
import { StatePanel } from '@/ui/state-panel/state-panel';

/** The screen is bright while a code is to be scanned. */
function useBrightScreen(on: boolean): void {
  useEffect(() => {
    if (!on) return undefined;
    const held = brightScreen();
    return () => void held.then((giveBack) => giveBack());
  }, [on]);
}

export default function ReferralPage() {
  const { residentId = '', referralId } = usePageParams('referral');
  const remote = useRemote({ endpoint: listReferrals, input: { params: { residentId } }, keep: true });
  const items = knownOf(remote)?.items ?? [];
  const asked = items.find((one) => one.referralId === referralId) ?? items.find(({ open }) => open) ?? items[0];
  useBrightScreen(asked?.open === true);
  return (
    <InnerPage title={words.title}>
      <RemoteView remote={remote} here={pathTo('referral', { residentId, referralId })}>
        {({ label, today }) =>
          asked ? (
            <ReferralView referral={asked} label={label} today={today} />
          ) : (
            <StatePanel kind="empty" icon="eye" title={words.none} text={words.noneText} />
          )
        }
      </RemoteView>
    </InnerPage>
  );
}
