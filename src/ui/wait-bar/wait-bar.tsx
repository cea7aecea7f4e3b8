import { View } from '@tarojs/components';
import { a11y } from '../a11y/a11y';
import './wait-bar.scss';

export interface WaitBarProps {
  /** Share of the wait that has passed, 0–1. */
  passed: number;
  /** 11月4日 水痘 */
  start: string;
  /** 今天 第19天 */
  now: string;
  /** 12月2日 满28天 */
  end: string;
  /** The whole drawing in one sentence. */
  label: string;
}

const percent = (share: number): string => `${Math.round(Math.min(Math.max(share, 0), 1) * 100)}%`;

/** How much of a required interval has passed. */
export function WaitBar({ passed, start, now, end, label }: WaitBarProps) {
  const edge = percent(passed);
  // The word above stays inside the card, whatever the share.
  const side = passed < 0.25 ? 'left' : passed > 0.75 ? 'right' : 'middle';
  return (
    <View className="wait-bar" {...a11y({ role: 'img', label })}>
      <View className={`wait-bar__now wait-bar__now--${side}`} style={side === 'middle' ? { left: edge } : {}}>
        {now}
      </View>
      <View className="wait-bar__line">
        <View className="wait-bar__passed" style={{ width: edge }} />
        <View className="wait-bar__start" />
        <View className="wait-bar__here" style={{ left: edge }} />
        <View className="wait-bar__end" />
      </View>
      <View className="wait-bar__ends">
        <View>{start}</View>
        <View className="wait-bar__goal">{end}</View>
      </View>
    </View>
  );
}
