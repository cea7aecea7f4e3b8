import { useState } from 'react';
import { View } from '@tarojs/components';
import type { listRewardItems, RewardAdminItem } from '@kangban/contract/reward-desk';
import type { AnswerOf } from '@kangban/contract/endpoint';
import { counter, rewardStock as words } from '@/copy/counter';
import { errorSentences } from '@/copy/errors';
import { rewardAdmin } from '@/copy/reward-admin';
import { PauseSheet, PriceSheet, StockSheet } from '@/features/counter/stock-sheets';
import { type RewardStock, useRewardStock } from '@/features/counter/use-reward-stock';
import { lockDesk } from '@/features/desk/staff-session';
import { useDeskLock } from '@/features/desk/use-desk-lock';
import { type ItemAct, ItemLine } from '@/features/reward-admin/item-line';
import { NewItem } from '@/features/reward-admin/new-item';
import { PlaceSheet, RetireSheet } from '@/features/reward-admin/place-sheet';
import { TextsSheet } from '@/features/reward-admin/texts-sheet';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { a11y } from '@/ui/a11y/a11y';
import { Button } from '@/ui/button/button';
import { LinkButton } from '@/ui/link-button/link-button';
import { Note } from '@/ui/note/note';
import { SegmentedControl } from '@/ui/segmented-control/segmented-control';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { Toast } from '@/ui/toast/toast';
import '@/features/desk/worklist.scss';

type Board = AnswerOf<typeof listRewardItems>;
interface Asked {
  what: ItemAct;
  item: RewardAdminItem;
}

interface SheetsProps {
  desk: RewardStock;
  board: Board;
  asked: Asked | undefined;
  problem: string | undefined;
  onDone: (saved: boolean) => void;
  onClose: () => void;
}

/** The sheet of what was asked for; it stays open, as it was typed, when the server is against it. */
function Sheets({ desk, board, asked, problem, onDone, onClose }: SheetsProps) {
  const itemOf = (what: ItemAct) => (asked?.what === what ? asked.item : undefined);
  const id = asked?.item.itemId ?? '';
  const base = { busy: desk.busy, problem, onClose };
  return (
    <>
      <StockSheet {...base} item={itemOf('stock')} onSave={(body) => void desk.stock(id, body).then(onDone)} />
      <PriceSheet
        {...base}
        today={board.today}
        item={itemOf('price')}
        onSave={(body) => void desk.price(id, body).then(onDone)}
      />
      <PauseSheet {...base} item={itemOf('pause')} onSave={(body) => void desk.pause(id, body).then(onDone)} />
      <PlaceSheet
        {...base}
        sites={board.sites}
        item={itemOf('place')}
        onSave={(siteId, body) => void desk.place(id, siteId, body).then(onDone)}
      />
      <TextsSheet {...base} item={itemOf('texts')} onSave={(body) => void desk.texts(id, body).then(onDone)} />
      <RetireSheet {...base} item={itemOf('retire')} onSave={(body) => void desk.retire(id, body).then(onDone)} />
    </>
  );
}

const SHELVES = [
  { key: 'kept', text: rewardAdmin.keptOnes },
  { key: 'retired', text: rewardAdmin.retired },
] as const;
type Shelf = (typeof SHELVES)[number]['key'];

interface ListProps {
  board: Board;
  shelf: Shelf;
  onAsk: (asked: Asked) => void;
}

function List({ board: { items, today, mayEdit }, shelf, onAsk }: ListProps) {
  const shown = items.filter(({ retiredOn }) => (retiredOn === null) === (shelf === 'kept'));
  const [title, text] =
    shelf === 'kept' ? [words.empty, words.emptyText] : [rewardAdmin.noRetired, rewardAdmin.noRetiredText];
  if (shown.length === 0) return <StatePanel kind="empty" icon="gift" title={title} text={text} />;
  return (
    <View className="worklist" {...a11y({ role: 'list' })}>
      {shown.map((item) => (
        <ItemLine
          key={item.itemId}
          item={item}
          today={today}
          mayEdit={mayEdit}
          onAsk={(what) => onAsk({ what, item })}
        />
      ))}
    </View>
  );
}

interface HeadProps {
  shelf: Shelf;
  onShelf: (shelf: Shelf) => void;
  onAdd: () => void;
}

const Head = ({ shelf, onShelf, onAdd }: HeadProps) => (
  <View className="worklist-head">
    <View className="reward-form__shelves">
      <SegmentedControl
        segments={SHELVES}
        current={shelf}
        label={rewardAdmin.shown}
        onChange={(key) => onShelf(key === 'retired' ? 'retired' : 'kept')}
      />
    </View>
    <Button small icon="plus" text={rewardAdmin.add} onPress={onAdd} />
  </View>
);

function sentenceOf({ problem }: RewardStock): string | undefined {
  const sentence = problem && errorSentences[problem.code];
  return sentence && `${sentence.say}。${sentence.next}`;
}

/** The catalogue of rewards: what there is, prices, places and stock, kept by the county's administrator and seen by everybody at a desk. */
export default function DeskRewardsPage() {
  const desk = useRewardStock();
  const [asked, setAsked] = useState<Asked>();
  const [isAdding, setAdding] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const [shelf, setShelf] = useState<Shelf>('kept');
  const [said, setSaid] = useState<string>();
  useDeskLock();
  const problem = hasFailed ? sentenceOf(desk) : undefined;
  const begin = (next: { asked?: Asked; adding?: boolean }): void => {
    setFailed(false);
    setAsked(next.asked);
    setAdding(next.adding === true);
  };
  const done = (saved: boolean, say: string = words.saved): void => {
    if (!saved) return setFailed(true);
    begin({});
    setSaid(say);
  };
  return (
    <InnerPage
      title={words.title}
      wide
      action={<LinkButton text={counter.lock} icon="lock" onPress={() => void lockDesk()} />}
    >
      <View className="worklist-page">
        <RemoteView remote={desk.remote} here={pathTo('deskRewards')} shape="rows">
          {(board) =>
            isAdding ? (
              <NewItem
                board={board}
                busy={desk.busy}
                problem={problem}
                onSave={(item) => void desk.add(item).then((saved) => done(saved, rewardAdmin.added(item.name)))}
                onBack={() => begin({})}
              />
            ) : (
              <>
                {!board.mayEdit && <Note tone="sunk">{words.readOnly}</Note>}
                {board.mayEdit && <Head shelf={shelf} onShelf={setShelf} onAdd={() => begin({ adding: true })} />}
                <List board={board} shelf={board.mayEdit ? shelf : 'kept'} onAsk={(one) => begin({ asked: one })} />
                <Sheets
                  desk={desk}
                  board={board}
                  asked={asked}
                  problem={problem}
                  onDone={done}
                  onClose={() => begin({})}
                />
              </>
            )
          }
        </RemoteView>
      </View>
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </InnerPage>
  );
}
