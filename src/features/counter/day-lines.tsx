import { View } from '@tarojs/components';
import type { CounterLine } from '@kangban/contract/reward-desk';
import { counter as words } from '@/copy/counter';
import { errorSentences } from '@/copy/errors';
import { states } from '@/copy/states';
import { timeInChina } from '@/platform/clock';
import { a11y } from '@/ui/a11y/a11y';
import { Button } from '@/ui/button/button';
import { Heading } from '@/ui/heading/heading';
import { Note } from '@/ui/note/note';
import { Skeleton } from '@/ui/skeleton/skeleton';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { StatusChip } from '@/ui/status-chip/status-chip';
import type { Counter } from './use-counter';
import './counter.scss';

const Line = ({ line, onRefund }: { line: CounterLine; onRefund: () => void }) => (
  <View className="counter-line" {...a11y({ role: 'listitem' })}>
    <View className="counter-line__main">
      <View className="counter-line__item">{line.itemName}</View>
      <View className="counter-line__note">{words.line(line, timeInChina(Date.parse(line.confirmedAt)))}</View>
      <View className="counter-line__note">{line.refundLabel ?? words.by(line.staffName, words.ways[line.way])}</View>
      <StatusChip kind={line.state === 'committed' ? 'normal' : 'none'} text={words.states[line.state]} />
    </View>
    {line.refunds.length > 0 && (
      <Button
        small
        kind="second"
        text={words.refund}
        label={words.refundOf(line.nameMasked, line.itemName)}
        onPress={onRefund}
      />
    )}
  </View>
);

/** What this clinic confirmed today, the newest first. */
export function DayLines({
  day,
  sum,
  onRefund,
}: Pick<Counter, 'day' | 'sum'> & { onRefund: (line: CounterLine) => void }) {
  const { items, hasMore, busy, problem, more } = day;
  return (
    <>
      <Heading text={words.dayTitle} />
      <View className="counter-day__sum">{words.daySum(sum.confirmed, sum.points)}</View>
      {problem && (
        <Note tone="attention" live>
          {errorSentences[problem.code].say}
        </Note>
      )}
      {!items && !problem && <Skeleton label={states.loading} shape="rows" />}
      {items?.length === 0 && <StatePanel kind="empty" title={words.dayEmpty} text={words.dayEmptyText} />}
      {items && items.length > 0 && (
        <View {...a11y({ role: 'list' })}>
          {items.map((line) => (
            <Line key={line.redemptionId} line={line} onRefund={() => onRefund(line)} />
          ))}
        </View>
      )}
      {hasMore && <Button kind="second" text={words.more} busy={busy} onPress={() => void more()} />}
    </>
  );
}
