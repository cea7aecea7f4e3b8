import { View } from '@tarojs/components';
import type { FamilyMember } from '@kangban/contract/identity';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import { child as words } from '@/copy/child';
import { letterOf } from '@/copy/people';
import { ageWords } from '@/copy/when';
import { a11y } from '@/ui/a11y/a11y';
import { Avatar } from '@/ui/avatar/avatar';
import { classNames } from '@/ui/class-names';
import { Pressable } from '@/ui/pressable/pressable';
import './child.scss';

export interface ChildSwitchProps {
  people: readonly FamilyMember[];
  current: string;
  today: PlainDate;
  onChange: (residentId: string) => void;
}

/** The children of the family side by side: one tap changes the page. A single child needs no choice. */
export function ChildSwitch({ people, current, today, onChange }: ChildSwitchProps) {
  return (
    <View className="child-switch" {...a11y({ role: 'tablist', label: words.switcher })}>
      {people.map(({ residentId, label, name, birthDate }) => {
        const on = residentId === current;
        const text = words.pill(label, ageWords(birthDate, today));
        return (
          <Pressable
            key={residentId}
            className={classNames('child-switch__pill', on && 'child-switch__pill--on')}
            role="tab"
            label={text}
            selected={on}
            onPress={() => onChange(residentId)}
          >
            <Avatar letter={letterOf(name)} />
            <View>{on ? text : label}</View>
          </Pressable>
        );
      })}
    </View>
  );
}
