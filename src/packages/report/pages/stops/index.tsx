import { useState } from 'react';
import { listCheckupStops, type CheckupStop } from '@kangban/contract/checkup/booking';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { checkupStops as words } from '@/copy/checkup-booking';
import { states } from '@/copy/states';
import { clockWords, dateNumber, dayAndWeekday, dayWords, monthWord, spanWords, weekdayOfDay } from '@/copy/when';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { dayInChina, nowMs, timeInChina } from '@/platform/clock';
import { findPosition, type Position } from '@/platform/device';
import { openPage, usePageParams } from '@/platform/navigation';
import { call } from '@/platform/request';
import { useRemote } from '@/platform/use-remote';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import { Row, RowDate } from '@/ui/row/row';
import { StatePanel } from '@/ui/state-panel/state-panel';

function noteOf(stop: CheckupStop, today: PlainDate): string {
  const { day, startsAt, endsAt, address, distanceKm, state, releasedAt, closedReason } = stop;
  const at = Date.parse(releasedAt);
  const release = words.release(dayWords(dayInChina(at), today), clockWords(timeInChina(at)));
  return states.dotted([
    state === 'not-released' ? release : words.state(state),
    closedReason ?? '',
    `${weekdayOfDay(day)} ${spanWords(startsAt, endsAt)}`,
    distanceKm === null ? '' : words.near(distanceKm),
    address,
  ]);
}

function Stop({ stop, today, residentId }: { stop: CheckupStop; today: PlainDate; residentId: string | undefined }) {
  const { day, place, state, siteId } = stop;
  const bookable = state === 'open' && residentId !== undefined;
  const book = (): void => {
    if (residentId !== undefined)
      void openPage('checkupTimes', { residentId, service: 'elderly-checkup', siteId, from: day, place });
  };
  return (
    <Row
      lead={<RowDate day={dateNumber(day)} month={monthWord(day)} />}
      title={place}
      note={noteOf(stop, today)}
      {...(bookable && { onPress: book, label: words.bookLabel(place, dayAndWeekday(day, today)) })}
    />
  );
}

/** Where the checkup vehicle stands in the coming weeks. The place is asked for only when wanted, and never kept. */
export default function CheckupStopsPage() {
  const { residentId } = usePageParams('checkupStops');
  const [position, setPosition] = useState<Position>();
  const [locating, setLocating] = useState(false);
  const [declined, setDeclined] = useState(false);
  const [further, setFurther] = useState<{ items: CheckupStop[]; nextCursor: string | null }>();
  const query = { ...position };
  const remote = useRemote({ endpoint: listCheckupStops, input: { query } });
  const today = dayInChina(nowMs());
  const locate = async (): Promise<void> => {
    setLocating(true);
    const found = await findPosition();
    setDeclined(found === undefined);
    if (found) {
      setFurther(undefined);
      setPosition(found);
    }
    setLocating(false);
  };
  const more = async (cursor: string): Promise<void> => {
    const page = await call(listCheckupStops, { query: { ...query, cursor } }).catch(() => undefined);
    if (page) setFurther({ items: [...(further?.items ?? []), ...page.items], nextCursor: page.nextCursor });
  };
  return (
    <InnerPage title={words.title}>
      <Inset>
        <Note>{words.note}</Note>
        {declined && (
          <Note tone="attention" live>
            {words.declined}
          </Note>
        )}
        {!position && (
          <Button text={words.locate} kind="second" icon="pin" busy={locating} onPress={() => void locate()} />
        )}
      </Inset>
      <RemoteView remote={remote} here={pathTo('checkupStops', { residentId })} shape="rows">
        {({ items, nextCursor }) => {
          const cursor = further ? further.nextCursor : nextCursor;
          if (items.length === 0) return <StatePanel kind="empty" title={words.empty} text={words.emptyText} />;
          return (
            <>
              <Card flush>
                {[...items, ...(further?.items ?? [])].map((stop) => (
                  <Stop key={stop.stopId} stop={stop} today={today} residentId={residentId} />
                ))}
              </Card>
              {cursor !== null && <Button kind="second" text={words.more} onPress={() => void more(cursor)} />}
            </>
          );
        }}
      </RemoteView>
    </InnerPage>
  );
}
