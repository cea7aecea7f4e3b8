import { View } from '@tarojs/components';
import type { PointStatement } from '@kangban/contract/point-statement';
import { addDays } from '@kangban/domain/shared/plain-date';
import { pointPages as words } from '@/copy/point-pages';
import { grouped, signed } from '@/copy/points';
import { fullDay } from '@/copy/when';
import { Card } from '@/ui/card/card';
import { SectionTitle } from '@/ui/section-title/section-title';
import { EntryRow } from './entry-list';
import './point-pages.scss';

interface Part {
  name: string;
  value: string;
  strong?: boolean;
}

/** What is nothing is left out: opening and closing always stand. */
function partsOf(statement: PointStatement): Part[] {
  const { opening, earned, used, returned, expired, corrected, transferred, closing, month, to } = statement;
  // A month that is not over yet ends now.
  const isOver = !addDays(to, 1).startsWith(month);
  const changes: [string, number][] = [
    [words.earned, earned],
    [words.returned, returned],
    [words.used, -used],
    [words.expired, -expired],
    [words.corrected, corrected],
    [words.transferred, transferred],
  ];
  return [
    { name: words.opening, value: grouped(opening) },
    ...changes.filter(([, change]) => change !== 0).map(([name, change]) => ({ name, value: signed(change) })),
    { name: isOver ? words.closing : words.closingNow, value: grouped(closing), strong: true },
  ];
}

/** The month as a sum an elder can follow: what there was, what came and went, what there is. */
export function StatementView({ statement }: { statement: PointStatement }) {
  const { from, to, text, lines, locked } = statement;
  return (
    <>
      <Card label={words.sumLabel}>
        <View className="points-statement__text">{text}</View>
        {partsOf(statement).map(({ name, value, strong }) => (
          <View key={name} className={strong ? 'points-statement points-statement--sum' : 'points-statement'}>
            <View>{name}</View>
            <View className="points-statement__value">{words.points2(value)}</View>
          </View>
        ))}
        {locked > 0 && <View className="points-statement__beside">{words.locked(locked)}</View>}
        <View className="points-statement__beside">{words.span(fullDay(from), fullDay(to))}</View>
      </Card>
      <SectionTitle text={words.lines} />
      <Card flush>
        {lines.map((entry) => (
          <EntryRow key={entry.txId} entry={entry} today={to} />
        ))}
        {lines.length === 0 && <View className="points-statement__none">{words.linesNone}</View>}
      </Card>
    </>
  );
}
