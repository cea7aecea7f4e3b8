import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { classNames } from '../class-names';
import { RadioRing } from '../check-card/check-box';
import { Pressable } from '../pressable/pressable';
import { onlineWidthPx, SeatDots, type SeatDotsProps } from './seat-dots';
import './slot-card.scss';

export interface SlotCardProps {
  /** 9:00–9:30 */
  time: string;
  seats: SeatDotsProps;
  /** 网上剩 6 */
  online: ReactNode;
  /** 现场留 3 */
  onsite: ReactNode;
  /** 快满了, 网上约满 */
  status?: ReactNode;
  selected: boolean;
  /** Nothing left to book by phone. */
  full?: boolean;
  /** The whole card in one sentence. */
  label: string;
  onPress: () => void;
}

/** One time of a day with its places, as dots and in words. */
export function SlotCard({ time, seats, online, onsite, status, selected, full, label, onPress }: SlotCardProps) {
  return (
    <Pressable
      className={classNames('slot-card', full && 'slot-card--full', selected && 'slot-card--on')}
      role="radio"
      label={label}
      checked={selected}
      disabled={full}
      onPress={onPress}
    >
      <View className="slot-card__head">
        <View className="slot-card__time">{time}</View>
        {status}
        {!full && <RadioRing on={selected} />}
      </View>
      <SeatDots {...seats} />
      <View className="slot-card__counts">
        <View style={{ minWidth: `${onlineWidthPx(seats)}px` }}>{online}</View>
        <View>{onsite}</View>
      </View>
    </Pressable>
  );
}
