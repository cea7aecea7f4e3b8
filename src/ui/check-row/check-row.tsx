import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { CheckBox } from '../check-card/check-box';
import { Pressable } from '../pressable/pressable';
import './check-row.scss';

export interface CheckRowProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** The sentence agreed to; links beside it go into `links`. */
  text: string;
  /** 《接种知情同意书》: what can be read before agreeing. */
  links?: ReactNode;
}

/** Something to agree to. The box is never ticked ahead of time. */
export function CheckRow({ checked, onChange, text, links }: CheckRowProps) {
  return (
    <View className="check-row">
      <Pressable
        className="check-row__target"
        role="checkbox"
        label={text}
        checked={checked}
        onPress={() => onChange(!checked)}
      >
        <CheckBox on={checked} />
        <View className="check-row__text">{text}</View>
      </Pressable>
      {links && <View className="check-row__links">{links}</View>}
    </View>
  );
}
