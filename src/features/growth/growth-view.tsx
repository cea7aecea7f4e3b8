import { useState } from 'react';
import { View } from '@tarojs/components';
import type { GrowthCard, GrowthIndicator, GrowthOfResident } from '@kangban/contract/growth';
import { growth as words, indicatorName } from '@/copy/growth';
import { states } from '@/copy/states';
import { ageWords, fullDay } from '@/copy/when';
import { a11y } from '@/ui/a11y/a11y';
import { Card } from '@/ui/card/card';
import { classNames } from '@/ui/class-names';
import { Note } from '@/ui/note/note';
import { Pressable } from '@/ui/pressable/pressable';
import { ReadAloud } from '@/ui/read-aloud/read-aloud';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { StatePanel } from '@/ui/state-panel/state-panel';
import { useReading } from '@/platform/reader-mode';
import { amountWords } from './growth-chart';
import { IndicatorCard } from './indicator-card';
import { MeasurementList } from './measurement-list';
import './growth.scss';

/** The order a parent asks in. */
const TABS = [
  'length-for-age',
  'weight-for-age',
  'bmi-for-age',
  'weight-for-length',
  'head-for-age',
] as const satisfies GrowthIndicator[];

const tabOf = (show: string | undefined): GrowthIndicator | undefined => TABS.find((tab) => tab === show);

interface TabsProps {
  cards: readonly GrowthCard[];
  current: GrowthIndicator;
  onChange: (indicator: GrowthIndicator) => void;
}

/** One tab an indicator that was ever measured; a triangle where a doctor should look. */
const Tabs = ({ cards, current, onChange }: TabsProps) => (
  <View className="growth-tabs" {...a11y({ role: 'tablist', label: words.tabs })}>
    {TABS.flatMap((tab) => {
      const card = cards.find(({ indicator }) => indicator === tab);
      if (!card) return [];
      const name = indicatorName[tab];
      return (
        <Pressable
          key={tab}
          className={classNames('growth-tabs__tab', tab === current && 'growth-tabs__tab--on')}
          role="tab"
          label={card.attention ? `${name}，${words.look}` : name}
          selected={tab === current}
          onPress={() => onChange(tab)}
        >
          {name}
        </Pressable>
      );
    })}
  </View>
);

/** What is read aloud: the conclusions, what to do, then what was gained. */
const spoken = ({ cards, flags, velocity, label }: GrowthOfResident): string[] => [
  label,
  ...cards.map(({ indicator, value, text }) => `${indicatorName[indicator]}${amountWords(indicator, value)}，${text}`),
  ...flags.map(({ text }) => text),
  ...velocity.map(({ text }) => text),
];

const Gained = ({ data }: { data: GrowthOfResident }) => {
  if (data.velocity.length === 0) return null;
  return (
    <>
      <SectionTitle text={words.gained} />
      <Card flush>
        {data.velocity.map(({ what, text, fromOn, toOn }) => (
          <Row key={what} title={text} note={words.since(fullDay(fromOn), fullDay(toOn))} />
        ))}
      </Card>
    </>
  );
};

const Questions = ({ data }: { data: GrowthOfResident }) => {
  if (data.flags.length === 0) return null;
  return (
    <View className="growth-flags">
      {data.flags.map(({ rule, text, verified }) => (
        <Note key={`${rule}${text}`} tone="attention">
          <View>{text}</View>
          {!verified && <View className="growth-quiet">{words.unverified}</View>}
        </Note>
      ))}
    </View>
  );
};

export interface GrowthViewProps {
  data: GrowthOfResident;
  show: string | undefined;
}

/** How a child grows: one indicator at a time with its picture, what was gained, and every measuring. */
export function GrowthView({ data, show }: GrowthViewProps) {
  const elder = useReading(({ mode }) => mode === 'elder');
  const [chosen, setChosen] = useState(() => tabOf(show));
  const { cards, label, birthDate, today } = data;
  const card = cards.find(({ indicator }) => indicator === chosen) ?? firstOf(cards);
  if (!card) return <StatePanel kind="empty" title={words.emptyTitle} text={words.emptyText} />;
  return (
    <>
      <View className="growth-head">
        <View className="growth-who">{states.dotted([label, ageWords(birthDate, today)])}</View>
        {elder && <ReadAloud paragraphs={spoken(data)} start={states.readAloud} stop={states.stopReading} />}
      </View>
      <Tabs cards={cards} current={card.indicator} onChange={setChosen} />
      <IndicatorCard key={card.indicator} data={data} card={card} />
      <Questions data={data} />
      <Gained data={data} />
      <MeasurementList data={data} />
    </>
  );
}

const firstOf = (cards: readonly GrowthCard[]): GrowthCard | undefined =>
  TABS.flatMap((tab) => cards.find(({ indicator }) => indicator === tab) ?? [])[0];
