import { ScrollView, View } from '@tarojs/components';
import { a11y } from '../a11y/a11y';
import { classNames } from '../class-names';
import { Pressable } from '../pressable/pressable';
import './chips.scss';

export interface Chip {
  key: string;
  /** 能换的 5 */
  text: string;
}

export interface ChipsProps {
  chips: readonly Chip[];
  current: string;
  /** 看哪些 */
  label: string;
  onChange: (key: string) => void;
}

/** Which sort of things of a list is shown. The chosen one is filled and bold. */
export function Chips({ chips, current, label, onChange }: ChipsProps) {
  return (
    <ScrollView scrollX className="chips">
      <View className="chips__row" {...a11y({ role: 'tablist', label })}>
        {chips.map(({ key, text }) => (
          <Pressable
            key={key}
            className={classNames('chips__chip', key === current && 'chips__chip--on')}
            role="tab"
            label={text}
            selected={key === current}
            onPress={() => onChange(key)}
          >
            {text}
          </Pressable>
        ))}
      </View>
    </ScrollView>
  );
}
