import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { classNames } from '../class-names';
import { Icon, type IconName } from '../icon/icon';
import { Pressable } from '../pressable/pressable';
import './row.scss';

export interface RowProps {
  title: string;
  note?: string;
  icon?: IconName;
  /** Stands where the icon would: a date, a picture, a mark. */
  lead?: ReactNode;
  /** Stands at the right: a chip, a number. */
  right?: ReactNode;
  /** Without it the row is only read. */
  onPress?: () => void;
  label?: string;
}

function Inside({ title, note, icon, lead, right, onPress }: RowProps) {
  return (
    <>
      {(lead ?? icon) && <View className="row__lead">{lead ?? (icon && <Icon name={icon} size={26} />)}</View>}
      <View className="row__main">
        <View className="row__title">{title}</View>
        {note && <View className="row__note">{note}</View>}
      </View>
      {right && <View className="row__right">{right}</View>}
      {onPress && <Icon name="chevron-right" size={20} className="row__chevron" />}
    </>
  );
}

/** A line of a list. The whole row is the target. */
export function Row(props: RowProps) {
  const { title, note, label, onPress } = props;
  const className = classNames('row', onPress && 'row--link');
  if (!onPress) {
    return (
      <View className={className}>
        <Inside {...props} />
      </View>
    );
  }
  return (
    <Pressable className={className} label={label ?? [title, note].filter(Boolean).join('，')} onPress={onPress}>
      <Inside {...props} />
    </Pressable>
  );
}

/** An icon in the place of a date, in the middle of the same width, so that the titles of a list stay in line. */
export function RowDateIcon({ icon }: { icon: IconName }) {
  return (
    <View className="row-date row-date--icon">
      <Icon name={icon} size={26} />
    </View>
  );
}

export interface RowDateProps {
  day: string;
  month: string;
}

/** The date block at the head of a row: day large, month small. */
export function RowDate({ day, month }: RowDateProps) {
  return (
    <View className="row-date">
      <View className="row-date__day">{day}</View>
      <View className="row-date__month">{month}</View>
    </View>
  );
}
