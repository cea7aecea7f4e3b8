import { useState } from 'react';
import { View } from '@tarojs/components';
import type { AnswerOf } from '@kangban/contract/endpoint';
import { listPointAnomalies, type PointAnomaly } from '@kangban/contract/point-rule-desk';
import { addMonths, partsOf, type PlainDate } from '@kangban/domain/shared/plain-date';
import { pointDesk as words } from '@/copy/point-desk';
import { useRemote } from '@/platform/use-remote';
import { a11y } from '@/ui/a11y/a11y';
import { Button } from '@/ui/button/button';
import { Heading } from '@/ui/heading/heading';
import { Note } from '@/ui/note/note';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { StatusChip } from '@/ui/status-chip/status-chip';
import '@/features/desk/worklist.scss';
import './point-desk.scss';

function Line({ anomaly }: { anomaly: PointAnomaly }) {
  const { staffName, siteName, kind, text } = anomaly;
  return (
    <View className="work-line" {...a11y({ role: 'listitem' })}>
      <View className="work-line__who">
        <View className="work-line__name">{staffName}</View>
        <View className="work-line__note">{siteName ?? ''}</View>
      </View>
      <View className="work-line__what">
        <StatusChip kind="attention" text={words.anomalyKinds[kind]} />
        <View>{text}</View>
      </View>
    </View>
  );
}

/** The list of one month, and the way to the months beside it. */
export function useAnomalies(today: PlainDate) {
  const [back, setBack] = useState(0);
  const day = addMonths(today, -back);
  const remote = useRemote({ endpoint: listPointAnomalies, input: { query: { month: day.slice(0, 7) } } });
  return {
    remote,
    ...partsOf(day),
    earlier: () => setBack(back + 1),
    later: back > 0 ? () => setBack(back - 1) : undefined,
  };
}

type Months = Pick<ReturnType<typeof useAnomalies>, 'year' | 'month' | 'earlier' | 'later'>;

export function AnomalyMonths({ year, month, earlier, later }: Months) {
  return (
    <View className="point-desk__head">
      <Heading text={words.month(year, month)} />
      <View className="point-desk__ways">
        <Button small kind="second" text={words.earlier} onPress={earlier} />
        {later && <Button small kind="second" text={words.laterMonth} onPress={later} />}
      </View>
    </View>
  );
}

/** Workers whose month stands out; a hint to ask, never a verdict. */
export function AnomalyList({ workers, items }: AnswerOf<typeof listPointAnomalies>) {
  return (
    <>
      <View className="point-desk__quiet">{words.workers(workers)}</View>
      {items.length === 0 ? (
        <StatePanel kind="empty" icon="check" title={words.noAnomalies} text={words.noAnomaliesText} />
      ) : (
        <>
          <Note tone="sunk">{words.anomalyNote}</Note>
          <View className="worklist" {...a11y({ role: 'list' })}>
            {items.map((one) => (
              <Line key={`${one.staffId} ${one.kind}`} anomaly={one} />
            ))}
          </View>
        </>
      )}
    </>
  );
}
