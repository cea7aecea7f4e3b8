import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { Icon, type IconName } from '../icon/icon';
import { Pressable } from '../pressable/pressable';
import './service-tile.scss';

export interface ServiceTileProps {
  icon: IconName;
  title: string;
  note?: string;
  onPress: () => void;
}

/** A service on home: two beside each other, or one above the other in the large-type layout. */
export function ServiceTile({ icon, title, note, onPress }: ServiceTileProps) {
  return (
    <Pressable className="service-tile" label={[title, note].filter(Boolean).join('，')} onPress={onPress}>
      <Icon name={icon} size={30} />
      <View className="service-tile__main">
        <View className="service-tile__title">{title}</View>
        {note && <View className="service-tile__note">{note}</View>}
      </View>
      <Icon name="chevron-right" size={24} className="service-tile__chevron" />
    </Pressable>
  );
}

export function ServiceTiles({ children }: { children: ReactNode }) {
  return <View className="service-tiles">{children}</View>;
}
