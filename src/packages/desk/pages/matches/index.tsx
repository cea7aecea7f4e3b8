import { useState } from 'react';
import { View } from '@tarojs/components';
import { errorSentences } from '@/copy/errors';
import { match as words } from '@/copy/match';
import { states } from '@/copy/states';
import { useDeskLock } from '@/features/desk/use-desk-lock';
import { MatchList } from '@/features/match/match-list';
import { MatchPair } from '@/features/match/match-pair';
import { useMatches, type Matches, type Shown } from '@/features/match/use-matches';
import { InnerPage } from '@/features/shell/page';
import { Button } from '@/ui/button/button';
import { Note } from '@/ui/note/note';
import { SegmentedControl } from '@/ui/segmented-control/segmented-control';
import { Skeleton } from '@/ui/skeleton/skeleton';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { Toast } from '@/ui/toast/toast';

const SEGMENTS = [
  { key: 'waiting', text: words.waiting },
  { key: 'decided', text: words.decided },
];

const EMPTY = {
  waiting: { title: words.empty, text: words.emptyText },
  decided: { title: words.emptyDecided, text: words.emptyDecidedText },
} as const satisfies Record<Shown, object>;

function Lines({ matches, shown }: { matches: Matches; shown: Shown }) {
  const { lines, busy, problem, hasMore } = matches;
  return (
    <>
      {!lines && !problem && <Skeleton label={states.loading} shape="rows" />}
      {lines?.length === 0 && !hasMore && <StatePanel kind="empty" {...EMPTY[shown]} />}
      {lines && lines.length > 0 && (
        <MatchList lines={lines} busy={busy} onOpen={(reviewId) => void matches.open(reviewId)} />
      )}
      {hasMore && <Button kind="second" text={words.more} busy={busy} onPress={() => void matches.more()} />}
    </>
  );
}

function Problem({ matches: { problem } }: { matches: Matches }) {
  if (!problem) return null;
  const { say, next } = errorSentences[problem.code];
  return <Note tone="attention" live>{`${say}，${next}`}</Note>;
}

function Board({ onSaid }: { onSaid: (text: string) => void }) {
  const [shown, setShown] = useState<Shown>('waiting');
  const matches = useMatches(shown);
  const { pair } = matches;
  if (pair)
    return (
      <>
        <Problem matches={matches} />
        <MatchPair
          key={`${pair.reviewId} ${pair.state}`}
          pair={pair}
          busy={matches.busy}
          onDecide={(same, reason) =>
            void matches
              .decide(same, reason)
              .then((done) => done && onSaid(same ? words.done.same : words.done.different))
          }
          onUndo={(reason) => void matches.undo(reason).then((done) => done && onSaid(words.done.undone))}
          onBack={matches.close}
        />
      </>
    );
  return (
    <View className="match-page">
      <SegmentedControl
        segments={SEGMENTS}
        current={shown}
        label={words.stateLabel}
        onChange={(key) => setShown(key === 'decided' ? 'decided' : 'waiting')}
      />
      <Problem matches={matches} />
      <Lines matches={matches} shown={shown} />
    </View>
  );
}

/** Records that may be one person: the clinic compares, decides, and may take it back. */
export default function DeskMatchesPage() {
  const [said, setSaid] = useState<string>();
  useDeskLock();
  return (
    <InnerPage title={words.title} wide>
      <Board onSaid={setSaid} />
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </InnerPage>
  );
}
