import { View } from '@tarojs/components';
import { a11y } from '../a11y/a11y';
import { classNames } from '../class-names';
import { Pressable } from '../pressable/pressable';
import './day-strip.scss';

export interface DayChoice {
  key: string;
  /** 周三 */
  weekday: string;
  /** 25 */
  day: string;
  /** 剩 18, 约满, 休息 */
  note: string;
  /** 11月25日 周三 剩 18 */
  label: string;
  disabled?: boolean;
  /** Looks like a day without room, and can still be looked at: full, or not released yet. */
  quiet?: boolean;
}

export interface DayStripProps {
  days: readonly DayChoice[];
  current: string | undefined;
  /** 选日期 */
  label: string;
  onChange: (key: string) => void;
}

/** The days of about a week beside each other; each says in a word how much room there is. */
export function DayStrip({ days, current, label, onChange }: DayStripProps) {
  return (
    <View className="day-strip" {...a11y({ role: 'radiogroup', label })}>
      {days.map(({ key, weekday, day, note, label: words, disabled, quiet }) => (
        <Pressable
          key={key}
          className={classNames(
            'day-strip__day',
            (disabled ?? quiet) && 'day-strip__day--off',
            key === current && 'day-strip__day--on',
          )}
          role="radio"
          label={words}
          checked={key === current}
          disabled={disabled}
          onPress={() => onChange(key)}
        >
          <View>{weekday}</View>
          <View className="day-strip__number">{day}</View>
          <View>{note}</View>
        </Pressable>
      ))}
    </View>
  );
}
