import { View } from '@tarojs/components';
import { measure as words } from '@/copy/growth';
import { a11y } from '@/ui/a11y/a11y';
import { classNames } from '@/ui/class-names';
import { Pressable } from '@/ui/pressable/pressable';
import type { Key } from './entry';

const KEYS: readonly Key[] = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '0', 'back'];
const FACE: Readonly<Partial<Record<Key, { text: string; label: string }>>> = {
  '.': { text: words.point, label: words.pointLabel },
  back: { text: words.back, label: words.back },
};

export interface KeypadProps {
  /** What is being typed. */
  label: string;
  onKey: (key: Key) => void;
}

/** Digits large enough for a grandmother's finger, in the page's own colours. */
export const Keypad = ({ label, onKey }: KeypadProps) => (
  <View className="keypad" {...a11y({ role: 'group', label })}>
    {KEYS.map((key) => (
      <View key={key} className="keypad__cell">
        <Pressable
          className={classNames('keypad__key', FACE[key] && 'keypad__key--tool')}
          label={FACE[key]?.label ?? key}
          onPress={() => onKey(key)}
        >
          {FACE[key]?.text ?? key}
        </Pressable>
      </View>
    ))}
  </View>
);
