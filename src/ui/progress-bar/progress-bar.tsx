import { View } from '@tarojs/components';
import { a11y } from '../a11y/a11y';
import { AtProgress } from '../taro-ui';
import './progress-bar.scss';

export interface ProgressBarProps {
  done: number;
  total: number;
  /** 答完 6 题，共 8 题 */
  label: string;
}

/** How many of a few things are done: a bar and the two numbers. */
export function ProgressBar({ done, total, label }: ProgressBarProps) {
  return (
    <View className="progress-bar" {...a11y({ role: 'img', label })}>
      <AtProgress className="progress-bar__bar" percent={Math.round((done / Math.max(total, 1)) * 100)} isHidePercent />
      <View className="progress-bar__count">{`${done}/${total}`}</View>
    </View>
  );
}
