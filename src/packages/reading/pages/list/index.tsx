import { listReadings, type ReadingItem, type ReadingSession } from '@kangban/contract/reading/reading';
import { itemName, readings as words } from '@/copy/reading';
import { SessionRow } from '@/features/reading/board-view';
import { ITEM_ICONS, itemOf } from '@/features/reading/entry';
import { InnerPage } from '@/features/shell/page';
import { MoreButton } from '@/features/states/more-button';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { usePageParams } from '@/platform/navigation';
import { call } from '@/platform/request';
import { usePaged, type Page } from '@/platform/use-paged';
import { knownOf, useRemote } from '@/platform/use-remote';
import { Card } from '@/ui/card/card';
import { StatePanel } from '@/ui/state-panel/state-panel';
import '@/features/reading/reading.scss';

interface RowsProps {
  residentId: string;
  item: ReadingItem;
  first: Page<ReadingSession> | undefined;
}

function Rows({ residentId, item, first }: RowsProps) {
  const paged = usePaged(first, (cursor) => call(listReadings, { params: { residentId }, query: { item, cursor } }));
  const { items } = paged;
  if (items.length === 0) return <StatePanel kind="empty" icon={ITEM_ICONS[item]} title={words.none(itemName[item])} />;
  return (
    <>
      <Card flush className="reading-sessions">
        {items.map((session) => (
          <SessionRow key={session.sessionId} session={session} residentId={residentId} />
        ))}
      </Card>
      <MoreButton paged={paged} text={words.earlier} failed={words.moreFailed} />
    </>
  );
}

export default function ReadingListPage() {
  const { residentId = '', item: word } = usePageParams('readingList');
  const item = itemOf(word) ?? 'blood-pressure';
  const remote = useRemote({ endpoint: listReadings, input: { params: { residentId }, query: { item } } });
  return (
    <InnerPage title={words.listTitle(itemName[item])}>
      <RemoteView remote={remote} here={pathTo('readingList', { residentId, item })} shape="rows">
        {() => <Rows residentId={residentId} item={item} first={knownOf(remote)} />}
      </RemoteView>
    </InnerPage>
  );
}
