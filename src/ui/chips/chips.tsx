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
  /** On the wide pages of the desk they stand in lines; on a phone they are pushed aside. */
  wrap?: boolean;
  onChange: (key: string) => void;
}

/** Which sort of things of a list is shown. The chosen one is filled and bold. */
export function Chips({ chips, current, label, wrap = false, onChange }: ChipsProps) {
  const row = (
    <View className={classNames('chips__row', wrap && 'chips__row--wrap')} {...a11y({ role: 'tablist', label })}>
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
  );
  return wrap ? (
    row
  ) : (
    <ScrollView scrollX className="chips">
      {row}
    </ScrollView>
  );
}
