import { View } from '@tarojs/components';
import { a11y } from '../a11y/a11y';
import { classNames } from '../class-names';
import { Icon, type IconName } from '../icon/icon';
import { Pressable } from '../pressable/pressable';
import './segmented-control.scss';

export interface Segment {
  key: string;
  text: string;
  icon?: IconName;
}

export interface SegmentedControlProps {
  segments: readonly Segment[];
  current: string;
  label: string;
  onChange: (key: string) => void;
}

/** Two or three views of one page. The chosen one is raised and bold, not only coloured. */
export function SegmentedControl({ segments, current, label, onChange }: SegmentedControlProps) {
  return (
    <View className="segmented-control" {...a11y({ role: 'tablist', label })}>
      {segments.map(({ key, text, icon }) => (
        <Pressable
          key={key}
          className={classNames('segmented-control__segment', key === current && 'segmented-control__segment--on')}
          role="tab"
          label={text}
          selected={key === current}
          onPress={() => onChange(key)}
        >
          {icon && <Icon name={icon} size={20} />}
          {text}
        </Pressable>
      ))}
    </View>
  );
}
