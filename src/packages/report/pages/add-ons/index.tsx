import { listAddOns, type AddOnLine } from '@kangban/contract/checkup/booking';
import { checkupAddOns as words, checkupBooking } from '@/copy/checkup-booking';
import { fullDay } from '@/copy/when';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { openPage, usePageParams } from '@/platform/navigation';
import { useRemote } from '@/platform/use-remote';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';

function standingOf({ state, lastOn, nextOn }: AddOnLine): string {
  if (lastOn === null || nextOn === null) return state === 'unknown' ? '' : words.never;
  return state === 'due' ? words.due(fullDay(lastOn)) : words.later(fullDay(lastOn), fullDay(nextOn));
}

/** What it costs in points, and why it cannot be had now. */
function pointsOf({ reward }: AddOnLine): string {
  if (!reward) return '';
  return reward.text === null ? words.withPoints(reward.points) : words.notNow(reward.points, reward.text);
}

/** Items beyond the yearly checkup, and when each was last done. */
export default function CheckupAddOnsPage() {
  const { residentId = '' } = usePageParams('checkupAddOns');
  const openReward = (itemId: string) => () => void openPage('reward', { residentId, itemId });
  const remote = useRemote({ endpoint: listAddOns, input: { params: { residentId } } });
  return (
    <InnerPage title={words.title}>
      <Inset>
        <Note>{words.lead}</Note>
      </Inset>
      <RemoteView remote={remote} here={pathTo('checkupAddOns', { residentId })} shape="rows">
        {({ items }) => (
          <>
            {items.some(({ state }) => state === 'unknown') && (
              <Inset>
                <Note tone="sunk">{words.unknown}</Note>
              </Inset>
            )}
            <Card flush>
              {items.map((item) => (
                <Row
                  key={item.id}
                  title={`${item.name} · ${words.every(item.everyYears)}`}
                  note={item.about + standingOf(item) + pointsOf(item)}
                  {...(item.reward && { onPress: openReward(item.reward.itemId) })}
                />
              ))}
            </Card>
          </>
        )}
      </RemoteView>
      <Inset>
        <Note tone="sunk">{words.points + checkupBooking.unconfirmed}</Note>
        <Button
          text={words.rewards}
          kind="second"
          icon="gift"
          onPress={() => void openPage('rewards', { residentId })}
        />
      </Inset>
    </InnerPage>
  );
}
