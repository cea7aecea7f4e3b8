import { useState } from 'react';
import { listRewards, type Reward, type RewardCatalogue } from '@kangban/contract/reward';
import { reward as words } from '@/copy/reward';
import { RewardFoot } from '@/features/reward/reward-foot';
import { PurseLines } from '@/features/reward/purse-line';
import { RedeemSheet } from '@/features/reward/redeem-sheet';
import { RewardCard } from '@/features/reward/reward-card';
import { byDistance, grouping } from '@/features/reward/order';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { findPosition, type Position } from '@/platform/device';
import { openPage, usePageParams } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Chips } from '@/ui/chips/chips';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { StatePanel } from '@/ui/state-panel/state-panel';

type View3 = 'open' | 'all' | 'near';

interface ListProps {
  items: readonly Reward[];
  near: boolean;
  onPress: (reward: Reward) => void;
}

/** Services stand before goods; near ones by their distance, whatever they are. */
function List({ items, near, onPress }: ListProps) {
  const card = (reward: Reward) => <RewardCard key={reward.itemId} reward={reward} onPress={() => onPress(reward)} />;
  if (near) return <>{[...items].sort(byDistance).map(card)}</>;
  const { services, goods } = grouping(items);
  return (
    <>
      {services.map(card)}
      {goods.length > 0 && <SectionTitle text={words.goods} />}
      {goods.map(card)}
    </>
  );
}

function Nothing({ residentId, empty, onAll }: { residentId: string; empty: boolean; onAll: () => void }) {
  return (
    <StatePanel
      kind="empty"
      icon="gift"
      title={empty ? words.empty : words.noneOpen}
      text={empty ? words.emptyText : words.noneOpenText}
    >
      {!empty && <Button text={words.seeAll} onPress={onAll} />}
      <Button text={words.ways} kind="second" onPress={() => void openPage('pointRules', { residentId })} />
    </StatePanel>
  );
}

interface BodyProps {
  catalogue: RewardCatalogue;
  located: 'no' | 'asking' | 'yes' | 'declined';
  onNear: () => void;
  reload: () => Promise<void>;
}

function Body({ catalogue, located, onNear, reload }: BodyProps) {
  const { residentId, items, mayRedeem } = catalogue;
  const openItems = items.filter(({ open }) => open);
  const [view, setView] = useState<View3>(openItems.length > 0 ? 'open' : 'all');
  const [tapped, setTapped] = useState<string>();
  const shown = view === 'open' ? openItems : items;
  const detail = ({ itemId }: Reward): void => void openPage('reward', { residentId, itemId });
  const choose = (key: string): void => {
    if (key === 'near') onNear();
    setView(key === 'near' || key === 'all' ? key : 'open');
  };
  return (
    <>
      <Chips
        chips={[
          { key: 'open', text: words.open(openItems.length) },
          { key: 'all', text: words.all(items.length) },
          { key: 'near', text: words.near },
        ]}
        current={view}
        label={words.filters}
        onChange={choose}
      />
      <PurseLines {...catalogue} />
      {!mayRedeem && (
        <Inset>
          <Note tone="sunk">{words.lookOnly}</Note>
        </Inset>
      )}
      {view === 'near' && located !== 'yes' && located !== 'no' && (
        <Inset>
          <Note tone="sunk" live>
            {located === 'asking' ? words.locating : words.declined}
          </Note>
        </Inset>
      )}
      {shown.length === 0 && (
        <Nothing residentId={residentId} empty={items.length === 0} onAll={() => setView('all')} />
      )}
      <List
        items={shown}
        near={view === 'near' && located === 'yes'}
        onPress={(reward) => (reward.open && mayRedeem ? setTapped(reward.itemId) : detail(reward))}
      />
      <RewardFoot />
      <Card flush>
        <Row icon="qr" title={words.mine} onPress={() => void openPage('redemptions', { residentId })} />
      </Card>
      <RedeemSheet
        catalogue={catalogue}
        reward={items.find(({ itemId }) => itemId === tapped)}
        onClose={() => setTapped(undefined)}
        onRefused={() => void reload()}
        onMore={detail}
      />
    </>
  );
}

/** What points can be used for: what can be redeemed now first; the rest says why not. */
export default function RewardsPage() {
  const { residentId = '' } = usePageParams('rewards');
  const [position, setPosition] = useState<Position>();
  const [asked, setAsked] = useState<'no' | 'asking' | 'declined'>('no');
  const remote = useRemote({ endpoint: listRewards, input: { params: { residentId }, query: { ...position } } });
  const locate = async (): Promise<void> => {
    if (position) return;
    setAsked('asking');
    const found = await findPosition();
    setPosition(found);
    setAsked(found ? 'no' : 'declined');
  };
  return (
    <InnerPage title={words.title}>
      <RemoteView remote={remote} here={pathTo('rewards', { residentId })} shape="cards">
        {(catalogue) => (
          <Body
            catalogue={catalogue}
            located={position ? 'yes' : asked}
            onNear={() => void locate()}
            reload={remote.reload}
          />
        )}
      </RemoteView>
    </InnerPage>
  );
}
