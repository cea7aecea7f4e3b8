import { View } from '@tarojs/components';
import { a11y } from '../a11y/a11y';
import { classNames } from '../class-names';
import { Icon, type IconName } from '../icon/icon';
import './notice-bar.scss';

export interface NoticeBarProps {
  icon: IconName;
  text: string;
  /** `alert`: the page is not what it should be (no line). `quiet`: something to keep in mind (现在看的是：爸爸). */
  tone: 'alert' | 'quiet';
}

/**
 * A line across the page, under its title: true for everything below. It never moves. (taro-ui's notice bar is made to move: its animation
 * and measuring code, 36 KB in a browser, would come with it.)
 */
export function NoticeBar({ icon, text, tone }: NoticeBarProps) {
  return (
    <View className={classNames('notice-bar', `notice-bar--${tone}`)} {...a11y({ role: 'status', live: 'polite' })}>
      <Icon name={icon} />
      <View>{text}</View>
    </View>
  );
}
