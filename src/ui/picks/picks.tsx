import { View } from '@tarojs/components';
import { a11y } from '../a11y/a11y';
import { classNames } from '../class-names';
import { Note } from '../note/note';
import { Pressable } from '../pressable/pressable';
import './picks.scss';

export interface Pick {
  key: string;
  text: string;
}

export interface PicksProps {
  /** 在哪儿 */
  label: string;
  picks: readonly Pick[];
  /** Those that are chosen. */
  chosen: readonly string[];
  /** Several may be chosen at once. */
  many?: boolean;
  fault?: string | undefined;
  onPick: (key: string) => void;
}

/** A few short words to choose from, side by side; the chosen ones are filled and bold. Longer words: RadioRows. */
export function Picks({ label, picks, chosen, many = false, fault, onPick }: PicksProps) {
  return (
    <View>
      <View className="picks__label">{label}</View>
      {fault !== undefined && (
        <Note tone="urgent" live>
          {fault}
        </Note>
      )}
      <View className="picks__row" {...a11y({ role: many ? 'group' : 'radiogroup', label })}>
        {picks.map(({ key, text }) => (
          <Pressable
            key={key}
            role={many ? 'checkbox' : 'radio'}
            checked={chosen.includes(key)}
            className={classNames('picks__pick', chosen.includes(key) && 'picks__pick--on')}
            label={text}
            onPress={() => onPick(key)}
          >
            {text}
          </Pressable>
        ))}
      </View>
    </View>
  );
}
