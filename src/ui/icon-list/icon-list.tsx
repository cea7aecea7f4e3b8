import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { a11y } from '../a11y/a11y';
import { Icon, type IconName } from '../icon/icon';
import './icon-list.scss';

export interface IconListItem {
  key: string;
  icon: IconName;
  text: ReactNode;
}

/** Short things to remember, each behind its picture: what to bring, what to expect. */
export function IconList({ items }: { items: readonly IconListItem[] }) {
  return (
    <View className="icon-list" {...a11y({ role: 'list' })}>
      {items.map(({ key, icon, text }) => (
        <View key={key} className="icon-list__item" {...a11y({ role: 'listitem' })}>
          <Icon name={icon} size={22} />
          <View className="icon-list__text">{text}</View>
        </View>
      ))}
    </View>
  );
}
