import { View } from '@tarojs/components';
import { a11y } from '../a11y/a11y';
import { RadioRing } from '../check-card/check-box';
import { Pressable } from '../pressable/pressable';
import './radio-rows.scss';

export interface RadioChoice {
  key: string;
  text: string;
  /** A quieter line below. */
  note?: string;
}

export interface RadioRowsProps {
  /** 在哪儿用 */
  title: string;
  choices: readonly RadioChoice[];
  current: string | undefined;
  onChoose: (key: string) => void;
}

/** One of a few, below each other: where words are too long to stand side by side. */
export function RadioRows({ title, choices, current, onChoose }: RadioRowsProps) {
  return (
    <View className="radio-rows" {...a11y({ role: 'radiogroup', label: title })}>
      <View className="radio-rows__title">{title}</View>
      {choices.map(({ key, text, note }) => (
        <Pressable
          key={key}
          className="radio-rows__row"
          role="radio"
          label={note ? `${text}，${note}` : text}
          checked={key === current}
          onPress={() => onChoose(key)}
        >
          <RadioRing on={key === current} />
          <View className="radio-rows__words">
            <View>{text}</View>
            {note && <View className="radio-rows__note">{note}</View>}
          </View>
        </Pressable>
      ))}
    </View>
  );
}
