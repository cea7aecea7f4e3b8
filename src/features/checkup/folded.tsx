import { useState, type ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { CheckupReport, ReportGroup, ReportItem } from '@kangban/domain/checkup/types';
import { changeWords, report as words } from '@/copy/report';
import { sayZh } from '@/copy/report-sentences';
import { states } from '@/copy/states';
import { openPage } from '@/platform/navigation';
import { classNames } from '@/ui/class-names';
import { Card } from '@/ui/card/card';
import { Icon } from '@/ui/icon/icon';
import { Mark, type MarkKind } from '@/ui/mark/mark';
import { Pressable } from '@/ui/pressable/pressable';
import { Row } from '@/ui/row/row';
import { SectionTitle } from '@/ui/section-title/section-title';
import { wholeValue } from './item-words';

interface FoldProps {
  title: string;
  note?: string;
  mark: MarkKind;
  children: () => ReactNode;
}

/** A row that opens in its place. What is inside is not drawn before: a phone need not hold what nobody looks at. */
function Fold({ title, note, mark, children }: FoldProps) {
  const [open, setOpen] = useState(false);
  return (
    <View className="checkup-fold">
      <Pressable
        className="checkup-fold__head"
        label={[title, note].filter(Boolean).join('，')}
        expanded={open}
        onPress={() => setOpen(!open)}
      >
        <Mark kind={mark} size={24} />
        <View className="checkup-fold__title">{title}</View>
        {note && <View className="checkup-fold__note">{note}</View>}
        <Icon
          name="chevron-down"
          size={20}
          className={classNames('checkup-fold__arrow', open && 'checkup-fold__arrow--up')}
        />
      </Pressable>
      {open && <View className="checkup-fold__inside">{children()}</View>}
    </View>
  );
}

const Line = ({ item }: { item: ReportItem }) => (
  <View className="checkup-line">
    <View className="checkup-line__name">{sayZh(item.label)}</View>
    <View className="checkup-line__value">
      {wholeValue(item)}
      {item.range.text !== null && <View className="checkup-small">{words.range(item.range.text)}</View>}
      {item.level === 'unjudged' && (
        <View className="checkup-small">{[...item.meaning, ...item.notes].map(sayZh).join('') || words.noRange}</View>
      )}
    </View>
  </View>
);

const Lines = ({ items }: { items: readonly ReportItem[] }) => (
  <>
    {items.map((item) => (
      <Line key={item.key} item={item} />
    ))}
  </>
);

function countsOf({ items }: ReportGroup): string {
  const open = items.filter(({ level }) => level === 'unjudged').length;
  const fine = items.length - open;
  return states.list([fine > 0 ? words.groupFine(fine) : '', open > 0 ? words.groupOpen(open) : ''].filter(Boolean));
}

const GroupRows = ({ groups }: { groups: readonly ReportGroup[] }) => (
  <>
    {groups
      .filter(({ items }) => items.length > 0)
      .map((group) => (
        <Fold
          key={group.key}
          title={sayZh(group.label)}
          note={countsOf(group)}
          mark={group.items.some(({ level }) => level === 'fine') ? 'normal' : 'none'}
        >
          {() => <Lines items={group.items} />}
        </Fold>
      ))}
  </>
);

interface PartProps {
  report: CheckupReport;
  elder: boolean;
}

/** What is as it should be, counted and folded; in large type one row holds them all. */
export function FineItems({ report, elder }: PartProps) {
  const { counts, groups } = report;
  if (groups.every(({ items }) => items.length === 0)) return null;
  if (elder)
    return (
      <Fold title={words.fineElder(counts.fine)} mark="normal">
        {() => <GroupRows groups={groups} />}
      </Fold>
    );
  return (
    <>
      <SectionTitle text={words.fineTitle(counts.fine)} />
      <Card flush>
        <GroupRows groups={groups} />
      </Card>
    </>
  );
}

export const BackToNormal = ({ report }: PartProps) => {
  const items = report.groups.flatMap((group) => group.items.filter(({ change }) => change.mark === 'back-to-normal'));
  if (items.length === 0) return null;
  return (
    <>
      <SectionTitle text={words.backTitle} />
      <Card flush>
        {items.map((item) => (
          <Row
            key={item.key}
            lead={<Mark kind="normal" size={24} />}
            title={`${sayZh(item.label)} ${wholeValue(item)}`}
            note={changeWords(item.change)}
          />
        ))}
      </Card>
    </>
  );
};

/** What was not looked at this time. */
export const MissingItems = ({ report }: PartProps) =>
  report.missing.length === 0 ? null : (
    <Fold title={words.missingTitle(report.missing.length)} mark="none">
      {() => (
        <>
          <View>{states.list(report.missing.map(({ label }) => sayZh(label)))}。</View>
          <View className="checkup-quiet">{words.missingText}</View>
        </>
      )}
    </Fold>
  );

/** How many answers are kept back, and nothing more of them. */
export const HiddenItems = ({ count, residentId }: { count: number; residentId: string }) =>
  count === 0 ? null : (
    <Row
      icon="lock"
      title={words.hiddenTitle(count)}
      note={words.hiddenText}
      onPress={() => void openPage('recordUnlock', { residentId })}
    />
  );
