import { pocket as words } from '@/copy/pocket';
import { dayWords } from '@/copy/when';
import { PocketView } from '@/features/pocket/pocket-view';
import { usePocket, type Kept } from '@/features/pocket/use-pocket';
import { InnerPage } from '@/features/shell/page';
import { RemoteView } from '@/features/states/remote-view';
import { pathTo } from '@/paths';
import { dayInChina, nowMs, timeInChina } from '@/platform/clock';
import { openPage, usePageParams } from '@/platform/navigation';
import { Card } from '@/ui/card/card';
import { Inset } from '@/ui/inset/inset';
import { Note } from '@/ui/note/note';
import { NoticeBar } from '@/ui/notice-bar/notice-bar';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { Switch } from '@/ui/switch/switch';

const whenWords = (ms: number): string => `${dayWords(dayInChina(ms), dayInChina(nowMs()))} ${timeInChina(ms)}`;

interface KeepingProps {
  kept: Kept | undefined;
  cannot: boolean;
  onTurn: (on: boolean) => void;
}

function Keeping({ kept, cannot, onTurn }: KeepingProps) {
  const on = kept !== undefined;
  return (
    <>
      <SectionTitle text={words.keepTitle} />
      <Card flush>
        <Row
          icon="lock"
          title={words.keep}
          note={kept ? words.kept(whenWords(kept.savedAtMs)) : words.keepNote}
          right={<Switch on={on} onChange={onTurn} label={words.keep} words={words.switchWords} />}
        />
      </Card>
      {cannot && (
        <Inset>
          <Note tone="attention" live>
            {words.cannotKeep}
          </Note>
        </Inset>
      )}
    </>
  );
}

type State = ReturnType<typeof usePocket>;

/** The answer, or without one what is kept on this phone. */
function Content({
  residentId,
  state: { remote, looked },
  away,
}: {
  residentId: string;
  state: State;
  away: Kept | undefined;
}) {
  if (away)
    return (
      <>
        <NoticeBar icon="wifi-off" tone="alert" text={words.offline(whenWords(away.savedAtMs))} />
        <PocketView data={away.pocket} />
      </>
    );
  if (!looked) return null;
  return (
    <RemoteView remote={remote} here={pathTo('pocket', { residentId })} shape="person">
      {(data) => <PocketView data={data} />}
    </RemoteView>
  );
}

const failed = ({ state }: State['remote']): boolean => state === 'offline' || state === 'error';

export default function PocketPage() {
  const { residentId = '' } = usePageParams('pocket');
  const state = usePocket(residentId);
  const { fresh, kept, cannot, turn } = state;
  const away = failed(state.remote) ? kept : undefined;
  return (
    <InnerPage title={words.title}>
      <Content residentId={residentId} state={state} away={away} />
      {(fresh ?? away) && <Keeping kept={kept} cannot={cannot} onTurn={(on) => void turn(on)} />}
      {fresh?.mayWrite && (
        <Card flush>
          <Row
            icon="plus"
            title={words.add}
            onPress={() => void openPage('ownEntry', { residentId, kind: 'allergy' })}
          />
          <Row
            icon="share"
            title={words.card}
            note={words.cardNote}
            onPress={() => void openPage('shareCard', { residentId })}
          />
        </Card>
      )}
    </InnerPage>
  );
}
