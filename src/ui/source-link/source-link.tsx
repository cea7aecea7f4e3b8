import { View } from '@tarojs/components';
import { Icon } from '../icon/icon';
import { Pressable } from '../pressable/pressable';
import './source-link.scss';

export interface SourceLinkProps {
  /** 依据：国家免疫规划儿童免疫程序 */
  text: string;
  onPress: () => void;
}

/** Where a medical statement comes from; opens the words of the source. */
export function SourceLink({ text, onPress }: SourceLinkProps) {
  return (
    <Pressable className="source-link" label={text} onPress={onPress}>
      <Icon name="book" size={18} />
      <View className="source-link__text">{text}</View>
      <Icon name="chevron-right" size={16} />
    </Pressable>
  );
}
