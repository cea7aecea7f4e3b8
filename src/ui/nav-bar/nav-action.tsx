import { View } from '@tarojs/components';
import { Pressable } from '../pressable/pressable';
import './nav-action.scss';

export interface NavActionProps {
  text: string;
  label: string;
  onPress: () => void;
}

/** A small pill in the title line, beside WeChat's capsule: 大字版. */
export function NavAction({ text, label, onPress }: NavActionProps) {
  return (
    <Pressable className="nav-action" label={label} onPress={onPress}>
      <View className="nav-action__pill">{text}</View>
    </Pressable>
  );
}
