import { View } from '@tarojs/components';
import { decorative } from '../a11y/a11y';
import { classNames } from '../class-names';
import { Pressable } from '../pressable/pressable';
import './switch.scss';

export interface SwitchProps {
  on: boolean;
  onChange: (on: boolean) => void;
  label: string;
  /** 开, 关: written inside, so colour is not the only sign. */
  words: { on: string; off: string };
}

export function Switch({ on, onChange, label, words }: SwitchProps) {
  return (
    <Pressable
      className={classNames('switch', on && 'switch--on')}
      role="switch"
      label={label}
      checked={on}
      onPress={() => onChange(!on)}
    >
      <View className="switch__track" {...decorative()}>
        <View className="switch__word">{on ? words.on : words.off}</View>
        <View className="switch__knob" />
      </View>
    </Pressable>
  );
}
