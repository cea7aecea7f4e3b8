import { useState } from 'react';
import { listShares, type SharesOfResident } from '@kangban/contract/share';
import { share as words } from '@/copy/share';
import { LiveShare, PastShare } from '@/features/share/share-card';
import { ShareForm } from '@/features/share/share-form';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { usePageParams } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';
import { Button } from '@/ui/button/button';
import { Inset } from '@/ui/inset/inset';
import { Lead } from '@/ui/lead/lead';
import { SectionTitle } from '@/ui/section-title/section-title';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { Toast } from '@/ui/toast/toast';

interface SharesProps {
  page: SharesOfResident;
  onChanged: () => void;
  onSaid: (text: string) => void;
}

function Shares({ page, onChanged, onSaid }: SharesProps) {
  const { residentId, shares } = page;
  const [wantsMore, setWantsMore] = useState(false);
  const live = shares.filter(({ state }) => state === 'holds');
  const past = shares.filter(({ state }) => state !== 'holds');
  const made = (): void => {
    setWantsMore(false);
    onSaid(words.made);
    onChanged();
  };
  if (page.kinds.length === 0 && shares.length === 0)
    return <StatePanel kind="empty" icon="share" title={words.empty} text={words.emptyText} />;
  return (
    <>
      {live.length > 0 && <SectionTitle text={words.live} />}
      {live.map((share) => (
        <LiveShare key={share.shareId} {...{ residentId, share, onChanged, onSaid }} />
      ))}
      {live.length === 0 || wantsMore ? (
        <>
          <Lead title={words.lead} text={words.leadText} />
          <ShareForm page={page} onMade={made} />
        </>
      ) : (
        <Inset>
          <Button kind="second" text={words.again} onPress={() => setWantsMore(true)} />
        </Inset>
      )}
      {past.length > 0 && <SectionTitle text={words.past} />}
      {past.map((share) => (
        <PastShare key={share.shareId} share={share} />
      ))}
    </>
  );
}

/** What a doctor may see for a while, and who looked. */
export default function RecordSharePage() {
  const { residentId = '' } = usePageParams('recordShare');
  const remote = useRemote({ endpoint: listShares, input: { params: { residentId } } });
  const [said, setSaid] = useState<string>();
  return (
    <InnerPage title={words.title}>
      <RemoteView remote={remote} here={pathTo('recordShare', { residentId })} shape="person">
        {(page) => <Shares page={page} onChanged={() => void remote.reload()} onSaid={setSaid} />}
      </RemoteView>
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </InnerPage>
  );
}
