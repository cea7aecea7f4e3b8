import { View } from '@tarojs/components';
import { a11y } from '../a11y/a11y';
import { classNames } from '../class-names';
import { Icon, type IconName } from '../icon/icon';
import { Pressable } from '../pressable/pressable';
import './tab-bar.scss';

export interface TabItem {
  key: string;
  text: string;
  icon: IconName;
}

export interface TabBarProps {
  items: readonly TabItem[];
  current: string;
  /** Names the bar for screen readers. */
  label: string;
  onChange: (key: string) => void;
}

/** The bar at the foot of the tab pages. Every tab page draws its own, so none flickers when the page changes. */
export function TabBar({ items, current, label, onChange }: TabBarProps) {
  return (
    <View className="tab-bar" {...a11y({ role: 'tablist', label })}>
      {items.map(({ key, text, icon }) => (
        <Pressable
          key={key}
          className={classNames('tab-bar__item', key === current && 'tab-bar__item--on')}
          role="tab"
          label={text}
          selected={key === current}
          onPress={() => key !== current && onChange(key)}
        >
          <Icon name={icon} size={26} />
          <View className="tab-bar__text">{text}</View>
        </Pressable>
      ))}
    </View>
  );
}
