import { getSite } from '@kangban/contract/site';
import { site as words } from '@/copy/site';
import { InnerPage } from '@/features/shell/page';
import { SiteDetailView } from '@/features/site/site-detail';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { dayInChina, nowMs } from '@/platform/clock';
import { openPage, usePageParams } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';
import { BottomBar } from '@/ui/bottom-bar/bottom-bar';
import { Button } from '@/ui/button/button';

/** A clinic's page. */
export default function SiteDetailPage() {
  const { siteId } = usePageParams('site');
  const remote = useRemote(siteId ? { endpoint: getSite, input: { params: { siteId } } } : undefined);
  const book = (
    <BottomBar>
      <Button text={words.book} onPress={() => void openPage('slot', { siteId })} />
    </BottomBar>
  );
  return (
    <InnerPage title={words.title} foot={remote.state === 'ready' ? book : undefined}>
      <RemoteView remote={remote} here={pathTo('site', { siteId: siteId ?? '' })} shape="cards">
        {(site) => <SiteDetailView site={site} today={dayInChina(nowMs())} />}
      </RemoteView>
    </InnerPage>
  );
}
