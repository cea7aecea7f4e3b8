import { View } from '@tarojs/components';
import { boxName, unitName } from '@/copy/reading';
import { log as words } from '@/copy/reading-log';
import { a11y } from '@/ui/a11y/a11y';
import { classNames } from '@/ui/class-names';
import { Pressable } from '@/ui/pressable/pressable';
import { boxesOf } from './entry';
import type { Log } from './use-log';

/** The boxes of one reading. Which one is typed into shows by its frame and its caret, and is said. */
export function ValueBoxes({ log: { item, typed, change } }: { log: Log }) {
  const boxes = boxesOf(item);
  return (
    <View className="reading-boxes" {...a11y({ role: 'tablist', label: words.group(unitName[item]) })}>
      {boxes.map((box) => {
        const text = typed.texts[box] ?? '';
        const on = typed.box === box;
        return (
          <View key={box} className="reading-boxes__cell">
            <Pressable
              className={classNames('reading-box', on && 'reading-box--on')}
              role="tab"
              label={words.box(boxName[box], text)}
              selected={on}
              onPress={() => change({ box, isFresh: true })}
            >
              <View className="reading-box__name">
                <View>{boxName[box]}</View>
                {boxes.length === 1 && <View className="reading-box__unit">{unitName[item]}</View>}
              </View>
              <View className={classNames('reading-box__value', text === '' && 'reading-box__value--empty')}>
                {text === '' && !on ? words.empty : text}
                {on && <View className="reading-box__caret" />}
              </View>
            </Pressable>
          </View>
        );
      })}
    </View>
  );
}
