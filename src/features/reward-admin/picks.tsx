import { View } from '@tarojs/components';
import { a11y } from '@/ui/a11y/a11y';
import { classNames } from '@/ui/class-names';
import { Note } from '@/ui/note/note';
import { Pressable } from '@/ui/pressable/pressable';
import '@/features/desk/worklist.scss';
import './reward-admin.scss';

interface Pick {
  key: string;
  text: string;
}

interface Props {
  label: string;
  picks: readonly Pick[];
  /** Those that are chosen. */
  chosen: readonly string[];
  /** Several may be chosen at once. */
  many?: boolean;
  fault?: string | undefined;
  onPick: (key: string) => void;
}

/** A few to choose from, side by side; the chosen ones are marked and bold. */
export function Picks({ label, picks, chosen, many = false, fault, onPick }: Props) {
  return (
    <View>
      <View className="reward-form__label">{label}</View>
      {fault !== undefined && (
        <Note tone="urgent" live>
          {fault}
        </Note>
      )}
      <View className="worklist-filters" {...a11y({ role: many ? 'group' : 'radiogroup', label })}>
        {picks.map(({ key, text }) => (
          <Pressable
            key={key}
            role={many ? 'checkbox' : 'radio'}
            checked={chosen.includes(key)}
            className={classNames('worklist-filter', chosen.includes(key) && 'worklist-filter--on')}
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
