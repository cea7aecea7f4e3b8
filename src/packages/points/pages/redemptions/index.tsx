import { View } from '@tarojs/components';
import { listRedemptions, type Redemption } from '@kangban/contract/reward';
import { signed } from '@/copy/points';
import { pointPages as pointWords } from '@/copy/point-pages';
import { redemption as words } from '@/copy/reward';
import { states } from '@/copy/states';
import { dayWords } from '@/copy/when';
import { ICONS } from '@/features/reward/reward-card';
import { InnerPage } from '@/features/shell/page';
import { MoreButton } from '@/features/states/more-button';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { dayInChina, nowMs } from '@/platform/clock';
import { openPage, usePageParams } from '@/platform/navigation';
import { call } from '@/platform/request';
import { usePaged } from '@/platform/use-paged';
import { knownOf, useRemote } from '@/platform/use-remote';
import { Amount } from '@/ui/amount/amount';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Row } from '@/ui/row/row';
import { StatePanel } from '@/ui/state-panel/state-panel';

function standingOf({ state, useBy, endedAt, place }: Redemption): string {
  const today = dayInChina(nowMs());
  if (state === 'held') return states.dotted([words.heldUntil(dayWords(useBy, today)), place.siteName]);
  if (state === 'committed' && endedAt !== null)
    return states.dotted([words.usedOn(dayWords(dayInChina(Date.parse(endedAt)), today)), place.siteName]);
  return words.state(state);
}

/** Points came back for everything but what is held or was used. */
const took = ({ state, points }: Redemption): number => (state === 'held' || state === 'committed' ? -points : 0);

function RedemptionRow({ redemption }: { redemption: Redemption }) {
  const { residentId, redemptionId, icon, name, unit } = redemption;
  const minus = took(redemption);
  return (
    <Row
      icon={ICONS[icon]}
      title={words.thing(name, unit)}
      note={standingOf(redemption)}
      right={minus === 0 ? undefined : <Amount text={signed(minus)} tone="out" />}
      onPress={() => void openPage('redemption', { residentId, redemptionId })}
    />
  );
}

/** What was redeemed, newest first. */
export default function RedemptionsPage() {
  const { residentId = '' } = usePageParams('redemptions');
  const params = { residentId };
  const remote = useRemote({ endpoint: listRedemptions, input: { params, query: {} } });
  const paged = usePaged(knownOf(remote), (cursor) => call(listRedemptions, { params, query: { cursor } }));
  return (
    <InnerPage title={words.title}>
      <RemoteView remote={remote} here={pathTo('redemptions', { residentId })} shape="rows">
        {() =>
          paged.items.length === 0 ? (
            <StatePanel kind="empty" icon="gift" title={words.empty} text={words.emptyText}>
              <Button text={words.go} onPress={() => void openPage('rewards', { residentId })} />
            </StatePanel>
          ) : (
            <View>
              <Card flush>
                {paged.items.map((redemption) => (
                  <RedemptionRow key={redemption.redemptionId} redemption={redemption} />
                ))}
              </Card>
              <MoreButton paged={paged} text={pointWords.more} failed={pointWords.moreFailed} />
            </View>
          )
        }
      </RemoteView>
    </InnerPage>
  );
}
