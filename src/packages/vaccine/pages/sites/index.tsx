import type { SiteCard } from '@kangban/contract/site';
import { sites as words } from '@/copy/sites';
import { changeDraft, readDraft, useDraft, visitOf } from '@/features/booking/draft';
import { InnerPage } from '@/features/shell/page';
import { SiteRows } from '@/features/sites/site-rows';
import { useSiteList, type SiteList } from '@/features/sites/use-site-list';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { dayInChina, nowMs } from '@/platform/clock';
import { goBack, openPage, usePageParams } from '@/platform/navigation';
import { Button } from '@/ui/button/button';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import { SegmentedControl } from '@/ui/segmented-control/segmented-control';
import { StatePanel } from '@/ui/state-panel/state-panel';

/** How far each is: asked for once, by a tap, and never kept. */
function Where({ list }: { list: SiteList }) {
  if (list.located) {
    return (
      <SegmentedControl
        segments={[
          { key: 'distance', text: words.byDistance },
          { key: 'room', text: words.byRoom },
        ]}
        current={list.order}
        label={words.order}
        onChange={(key) => list.setOrder(key === 'distance' ? 'distance' : 'room')}
      />
    );
  }
  return (
    <Inset>
      <Button
        text={list.locating ? words.locating : words.locate}
        kind="tint"
        icon="pin"
        busy={list.locating}
        onPress={() => void list.locate()}
      />
      {list.declined ? (
        <Note tone="attention" live>
          {words.notLocated}
        </Note>
      ) : (
        <Note tone="sunk" icon="shield">
          {words.locateNote}
        </Note>
      )}
    </Inset>
  );
}

/** Takes the clinic into the booking that was begun, or shows its times. */
function choose(site: SiteCard, pick: boolean): void {
  if (!pick || !readDraft()) {
    void openPage('site', { siteId: site.siteId });
    return;
  }
  changeDraft({ siteId: site.siteId, site: undefined, target: undefined });
  void goBack();
}

export default function SitesPage() {
  const { pick } = usePageParams('sites');
  const visit = visitOf(useDraft());
  const list = useSiteList(pick && visit ? 'child-health' : 'immunization');
  const picking = pick === 'yes';
  return (
    <InnerPage title={picking ? words.chooseTitle : words.title}>
      <Where list={list} />
      <RemoteView remote={list.remote} here={pathTo('sites', picking ? { pick } : {})} shape="rows">
        {({ items }) =>
          items.length === 0 ? (
            <StatePanel kind="empty" icon="hospital" title={words.empty} text={words.emptyText} />
          ) : (
            <>
              <SiteRows
                sites={[...items, ...list.further]}
                today={dayInChina(nowMs())}
                current={picking ? readDraft()?.siteId : undefined}
                onPick={(site) => choose(site, picking)}
              />
              {list.more && (
                <Inset>
                  <Button text={words.more} kind="plain" onPress={() => void list.more?.()} />
                </Inset>
              )}
            </>
          )
        }
      </RemoteView>
    </InnerPage>
  );
}
