import { View } from '@tarojs/components';
import type { PointEntry, PointMonth } from '@kangban/contract/points';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { points as words, signed } from '@/copy/points';
import { states } from '@/copy/states';
import { dayWords } from '@/copy/when';
import { Amount } from '@/ui/amount/amount';
import { Card } from '@/ui/card/card';
import { Row } from '@/ui/row/row';
import './points.scss';

const COUNTS: readonly PointEntry['state'][] = ['posted', 'spent', 'refunded', 'held'];

/** What the line changed; an award under review shows what it is about, quietly. */
function AmountOf({ entry: { change, points, state } }: { entry: PointEntry }) {
  if (state === 'pending') return <Amount text={signed(points)} tone="quiet" />;
  if (change === 0) return <Amount text="0" tone="quiet" />;
  if (!COUNTS.includes(state)) return <Amount text={signed(change)} tone="quiet" />;
  return <Amount text={signed(change)} tone={change > 0 ? 'in' : 'out'} />;
}

export interface EntryRowProps {
  entry: PointEntry;
  today: PlainDate;
  onPress?: (() => void) | undefined;
}

/** A line of the ledger: why, when, what it says beside, and how many. */
export function EntryRow({ entry, today, onPress }: EntryRowProps) {
  const { title, detail, stateText, on } = entry;
  const note = states.dotted([dayWords(on, today), detail ?? '', stateText ?? '']);
  return (
    <Row
      title={title}
      note={note}
      right={<AmountOf entry={entry} />}
      label={`${title}，${signed(entry.state === 'pending' ? entry.points : entry.change)}，${note}`}
      onPress={onPress}
    />
  );
}

export interface EntryMonthsProps {
  items: readonly PointEntry[];
  months: readonly PointMonth[];
  today: PlainDate;
  onPress?: (entry: PointEntry) => void;
}

/** Lines by month, newest first, each month with what it came to. */
export function EntryMonths({ items, months, today, onPress }: EntryMonthsProps) {
  const shown = [...new Set(items.map(({ month }) => month))];
  return (
    <Card flush>
      {shown.map((month) => {
        const sum = months.find((one) => one.month === month);
        return (
          <View key={month} className="points-month">
            <View className="points-month__head">
              <View className="points-month__name">{words.monthName(month)}</View>
              {sum && <View>{sum.text}</View>}
            </View>
            {items
              .filter((entry) => entry.month === month)
              .map((entry) => (
                <EntryRow key={entry.txId} entry={entry} today={today} onPress={onPress && (() => onPress(entry))} />
              ))}
          </View>
        );
      })}
    </Card>
  );
}
