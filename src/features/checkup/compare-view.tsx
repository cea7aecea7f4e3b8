import { useState } from 'react';
import { View } from '@tarojs/components';
import type { CheckupReport, ReportItem, YearValue } from '@kangban/domain/checkup/types';
import { changeWords, compare as words, report as reportWords } from '@/copy/report';
import { sayZh } from '@/copy/report-sentences';
import { a11y } from '@/ui/a11y/a11y';
import { Card } from '@/ui/card/card';
import { Heading } from '@/ui/heading/heading';
import { Lead } from '@/ui/lead/lead';
import { Mark } from '@/ui/mark/mark';
import { SegmentedControl } from '@/ui/segmented-control/segmented-control';
import { SectionTitle } from '@/ui/section-title/section-title';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { MARKS, yearWord } from './item-words';
import './checkup.scss';

const WHICH = [
  { key: 'changed', text: words.changed },
  { key: 'all', text: words.all },
] as const;

type Years = CheckupReport['years'];

const isChanged = ({ change, years }: ReportItem): boolean =>
  years.length > 1 && change.mark !== 'same' && change.mark !== 'first';

function Found({ found }: { found: YearValue }) {
  const word = yearWord(found);
  const mark = MARKS[found.level];
  return (
    <>
      <View className="checkup-years__value">
        {found.text} {reportWords.arrow(found.direction)}
      </View>
      {word !== '' && (
        <View className="checkup-years__word">
          <Mark kind={mark === 'urgent' ? 'attention' : mark} size={18} />
          <View>{word}</View>
        </View>
      )}
      {found.rangeText !== null && <View className="checkup-years__when">{words.rangeShort(found.rangeText)}</View>}
    </>
  );
}

function Year({ item, year }: { item: ReportItem; year: Years[number] }) {
  const found = item.years.find((one) => one.year === year.year);
  const off = found !== undefined && found.level !== 'fine' && found.level !== 'unjudged';
  return (
    <View
      className={off ? 'checkup-years__year checkup-years__year--off' : 'checkup-years__year'}
      {...a11y({ role: 'listitem' })}
    >
      <View className="checkup-years__when">{reportWords.year(year.year)}</View>
      {found ? (
        <Found found={found} />
      ) : (
        <View>{year.entryId === null ? reportWords.noCheckupShort : reportWords.none}</View>
      )}
    </View>
  );
}

const unitOf = ({ value }: ReportItem): string =>
  value === null || value.unit === '' ? '' : reportWords.unit(value.unit);

const Item = ({ item, years }: { item: ReportItem; years: Years }) => (
  <Card label={sayZh(item.label)}>
    <Heading text={sayZh(item.label)} level={3} look="heading" />
    {unitOf(item) !== '' && <View className="checkup-small">{unitOf(item)}</View>}
    <View className="checkup-years" {...a11y({ role: 'list' })}>
      {years.map((year) => (
        <Year key={year.year} item={item} year={year} />
      ))}
    </View>
    {item.years.length > 1 && <View className="checkup-change">{changeWords(item.change)}</View>}
  </Card>
);

interface Shelf {
  key: string;
  title: string;
  items: readonly ReportItem[];
}

/** 要留意 first, then the groups of the report. */
function shelvesOf({ notable, groups }: CheckupReport, all: boolean): Shelf[] {
  const shelves: Shelf[] = [
    { key: 'notable', title: reportWords.notable, items: notable },
    ...groups.map(({ key, label, items }) => ({ key, title: sayZh(label), items })),
  ];
  const kept = (items: readonly ReportItem[]): readonly ReportItem[] => (all ? items : items.filter(isChanged));
  return shelves.map((shelf) => ({ ...shelf, items: kept(shelf.items) })).filter(({ items }) => items.length > 0);
}

/** Every item with the values of all years beside each other, in this report's unit; a year without one says so. */
export function CompareView({ report }: { report: CheckupReport }) {
  const [which, setWhich] = useState<string>('changed');
  if (report.years.filter(({ entryId }) => entryId !== null).length < 2)
    return <StatePanel kind="empty" icon="record" title={words.only} text={words.onlyText} />;
  const shelves = shelvesOf(report, which === 'all');
  const count = shelves.reduce((sum, { items }) => sum + items.length, 0);
  return (
    <>
      <Lead title={words.lead(count)} />
      <SegmentedControl segments={WHICH} current={which} label={words.which} onChange={setWhich} />
      {count === 0 && <StatePanel kind="empty" icon="check-circle" title={words.nothing} text={words.nothingText} />}
      {shelves.map(({ key, title, items }) => (
        <View key={key}>
          <SectionTitle text={title} />
          {items.map((item) => (
            <Item key={item.key} item={item} years={report.years} />
          ))}
        </View>
      ))}
    </>
  );
}
