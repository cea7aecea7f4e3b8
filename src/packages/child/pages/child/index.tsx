import { getChild } from '@kangban/contract/child';
import { getHome, type Home } from '@kangban/contract/home';
import { child as words } from '@/copy/child';
import { ChildSwitch } from '@/features/child/child-switch';
import { ChildFoot, ChildView } from '@/features/child/child-view';
import { childrenOf, firstChildOf } from '@/features/home/children';
import { showPerson, useShownPerson } from '@/features/family/shown-person';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { openPage, usePageParams } from '@/platform/navigation';
import { knownOf, useRemote } from '@/platform/use-remote';
import { Button } from '@/ui/button/button';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { HeightPicture } from './height-picture';

/** Which child: the one of the address until another is tapped, which the tab pages then show too. */
function useChild(home: Home | undefined): [residentId: string | undefined, change: (residentId: string) => void] {
  const { residentId: asked } = usePageParams('child');
  const shown = useShownPerson();
  const children = home ? childrenOf(home) : [];
  const isChild = (id: string | undefined): boolean => children.some((one) => one.residentId === id);
  const first = home && firstChildOf(home);
  // Before the family is known the address alone says who it is, so that the page need not wait for both answers.
  const fallback = home === undefined || isChild(asked) ? asked : first;
  return [isChild(shown) ? shown : (fallback ?? first), showPerson];
}

export default function ChildPage() {
  const { residentId: asked } = usePageParams('child');
  const homeRemote = useRemote({ endpoint: getHome, input: {}, keep: true });
  const home = knownOf(homeRemote);
  const [residentId, change] = useChild(home);
  const remote = useRemote(
    residentId === undefined ? undefined : { endpoint: getChild, input: { params: { residentId } }, keep: true },
  );
  const child = knownOf(remote);
  const here = pathTo('child', { residentId: asked });
  return (
    <InnerPage title={words.title} foot={child && <ChildFoot child={child} />}>
      {home && residentId !== undefined && childrenOf(home).length > 1 && (
        <ChildSwitch people={childrenOf(home)} current={residentId} today={home.today} onChange={change} />
      )}
      {residentId === undefined ? (
        <RemoteView remote={homeRemote} here={here}>
          {() => (
            <StatePanel kind="empty" icon="child" title={words.empty} text={words.emptyText}>
              <Button text={words.addChild} onPress={() => void openPage('addChild')} />
            </StatePanel>
          )}
        </RemoteView>
      ) : (
        <RemoteView remote={remote} here={here} shape="cards" hotline={home?.hotline}>
          {(data) => (
            <ChildView
              key={data.residentId}
              child={data}
              picture={data.growth && <HeightPicture child={data} growth={data.growth} />}
            />
          )}
        </RemoteView>
      )}
    </InnerPage>
  );
}
