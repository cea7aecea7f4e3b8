import { useEffect, useState } from 'react';
import { View } from '@tarojs/components';
import { listWaitingCheckups, type WaitingCheckup } from '@kangban/contract/checkup/desk';
import { deskCheckup as words } from '@/copy/desk-checkup';
import { errorSentences } from '@/copy/errors';
import { states } from '@/copy/states';
import { fullDay, sexWord } from '@/copy/when';
import { asProblem, type ProblemError } from '@/platform/problem';
import { call } from '@/platform/request';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Lead } from '@/ui/lead/lead';
import { Note } from '@/ui/note/note';
import { Row } from '@/ui/row/row';
import { Skeleton } from '@/ui/skeleton/skeleton';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { StatusChip } from '@/ui/status-chip/status-chip';
import type { WhichCheckup } from './use-desk-checkup';
import '@/features/desk/desk-answers.scss';

function useWaiting() {
  const [items, setItems] = useState<readonly WaitingCheckup[]>();
  const [cursor, setCursor] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemError>();
  const load = async (after: string | null, known: readonly WaitingCheckup[]): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const page = await call(listWaitingCheckups, { query: after === null ? {} : { cursor: after } });
      setItems([...known, ...page.items]);
      setCursor(page.nextCursor);
    } catch (reason) {
      setProblem(asProblem(reason));
    }
    setBusy(false);
  };
  useEffect(() => {
    void load(null, []);
  }, []);
  return { items, hasMore: cursor !== null, busy, problem, more: () => load(cursor, items ?? []) };
}

function Line({ item, onOpen }: { item: WaitingCheckup; onOpen: () => void }) {
  const { nameMasked, sex, age, on, institution, urgent, corrected } = item;
  const note = words.line(age, fullDay(on), institution);
  const chip = urgent ? words.urgent : corrected ? words.corrected : undefined;
  return (
    <Row
      title={states.dotted([nameMasked, sexWord(sex)])}
      note={note}
      label={[nameMasked, note, chip ?? '', words.open].filter(Boolean).join('，')}
      right={chip && <StatusChip kind={urgent ? 'urgent' : 'attention'} text={chip} />}
      onPress={onOpen}
    />
  );
}

/** Reports nobody has gone through yet, the longest waiting first. */
export function WaitingList({ onOpen }: { onOpen: (which: WhichCheckup) => void }) {
  const { items, hasMore, busy, problem, more } = useWaiting();
  return (
    <View className="desk-answers">
      <Lead title={words.waiting} text={words.waitingNote} />
      {problem && (
        <Note tone="attention" live>{`${errorSentences[problem.code].say}。${errorSentences[problem.code].next}`}</Note>
      )}
      {!items && !problem && <Skeleton label={states.loading} shape="rows" />}
      {items?.length === 0 && <StatePanel kind="empty" title={words.empty} text={words.emptyText} />}
      {items && items.length > 0 && (
        <Card flush>
          {items.map((item) => (
            <Line key={item.entryId} item={item} onOpen={() => onOpen(item)} />
          ))}
        </Card>
      )}
      {hasMore && <Button kind="second" text={words.more} busy={busy} onPress={() => void more()} />}
    </View>
  );
}
