import { View } from '@tarojs/components';
import { a11y } from '../a11y/a11y';
import { classNames } from '../class-names';
import { Pressable } from '../pressable/pressable';
import './keypad.scss';

export interface KeypadKey<K extends string = string> {
  key: K;
  text: string;
  /** When the face says too little: a point. */
  label?: string;
  /** Clears, deletes or parts numbers: drawn as an outline, so that no digit is taken for it. */
  tool?: boolean;
}

export interface KeypadProps<K extends string> {
  /** What is being typed. */
  label: string;
  /** Twelve, in the order of a telephone. */
  keys: readonly KeypadKey<K>[];
  onKey: (key: K) => void;
}

/** Digits large enough for a grandmother's finger, in the page's own colours. */
export const Keypad = <K extends string>({ label, keys, onKey }: KeypadProps<K>) => (
  <View className="keypad" {...a11y({ role: 'group', label })}>
    {keys.map(({ key, text, label: said, tool }) => (
      <View key={key} className="keypad__cell">
        <Pressable
          className={classNames('keypad__key', tool && 'keypad__key--tool')}
          label={said ?? text}
          onPress={() => onKey(key)}
        >
          {text}
        </Pressable>
      </View>
    ))}
  </View>
);
