import { useState } from 'react';
import { View } from '@tarojs/components';
import { getReadingHome, type ReadingBoard, type ReadingHome } from '@kangban/contract/reading/board';
import type { ReadingItem } from '@kangban/contract/reading/reading';
import { itemName, readings as words } from '@/copy/reading';
import { states } from '@/copy/states';
import { showPerson } from '@/features/family/shown-person';
import { BoardView, isUrgent } from '@/features/reading/board-view';
import { ITEM_ICONS, itemOf } from '@/features/reading/entry';
import { useSendQueued, WaitingBar } from '@/features/reading/waiting-bar';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { openPage, usePageParams } from '@/platform/navigation';
import { useReading } from '@/platform/reader-mode';
import { knownOf, useRemote } from '@/platform/use-remote';
import { BottomBar } from '@/ui/bottom-bar/bottom-bar';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Note } from '@/ui/note/note';
import { ReadAloud } from '@/ui/read-aloud/read-aloud';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { SegmentedControl } from '@/ui/segmented-control/segmented-control';
import '@/features/reading/reading.scss';

const TABS = [
  { key: 'blood-pressure', text: itemName['blood-pressure'], icon: ITEM_ICONS['blood-pressure'] },
  { key: 'glucose', text: itemName.glucose, icon: ITEM_ICONS.glucose },
  { key: 'weight', text: itemName.weight, icon: ITEM_ICONS.weight },
] as const;

/** Waist stands under weight. */
const tabOf = (item: ReadingItem): ReadingItem => (item === 'waist' ? 'weight' : item);
const shownUnder = (tab: ReadingItem): ReadingItem[] => (tab === 'weight' ? ['weight', 'waist'] : [tab]);

/** What a board says aloud, in the order it is shown. */
function spoken(board: ReadingBoard): string[] {
  const { control, latest, alarmText } = board;
  const stand = [control.title, ...control.lines, ...(latest ? [`${latest.text} ${latest.unit}`] : [])];
  if (alarmText === '') return stand;
  return isUrgent(board) ? [alarmText, ...stand] : [...stand, alarmText];
}

const More = ({ residentId }: { residentId: string }) => (
  <>
    <SectionTitle text={words.moreTitle} />
    <Card flush>
      <Row
        icon="record"
        title={words.letter}
        note={words.letterNote}
        onPress={() => void openPage('readingLetter', { residentId })}
      />
      <Row
        icon="scan"
        title={words.devices}
        note={words.devicesNote}
        onPress={() => void openPage('devices', { residentId })}
      />
      <Row
        icon="points"
        title={words.points}
        note={words.pointsNote}
        onPress={() => {
          showPerson(residentId);
          void openPage('points');
        }}
      />
    </Card>
  </>
);

function Boards({ home, tab, onTab }: { home: ReadingHome; tab: ReadingItem; onTab: (tab: ReadingItem) => void }) {
  const elder = useReading(({ mode }) => mode === 'elder');
  const boards = shownUnder(tab).flatMap((item) => home.boards.find((board) => board.item === item) ?? []);
  const { residentId, mayWrite } = home;
  return (
    <>
      <WaitingBar />
      <View className="reading-tabs">
        <SegmentedControl
          segments={TABS}
          current={tab}
          label={words.tabs}
          onChange={(key) => onTab(itemOf(key) ?? 'blood-pressure')}
        />
      </View>
      {elder && (
        <View className="reading-edge">
          <ReadAloud paragraphs={boards.flatMap(spoken)} start={states.readAloud} stop={states.stopReading} />
        </View>
      )}
      {boards.map((board) => (
        <View key={board.item}>
          {board.item === 'waist' && <SectionTitle text={itemName.waist} />}
          <BoardView board={board} home={home} />
          {board.item === 'waist' && mayWrite && (
            <View className="reading-ways">
              <Button
                kind="second"
                icon="plus"
                text={words.addWaist}
                onPress={() => void openPage('readingLog', { residentId, item: 'waist' })}
              />
            </View>
          )}
        </View>
      ))}
      {!mayWrite && (
        <View className="reading-edge">
          <Note tone="sunk">{words.proxy}</Note>
        </View>
      )}
      <More residentId={residentId} />
    </>
  );
}

export default function ReadingsPage() {
  const { residentId = '', item } = usePageParams('readings');
  const [tab, setTab] = useState(() => tabOf(itemOf(item) ?? 'blood-pressure'));
  const remote = useRemote({ endpoint: getReadingHome, input: { params: { residentId } }, keep: true });
  useSendQueued(() => void remote.reload());
  const home = knownOf(remote);
  const foot = home?.mayWrite && (
    <BottomBar>
      <Button
        icon="plus"
        text={words.log(itemName[tab])}
        onPress={() => void openPage('readingLog', { residentId, item: tab })}
      />
    </BottomBar>
  );
  return (
    <InnerPage title={home ? words.title(home.label, itemName[tab]) : words.titleAny} foot={foot}>
      <RemoteView remote={remote} here={pathTo('readings', { residentId, item })} shape="person">
        {(known) => <Boards home={known} tab={tab} onTab={setTab} />}
      </RemoteView>
    </InnerPage>
  );
}
