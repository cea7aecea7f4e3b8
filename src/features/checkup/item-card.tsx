import { useState } from 'react';
import { View } from '@tarojs/components';
import { changeMarks, report as words } from '@/copy/report';
import { sayZh } from '@/copy/report-sentences';
import { Card } from '@/ui/card/card';
import { Heading } from '@/ui/heading/heading';
import { LinkButton } from '@/ui/link-button/link-button';
import { StatusChip } from '@/ui/status-chip/status-chip';
import { Tag } from '@/ui/tag/tag';
import { barOf, chipText, MARKS, sourceWords, valueWords } from './item-words';
import { Meaning, Notes, Range, Todo, YearsPart, type ItemProps } from './item-parts';

const PaperName = ({ item }: ItemProps) =>
  item.formLabel === sayZh(item.label) ? null : <View className="checkup-small">{item.formLabel}</View>;

/** Number, arrow and unit; the unit smaller and never left out. */
const Value = ({ item }: ItemProps) => (
  <View className="checkup-value">
    <View className="checkup-value__number">{valueWords(item)}</View>
    {item.value !== null && item.value.unit !== '' && <View className="checkup-value__unit">{item.value.unit}</View>}
  </View>
);

function Marks({ item }: ItemProps) {
  const mark = changeMarks[item.change.mark];
  return (
    <View className="checkup-marks">
      <StatusChip kind={MARKS[item.level]} text={chipText(item)} />
      {mark && <Tag text={mark} />}
    </View>
  );
}

function Body(props: ItemProps) {
  const source = sourceWords(props.item);
  return (
    <>
      <Range {...props} />
      <Meaning {...props} />
      <Todo {...props} />
      <Notes {...props} />
      <YearsPart {...props} />
      {source !== '' && <View className="checkup-small">{source}</View>}
    </>
  );
}

export interface ItemCardProps extends ItemProps {
  /** Place in the list, from 1. */
  no: number;
  /** Only the value and its word until one asks: a long list stays short. */
  folded?: boolean;
}

/** One thing to be minded: the value and where it lies, what it means, what to do and by when, and the years. */
export function ItemCard({ no, folded, ...props }: ItemCardProps) {
  const { item, elder } = props;
  const [open, setOpen] = useState(!folded);
  const name = sayZh(item.label);
  // In the standard layout the number stands on the bar, where there is one.
  const onBar = !elder && open && barOf(item, elder) !== undefined;
  return (
    <Card label={name}>
      <View className={elder ? 'checkup-quiet' : 'checkup-small'}>
        {elder ? words.itemNo(no) : sayZh(item.groupLabel)}
      </View>
      <View className="checkup-item__head">
        <View className="checkup-item__name">
          <Heading text={name} level={3} look="title" />
          <PaperName {...props} />
        </View>
        <Marks {...props} />
      </View>
      {!onBar && <Value {...props} />}
      {open && <Body {...props} />}
      {folded && (
        <LinkButton
          text={open ? words.fold : words.seeItem}
          label={open ? `${words.fold}，${name}` : `${words.seeItem}，${name}`}
          onPress={() => setOpen(!open)}
        />
      )}
    </Card>
  );
}
