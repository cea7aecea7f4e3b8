import { useMemo, useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { CheckupReport, ReportItem, SentenceRef } from '@kangban/domain/checkup/types';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { report as words } from '@/copy/report';
import { sayZh } from '@/copy/report-sentences';
import { ChartTable } from '@/ui/chart/chart-table';
import { DotTrack } from '@/ui/dot-track/dot-track';
import { Heading } from '@/ui/heading/heading';
import { LinkButton } from '@/ui/link-button/link-button';
import { RangeBar } from '@/ui/range-bar/range-bar';
import { Trend } from '@/ui/trend/trend';
import { barOf, changeLine, hasPicture, tableRows, trackOf, trendBand, trendPoints, yearsSaid } from './item-words';

export interface ItemProps {
  item: ReportItem;
  /** The years of the report, so that a year without a checkup stands as a gap. */
  years: CheckupReport['years'];
  today: PlainDate;
  elder: boolean;
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <View className="checkup-part">
      <Heading text={title} level={3} look="heading" />
      {children}
    </View>
  );
}

/** Short sentences of one thought, one after the other; in large type each on a line of its own. */
const Sentences = ({ refs, elder }: { refs: readonly SentenceRef[]; elder: boolean }) =>
  elder ? (
    <>
      {refs.map((ref) => (
        <View key={ref.id}>{sayZh(ref)}</View>
      ))}
    </>
  ) : (
    <View>{refs.map(sayZh).join('')}</View>
  );

export const Meaning = ({ item, elder }: ItemProps) =>
  item.meaning.length === 0 ? null : (
    <Part title={elder ? words.meaningElder : words.meaning}>
      <Sentences refs={item.meaning} elder={elder} />
    </Part>
  );

/** By when, unless a sentence says the day itself; a day that is over is said in any case. */
function dueLine({ todo, dueOn }: ReportItem, today: PlainDate): string | undefined {
  if (dueOn === null) return undefined;
  if (dueOn < today) return words.late(dueOn, today);
  return todo.some(({ values }) => values?.by !== undefined) ? undefined : words.by(dueOn, today);
}

export function Todo({ item, elder, today }: ItemProps) {
  const { todo } = item;
  const due = dueLine(item, today);
  if (todo.length === 0) return null;
  return (
    <Part title={elder ? words.todoElder : words.todo}>
      <Sentences refs={todo} elder={elder} />
      {due && <View className="checkup-due">{due}</View>}
    </Part>
  );
}

/** What else is to be known of the number. */
export const Notes = ({ item }: ItemProps) =>
  item.notes.length === 0 ? null : (
    <View className="checkup-part">
      {item.notes.map(sayZh).map((text) => (
        <View key={text}>{text}</View>
      ))}
    </View>
  );

/** Where the value lies, and whose range that is. */
export function Range({ item, elder }: ItemProps) {
  const { range } = item;
  const bar = barOf(item, elder);
  const whose = range.origin === 'laboratory' ? words.ofLab(range.source) : range.verified ? '' : words.unverified;
  const text = range.text === null ? '' : words.range(range.text);
  return (
    <>
      {bar && <RangeBar {...bar} />}
      {(!bar || whose !== '') && (text !== '' || whose !== '') && (
        <View className="checkup-small">{[bar ? '' : text, whose].filter(Boolean).join('，')}</View>
      )}
    </>
  );
}

function Picture({ item, years, elder }: ItemProps) {
  const points = useMemo(() => trendPoints(item, years), [item, years]);
  const band = useMemo(() => trendBand(item), [item]);
  const summary = `${yearsSaid(item, years)}。${changeLine(item)}`;
  const track = elder ? trackOf(item, years) : undefined;
  return track ? <DotTrack {...track} summary={summary} /> : <Trend points={points} band={band} summary={summary} />;
}

const TABLE = { show: words.tableShow, hide: words.tableHide };

/** The years: a picture where there are two numbers, the change in words, and the same as a table. */
export function YearsPart(props: ItemProps) {
  const { item, years, elder } = props;
  const [open, setOpen] = useState(false);
  if (item.years.length < 2) return <View className="checkup-change">{changeLine(item)}</View>;
  const picture = hasPicture(item);
  const notes = [changeLine(item), picture && item.key === 'pressure' ? words.pressure : ''].filter(Boolean);
  return (
    <Part title={elder ? words.yearsElder : words.years}>
      {picture && <Picture {...props} />}
      <View className="checkup-change">{notes.join('。')}</View>
      {picture && <LinkButton text={open ? words.tableHide : words.tableShow} onPress={() => setOpen(!open)} />}
      {(open || !picture) && (
        <ChartTable {...TABLE} head={words.tableHead} rows={tableRows(item, years)} label={yearsSaid(item, years)} />
      )}
    </Part>
  );
}
