import { useState } from 'react';
import { getReadingHome, type ReadingHome } from '@kangban/contract/reading/board';
import { getReading, type ReadingItem, type ReadingSession } from '@kangban/contract/reading/reading';
import { itemName, readings } from '@/copy/reading';
import { log as words } from '@/copy/reading-log';
import { AlarmView } from '@/features/reading/alarm-view';
import { DoneView } from '@/features/reading/done-view';
import { itemOf } from '@/features/reading/entry';
import { LogForm } from '@/features/reading/log-form';
import { MeterButton } from '@/features/reading/meter/meter-button';
import { useLog, type Log } from '@/features/reading/use-log';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { goBack, replacePage, usePageParams } from '@/platform/navigation';
import { isUnsure } from '@/platform/send-once';
import { knownOf, useRemote } from '@/platform/use-remote';
import { SegmentedControl } from '@/ui/segmented-control/segmented-control';
import { StatePanel } from '@/ui/state-panel/state-panel';
import '@/features/reading/reading.scss';

const BODY = [
  { key: 'weight', text: itemName.weight },
  { key: 'waist', text: itemName.waist },
] as const;

interface TypingProps {
  residentId: string;
  item: ReadingItem;
  old: ReadingSession | undefined;
  home: ReadingHome | undefined;
  onItem: (item: ReadingItem) => void;
}

/** What became of it: an alarm in front of everything. */
function Became({ log, outcome }: { log: Log; outcome: NonNullable<Log['outcome']> }) {
  const { residentId, item } = log;
  const leave = (): void => void goBack();
  const more = (): void => void replacePage('readings', { residentId, item });
  return (
    <InnerPage title={words.title(itemName[item])}>
      {outcome.is === 'alarm' ? (
        <AlarmView {...outcome} onAgain={log.startAgain} onKnown={leave} />
      ) : (
        <DoneView item={item} outcome={outcome} onBack={leave} onMore={more} />
      )}
    </InnerPage>
  );
}

const isBody = (item: ReadingItem): boolean => item === 'weight' || item === 'waist';

function Typing({ residentId, item, old, home, onItem }: TypingProps) {
  const last = home?.boards.find((board) => board.item === item)?.latest;
  const log = useLog({ residentId, item, old, last: last?.mean });
  if (log.outcome) return <Became log={log} outcome={log.outcome} />;
  if (old) return <LogForm frame={InnerPage} log={log} last={undefined} />;
  return (
    <LogForm
      frame={InnerPage}
      log={log}
      last={last}
      meter={<MeterButton log={log} />}
      kinds={
        isBody(item) && (
          <SegmentedControl
            segments={BODY}
            current={item}
            label={words.kinds}
            onChange={(key) => onItem(key === 'waist' ? 'waist' : 'weight')}
          />
        )
      }
    />
  );
}

function New({ residentId, first }: { residentId: string; first: ReadingItem }) {
  const [item, setItem] = useState(first);
  const remote = useRemote({ endpoint: getReadingHome, input: { params: { residentId } }, keep: true });
  const home = knownOf(remote);
  // Without a line, or with a server that stumbles, one types all the same; only a refusal keeps the page shut.
  if (remote.state === 'error' && !isUnsure(remote.problem.code))
    return (
      <InnerPage title={words.title(itemName[item])}>
        <RemoteView remote={remote} here={pathTo('readingLog', { residentId, item })}>
          {() => null}
        </RemoteView>
      </InnerPage>
    );
  if (home && !home.mayWrite)
    return (
      <InnerPage title={words.title(itemName[item])}>
        <StatePanel kind="no-permission" title={readings.proxy} />
      </InnerPage>
    );
  return <Typing key={item} residentId={residentId} item={item} old={undefined} home={home} onItem={setItem} />;
}

function Fix({ residentId, sessionId }: { residentId: string; sessionId: string }) {
  const remote = useRemote({ endpoint: getReading, input: { params: { residentId, sessionId } } });
  // What is being put right must not change under the hand.
  const [old, setOld] = useState<ReadingSession>();
  const detail = knownOf(remote);
  if (!old && detail && detail.standing === 'standing' && detail.session.mayChange) setOld(detail.session);
  if (old)
    return <Typing residentId={residentId} item={old.item} old={old} home={undefined} onItem={() => undefined} />;
  return (
    <InnerPage title={words.fixTitle('')}>
      <RemoteView remote={remote} here={pathTo('readingLog', { residentId, sessionId })} shape="person">
        {() => <StatePanel kind="conflict" title={words.noLonger} />}
      </RemoteView>
    </InnerPage>
  );
}

export default function ReadingLogPage() {
  const { residentId = '', item, sessionId } = usePageParams('readingLog');
  if (sessionId !== undefined) return <Fix residentId={residentId} sessionId={sessionId} />;
  return <New residentId={residentId} first={itemOf(item) ?? 'blood-pressure'} />;
}
