import { View } from '@tarojs/components';
import { a11y } from '../a11y/a11y';
import { classNames } from '../class-names';
import { Heading } from '../heading/heading';
import { Icon } from '../icon/icon';
import { Pressable } from '../pressable/pressable';
import './month-calendar.scss';

export interface CalendarDay {
  key: string;
  day: number;
  /** 剩, 满, 休 */
  note?: string;
  label: string;
  disabled?: boolean;
}

interface Turn {
  label: string;
  /** Absent at the first and last month that can be shown. */
  onPress?: () => void;
}

export interface MonthCalendarProps {
  /** 2026年11月 */
  title: string;
  /** 一 … 日 */
  weekdays: readonly string[];
  /** Empty places before the first day. */
  blanks: number;
  days: readonly CalendarDay[];
  current: string | undefined;
  onPick: (key: string) => void;
  before: Turn;
  after: Turn;
}

function TurnButton({ label, onPress, icon }: Turn & { icon: 'chevron-left' | 'chevron-right' }) {
  return (
    <Pressable className="month-calendar__turn" label={label} disabled={onPress ? undefined : true} onPress={onPress}>
      <Icon name={icon} />
    </Pressable>
  );
}

/** A month at a glance. Marks are words; the chosen day is filled and says so. */
export function MonthCalendar(props: MonthCalendarProps) {
  const { title, weekdays, blanks, days, current, onPick, before, after } = props;
  return (
    <View className="month-calendar">
      <View className="month-calendar__head">
        <TurnButton {...before} icon="chevron-left" />
        <Heading text={title} look="heading" />
        <TurnButton {...after} icon="chevron-right" />
      </View>
      <View className="month-calendar__grid" {...a11y({ role: 'radiogroup', label: title })}>
        {weekdays.map((weekday) => (
          <View key={weekday} className="month-calendar__weekday" {...a11y({ hidden: true })}>
            {weekday}
          </View>
        ))}
        {Array.from({ length: blanks }, (_, index) => `blank-${index}`).map((key) => (
          <View key={key} className="month-calendar__blank" />
        ))}
        {days.map(({ key, day, note, label, disabled }) => (
          <Pressable
            key={key}
            className={classNames(
              'month-calendar__day',
              disabled && 'month-calendar__day--off',
              key === current && 'month-calendar__day--on',
            )}
            role="radio"
            label={label}
            checked={key === current}
            disabled={disabled}
            onPress={() => onPick(key)}
          >
            <View className="month-calendar__number">{day}</View>
            <View className="month-calendar__note">{note}</View>
          </Pressable>
        ))}
      </View>
    </View>
  );
}
