import { ScrollView, View } from '@tarojs/components';
import type { TimelineGroup } from '@kangban/contract/record/timeline';
import { groupNames, record as words } from '@/copy/record';
import { a11y } from '@/ui/a11y/a11y';
import { classNames } from '@/ui/class-names';
import { Pressable } from '@/ui/pressable/pressable';
import './record.scss';

export interface FilterChipsProps {
  groups: readonly TimelineGroup[];
  /** Undefined is everything. */
  current: TimelineGroup | undefined;
  onChange: (group: TimelineGroup | undefined) => void;
}

/** Which sort of things is shown; only those that hold something. The chosen one is filled and bold. */
export function FilterChips({ groups, current, onChange }: FilterChipsProps) {
  const chips = [undefined, ...groups];
  return (
    <ScrollView scrollX className="filter-chips">
      <View className="filter-chips__row" {...a11y({ role: 'tablist', label: words.filters })}>
        {chips.map((group) => {
          const text = group ? groupNames[group] : words.all;
          return (
            <Pressable
              key={text}
              className={classNames('filter-chips__chip', group === current && 'filter-chips__chip--on')}
              role="tab"
              label={text}
              selected={group === current}
              onPress={() => onChange(group)}
            >
              {text}
            </Pressable>
          );
        })}
      </View>
    </ScrollView>
  );
}
