import { useState } from 'react';
import { View } from '@tarojs/components';
import type { RewardAdminItem } from '@kangban/contract/reward-desk';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { rewardStock as words } from '@/copy/counter';
import { errorSentences } from '@/copy/errors';
import { states } from '@/copy/states';
import { dayWords } from '@/copy/when';
import { PauseSheet, PriceSheet, StockSheet } from '@/features/counter/stock-sheets';
import { type RewardStock, useRewardStock } from '@/features/counter/use-reward-stock';
import { useDeskLock } from '@/features/desk/use-desk-lock';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { a11y } from '@/ui/a11y/a11y';
import { Button } from '@/ui/button/button';
import { Note } from '@/ui/note/note';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { StatusChip } from '@/ui/status-chip/status-chip';
import { Toast } from '@/ui/toast/toast';
import '@/features/desk/worklist.scss';

type What = 'stock' | 'price' | 'pause';
interface Asked {
  what: What;
  item: RewardAdminItem;
}

interface LineProps {
  item: RewardAdminItem;
  today: PlainDate;
  mayEdit: boolean;
  onAsk: (what: What) => void;
}

const Acts = ({ item, onAsk }: Pick<LineProps, 'item' | 'onAsk'>) => (
  <View className="work-line__act">
    <Button
      small
      kind="second"
      text={words.setStock}
      label={words.setStockOf(item.name)}
      onPress={() => onAsk('stock')}
    />
    <Button
      small
      kind="second"
      text={words.setPrice}
      label={words.setPriceOf(item.name)}
      onPress={() => onAsk('price')}
    />
    <Button
      small
      kind="plain"
      text={item.paused ? words.resume : words.pause}
      label={(item.paused ? words.resumeOf : words.pauseOf)(item.name)}
      onPress={() => onAsk('pause')}
    />
  </View>
);

function Line({ item, today, mayEdit, onAsk }: LineProps) {
  const { name, unit, kind, paused, price, nextPrice, stock } = item;
  return (
    <View className="work-line" {...a11y({ role: 'listitem' })}>
      <View className="work-line__who">
        <View className="work-line__name">{states.dotted([name, unit])}</View>
        <View className="work-line__note">{words.kinds[kind]}</View>
        <StatusChip kind={paused ? 'none' : 'normal'} text={paused ? words.paused : words.open} />
      </View>
      <View className="work-line__what">
        <View>{price ? words.price(price.points) : words.noPrice}</View>
        {nextPrice && (
          <View className="work-line__note">
            {words.nextPrice(dayWords(nextPrice.validFrom, today), nextPrice.points)}
          </View>
        )}
        {stock.length === 0 && <View className="work-line__note">{words.noStock}</View>}
        {stock.map(({ stockId, siteName, from, to, taken, capacity }) => (
          <View key={stockId} className="work-line__note">
            {states.dotted([words.stockLine(siteName, from, to), words.left(taken, capacity)])}
          </View>
        ))}
      </View>
      {mayEdit && <Acts item={item} onAsk={onAsk} />}
    </View>
  );
}

interface SheetsProps {
  board: RewardStock;
  today: PlainDate;
  asked: Asked | undefined;
  onDone: (saved: boolean) => void;
}

function Sheets({ board, today, asked, onDone }: SheetsProps) {
  const { busy } = board;
  const itemOf = (what: What) => (asked?.what === what ? asked.item : undefined);
  const id = asked?.item.itemId ?? '';
  const base = { busy, onClose: () => onDone(false) };
  return (
    <>
      <StockSheet {...base} item={itemOf('stock')} onSave={(body) => void board.stock(id, body).then(onDone)} />
      <PriceSheet
        {...base}
        today={today}
        item={itemOf('price')}
        onSave={(body) => void board.price(id, body).then(onDone)}
      />
      <PauseSheet {...base} item={itemOf('pause')} onSave={(body) => void board.pause(id, body).then(onDone)} />
    </>
  );
}

/** The catalogue of rewards: prices and stock, changed by the county's administrator, seen by everybody at a desk. */
export default function DeskRewardsPage() {
  const board = useRewardStock();
  const [asked, setAsked] = useState<Asked>();
  const [said, setSaid] = useState<string>();
  useDeskLock();
  const done = (saved: boolean): void => {
    setAsked(undefined);
    if (saved) setSaid(words.saved);
  };
  return (
    <InnerPage title={words.title} wide>
      <View className="worklist-page">
        {board.problem && (
          <Note tone="attention" live>
            {`${errorSentences[board.problem.code].say}。${errorSentences[board.problem.code].next}`}
          </Note>
        )}
        <RemoteView remote={board.remote} here={pathTo('deskRewards')} shape="rows">
          {({ items, today, mayEdit }) => (
            <>
              {!mayEdit && <Note tone="sunk">{words.readOnly}</Note>}
              {items.length === 0 && <StatePanel kind="empty" title={words.empty} text={words.emptyText} />}
              {items.length > 0 && (
                <View className="worklist" {...a11y({ role: 'list' })}>
                  {items.map((item) => (
                    <Line
                      key={item.itemId}
                      item={item}
                      today={today}
                      mayEdit={mayEdit}
                      onAsk={(what) => setAsked({ what, item })}
                    />
                  ))}
                </View>
              )}
              <Sheets board={board} today={today} asked={asked} onDone={done} />
            </>
          )}
        </RemoteView>
      </View>
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </InnerPage>
  );
}
