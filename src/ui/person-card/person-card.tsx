import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { Avatar } from '../avatar/avatar';
import { Icon, type IconName } from '../icon/icon';
import './person-card.scss';

export interface PersonCardProps {
  name: string;
  note: string;
  /** The character in the circle; a place shows its icon instead. */
  letter?: string;
  icon?: IconName;
  /** 换人, 换 */
  action?: ReactNode;
}

/** For whom, or where: one card at the head of a step. */
export function PersonCard({ name, note, letter, icon, action }: PersonCardProps) {
  return (
    <View className="person-card">
      {letter && <Avatar letter={letter} />}
      {icon && (
        <View className="person-card__icon">
          <Icon name={icon} size={30} />
        </View>
      )}
      <View className="person-card__main">
        <View className="person-card__name">{name}</View>
        <View className="person-card__note">{note}</View>
      </View>
      {action}
    </View>
  );
}
