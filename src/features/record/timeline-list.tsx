import { View } from '@tarojs/components';
import type { TimelineItem } from '@kangban/contract/record/timeline';
import { record as words } from '@/copy/record';
import { states } from '@/copy/states';
import { monthTitle, dateNumber } from '@/copy/when';
import { openPage } from '@/platform/navigation';
import { Icon, type IconName } from '@/ui/icon/icon';
import { Pressable } from '@/ui/pressable/pressable';
import { Tag } from '@/ui/tag/tag';
import './record.scss';

const ICONS: Readonly<Record<TimelineItem['group'], IconName>> = {
  checkup: 'record',
  'follow-up': 'doctor',
  vaccine: 'syringe',
  visit: 'hospital',
  test: 'scan',
  number: 'thermometer',
  medicine: 'bag',
  maternal: 'child',
  basic: 'id-card',
};

/** Where a line leads: entries to their own page, the other families to theirs. */
export function openItem(residentId: string, { kind, id, visit }: TimelineItem): void {
  if (kind === 'immunization') void openPage('given', { residentId });
  else if (kind === 'growth') void openPage('growth', { residentId });
  else if (kind === 'vision') void openPage('vision', { residentId });
  else if (kind === 'child-visit') void openPage('visit', { residentId, visit: visit ?? '' });
  else if (kind === 'checkup') void openPage('checkupReport', { residentId, entryId: id });
  else if (kind === 'referral') void openPage('referral', { residentId, referralId: id });
  else void openPage('recordEntry', { residentId, entryId: id });
}

function Line({ item, onOpen }: { item: TimelineItem; onOpen: (() => void) | undefined }) {
  const { title, line, on, institution, practitioner, sourceText, state } = item;
  const from = states.dotted([
    institution,
    practitioner ? words.doctorName(practitioner) : '',
    institution ? '' : sourceText,
  ]);
  const inside = (
    <>
      <View className="timeline-line__icon">
        <Icon name={ICONS[item.group]} size={24} />
      </View>
      <View className="timeline-line__main">
        <View className="timeline-line__head">
          <View className="timeline-line__title">{title}</View>
          <View className="timeline-line__day">{words.dayOfMonth(dateNumber(on))}</View>
        </View>
        {line && <View className="timeline-line__text">{line}</View>}
        <View className="timeline-line__from">{from}</View>
        {state && <Tag text={state} />}
      </View>
    </>
  );
  if (!onOpen) return <View className="timeline-line">{inside}</View>;
  const label = [title, line, from, words.dayLabel(on), state].filter(Boolean).join('，');
  return (
    <Pressable className="timeline-line" label={label} onPress={onOpen}>
      {inside}
    </Pressable>
  );
}

export interface TimelineListProps {
  items: readonly TimelineItem[];
  residentId: string;
  /** How a line opens where it does not lead to a page of the resident's; undefined for one that is only read. */
  opener?: (item: TimelineItem) => (() => void) | undefined;
}

/** Lines under their months, newest first. */
export function TimelineList({ items, residentId, opener }: TimelineListProps) {
  const openOf = opener ?? ((item: TimelineItem) => () => openItem(residentId, item));
  return (
    <>
      {items.map((item, index) => {
        const month = monthTitle(item.on);
        const earlier = items[index - 1];
        return (
          <View key={item.id}>
            {(!earlier || monthTitle(earlier.on) !== month) && <View className="timeline-month">{month}</View>}
            <Line item={item} onOpen={openOf(item)} />
          </View>
        );
      })}
    </>
  );
}
