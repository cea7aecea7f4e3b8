import { View } from '@tarojs/components';
import { a11y } from '../a11y/a11y';
import { classNames } from '../class-names';
import './ticks.scss';

export interface TicksProps {
  done: number;
  total: number;
  /** 记了1天，共5天 */
  label: string;
}

/** A few equal steps, those done filled: filled and hollow differ without colour. */
export function Ticks({ done, total, label }: TicksProps) {
  return (
    <View className="ticks" {...a11y({ role: 'img', label })}>
      {Array.from({ length: total }, (_, at) => (
        <View key={at} className={classNames('ticks__tick', at < done && 'ticks__tick--done')} />
      ))}
    </View>
  );
}
