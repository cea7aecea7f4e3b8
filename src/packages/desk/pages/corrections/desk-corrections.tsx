import { useState } from 'react';
import { View } from '@tarojs/components';
import { listDeskCorrections } from '@kangban/contract/correction';
import { correction as words, desk } from '@/copy/audit';
import { states } from '@/copy/states';
import { fullDay } from '@/copy/when';
import { RemoteView } from '@/features/states/remote-view';
import { useRemote } from '@/platform/use-remote';
import { Button } from '@/ui/button/button';
import { Card } from '@/ui/card/card';
import { Row } from '@/ui/row/row';
import { SegmentedControl } from '@/ui/segmented-control/segmented-control';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { StatusChip } from '@/ui/status-chip/status-chip';
import { CorrectionDesk } from './correction-desk';
import '@/features/desk/desk-answers.scss';

const SEGMENTS = [
  { key: 'waiting', text: desk.waiting },
  { key: 'done', text: desk.done },
];

/** Requests the clinic answers, the longest waiting first; one at a time is opened. */
export function DeskCorrections({ here, onSaid }: { here: string; onSaid: (text: string) => void }) {
  const [which, setWhich] = useState<'waiting' | 'done'>('waiting');
  const [opened, setOpened] = useState<string>();
  const remote = useRemote({ endpoint: listDeskCorrections, input: { query: { which } } });
  if (opened !== undefined)
    return (
      <CorrectionDesk
        correctionId={opened}
        here={here}
        onLeave={() => setOpened(undefined)}
        onDone={(text) => {
          setOpened(undefined);
          onSaid(text);
          void remote.reload();
        }}
      />
    );
  return (
    <View className="desk-answers">
      <SegmentedControl
        segments={SEGMENTS}
        current={which}
        label={desk.which}
        onChange={(key) => setWhich(key === 'done' ? 'done' : 'waiting')}
      />
      <RemoteView remote={remote} here={here} shape="rows">
        {({ items }) => (
          <>
            {items.length === 0 && <StatePanel kind="empty" title={desk.empty} text={desk.emptyText} />}
            {items.map((item) => (
              <Card key={item.correctionId} flush label={item.title}>
                <Row
                  title={states.dotted([item.nameMasked, item.title, item.on === null ? '' : fullDay(item.on)])}
                  note={states.dotted([
                    item.wrong,
                    words.rightIs(item.rightly),
                    item.state === 'opened' ? words.due(fullDay(item.dueOn)) : '',
                  ])}
                  right={
                    <StatusChip
                      kind={item.state === 'opened' ? 'attention' : 'normal'}
                      text={item.late ? words.late : words.states[item.state]}
                    />
                  }
                />
                {item.state === 'opened' && (
                  <View className="desk-answers__act">
                    <Button kind="second" text={desk.open} onPress={() => setOpened(item.correctionId)} />
                  </View>
                )}
              </Card>
            ))}
          </>
        )}
      </RemoteView>
    </View>
  );
}
