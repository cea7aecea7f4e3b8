import { useState } from 'react';
import { View } from '@tarojs/components';
import type { CounterLine } from '@kangban/contract/reward-desk';
import { counter as words } from '@/copy/counter';
import { DayLines } from '@/features/counter/day-lines';
import { FindCode } from '@/features/counter/find-code';
import { DonePanel, FoundPanel } from '@/features/counter/found-panel';
import { RefundSheet } from '@/features/counter/refund-sheet';
import { type Counter, useCounter } from '@/features/counter/use-counter';
import { lockDesk } from '@/features/desk/staff-session';
import { useDeskLock } from '@/features/desk/use-desk-lock';
import { InnerPage } from '@/features/shell/page';
import { openPage } from '@/platform/navigation';
import { Button } from '@/ui/button/button';
import { LinkButton } from '@/ui/link-button/link-button';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { Toast } from '@/ui/toast/toast';
import '@/features/desk/desk.scss';

function Middle({ board }: { board: Counter }) {
  const { found, done, busy } = board;
  if (done)
    return <DonePanel item={done.line.itemName} name={done.name} points={done.line.points} onNext={board.clear} />;
  if (found)
    return <FoundPanel found={found} busy={busy} onConfirm={() => void board.confirm()} onLeave={board.clear} />;
  return <StatePanel kind="empty" icon="qr" title={words.pickTitle} text={words.pickText} />;
}

/** The counter where points are used: find by code, look, confirm, and the list of the day. */
export default function CounterPage() {
  const board = useCounter();
  const [back, setBack] = useState<CounterLine>();
  const [said, setSaid] = useState<string>();
  useDeskLock();
  return (
    <InnerPage
      title={words.title}
      wide
      action={<LinkButton text={words.lock} icon="lock" onPress={() => void lockDesk()} />}
    >
      <View className="desk-columns">
        <View className="desk-column">
          <FindCode busy={board.busy} problem={board.problem} onFind={board.find} />
          <Button kind="plain" icon="gift" text={words.stock} onPress={() => void openPage('deskRewards')} />
        </View>
        <View className="desk-column desk-column--person">
          <Middle board={board} />
        </View>
        <View className="desk-column">
          <DayLines day={board.day} sum={board.sum} onRefund={setBack} />
        </View>
      </View>
      <RefundSheet
        line={back}
        busy={board.day.busy}
        onClose={() => setBack(undefined)}
        onSave={(body) =>
          void board.refund(back?.redemptionId ?? '', body).then((refunded) => {
            setBack(undefined);
            if (!refunded) return;
            if (board.done?.line.redemptionId === back?.redemptionId) board.clear();
            setSaid(words.refunded);
          })
        }
      />
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </InnerPage>
  );
}
