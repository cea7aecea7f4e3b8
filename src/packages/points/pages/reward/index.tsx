import { useState } from 'react';
import { listRewards, type Reward, type RewardCatalogue, type RewardPlace } from '@kangban/contract/reward';
import { redemption as later, reward as words } from '@/copy/reward';
import { fullDay } from '@/copy/when';
import { PurseLines } from '@/features/reward/purse-line';
import { RedeemSheet } from '@/features/reward/redeem-sheet';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { callPhone } from '@/platform/device';
import { openPage, replacePage, usePageParams } from '@/platform/navigation';
import { knownOf, useRemote } from '@/platform/use-remote';
import { BottomBar } from '@/ui/bottom-bar/bottom-bar';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Heading } from '@/ui/heading/heading';
import { IconList } from '@/ui/icon-list/icon-list';
import { Inset } from '@/ui/inset/inset';
import { KeyValueList } from '@/ui/key-value-list/key-value-list';
import { Lead } from '@/ui/lead/lead';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { StatePanel } from '@/ui/state-panel/state-panel';

function stockOf({ left, againOn }: RewardPlace): string {
  if (left > 0) return words.left(left);
  return againOn === null ? words.soldOut : `${words.soldOut}，${words.againOn(fullDay(againOn))}`;
}

function Place({ place }: { place: RewardPlace }) {
  const { siteName, room, hours, address, phone } = place;
  return (
    <Card className="reward-place">
      <Heading text={later.rowPlace(siteName, room)} level={3} look="heading" />
      <IconList
        items={[
          ...hours.map((text) => ({ key: text, icon: 'clock' as const, text })),
          { key: 'address', icon: 'pin', text: address },
          { key: 'left', icon: 'gift', text: stockOf(place) },
        ]}
      />
      <Button text={`${later.call} ${phone}`} kind="second" icon="phone" onPress={() => void callPhone(phone)} />
    </Card>
  );
}

function Why({ reward }: { reward: Reward }) {
  if (reward.open) return null;
  return (
    <Inset>
      <Note tone="attention">{`${words.cannot}${reward.reasons.map(({ text }) => text).join('；')}`}</Note>
    </Inset>
  );
}

interface BodyProps {
  catalogue: RewardCatalogue;
  reward: Reward;
}

function Body({ catalogue, reward }: BodyProps) {
  const { residentId } = catalogue;
  return (
    <>
      <Lead title={reward.name} text={`${reward.unit} · ${words.points(reward.points)}`} />
      <PurseLines {...catalogue} />
      <Why reward={reward} />
      <Card>
        <KeyValueList
          rows={[
            { key: words.detailTitle, values: [reward.detail] },
            { key: words.who, values: [reward.whoText] },
            {
              key: words.byWhen,
              values: [
                words.before(fullDay(reward.useBy)) + (reward.kind === 'goods' ? words.orBackGoods : words.orBack),
              ],
            },
            { key: words.refund, values: [reward.refundText] },
          ]}
        />
      </Card>
      <SectionTitle text={words.where} />
      {reward.places.map((place) => (
        <Place key={place.siteId} place={place} />
      ))}
      <Inset>
        <Note tone="sunk">{words.foot + words.unconfirmed}</Note>
      </Inset>
      <Card flush>
        <Row icon="points" title={words.ways} onPress={() => void openPage('pointRules', { residentId })} />
      </Card>
    </>
  );
}

/** One thing points can be used for: what it is, where, when, for whom, and why not now. */
export default function RewardPage() {
  const { residentId = '', itemId = '' } = usePageParams('reward');
  const remote = useRemote({ endpoint: listRewards, input: { params: { residentId }, query: {} } });
  const [asking, setAsking] = useState(false);
  const known = knownOf(remote);
  const reward = known?.items.find((item) => item.itemId === itemId);
  return (
    <InnerPage
      title={words.detailTitle}
      foot={
        known?.mayRedeem &&
        reward?.open && (
          <BottomBar right={words.points(reward.points)}>
            <Button text={words.choose} icon="gift" onPress={() => setAsking(true)} />
          </BottomBar>
        )
      }
    >
      <RemoteView remote={remote} here={pathTo('reward', { residentId, itemId })} shape="cards">
        {(catalogue) =>
          reward ? (
            <>
              <Body catalogue={catalogue} reward={reward} />
              <RedeemSheet
                catalogue={catalogue}
                reward={asking ? reward : undefined}
                onClose={() => setAsking(false)}
                onRefused={() => void remote.reload()}
              />
            </>
          ) : (
            <StatePanel kind="empty" icon="gift" title={words.gone} text={words.goneText}>
              <Button text={words.back} onPress={() => void replacePage('rewards', { residentId })} />
            </StatePanel>
          )
        }
      </RemoteView>
    </InnerPage>
  );
}
