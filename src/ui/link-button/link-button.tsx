import { View } from '@tarojs/components';
import { classNames } from '../class-names';
import { Icon, type IconName } from '../icon/icon';
import { Pressable } from '../pressable/pressable';
import './link-button.scss';

export interface LinkButtonProps {
  text: string;
  icon?: IconName;
  /** An arrow after the words: this opens another page. */
  arrow?: boolean;
  /** 改 alone says little: 改时间. */
  label?: string;
  onPress: () => void;
  className?: string;
}

/** A text that can be tapped, as tall as a finger. */
export function LinkButton({ text, icon, arrow, label, onPress, className }: LinkButtonProps) {
  return (
    <Pressable className={classNames('link-button', className)} label={label ?? text} onPress={onPress}>
      {icon && <Icon name={icon} size={20} />}
      <View>{text}</View>
      {arrow && <Icon name="chevron-right" size={18} />}
    </Pressable>
  );
}
