import { ScrollView, View } from '@tarojs/components';
import { a11y } from '../a11y/a11y';
import { classNames } from '../class-names';
import { Icon, type IconName } from '../icon/icon';
import { Pressable } from '../pressable/pressable';
import { AtAvatar, AtBadge } from '../taro-ui';
import './family-switcher.scss';

export interface FamilyChoice {
  key: string;
  /** 安安, 全家 */
  name: string;
  letter?: string;
  icon?: IconName;
  /** How many things wait for this person. */
  count?: number;
  /** 安安，有1件事 */
  label: string;
}

export interface FamilySwitcherProps {
  people: readonly FamilyChoice[];
  current: string;
  /** 选择看谁的 */
  label: string;
  onChange: (key: string) => void;
  /** 添加: absent where nobody can be added. */
  add?: { text: string; onPress: () => void };
}

function Face({ person: { letter, icon, count } }: { person: FamilyChoice }) {
  return (
    <AtBadge className="family-switcher__badge" value={count ? count : ''}>
      {icon ? (
        <View className="family-switcher__face">
          <Icon name={icon} size={24} />
        </View>
      ) : (
        <AtAvatar className="family-switcher__face" text={letter ?? ''} circle />
      )}
    </AtBadge>
  );
}

/** The row of faces at the head of home: whose things are shown. */
export function FamilySwitcher({ people, current, label, onChange, add }: FamilySwitcherProps) {
  return (
    <ScrollView scrollX className="family-switcher">
      <View className="family-switcher__row">
        <View
          className="family-switcher__tabs"
          style={{ flexGrow: people.length }}
          {...a11y({ role: 'tablist', label })}
        >
          {people.map((person) => (
            <Pressable
              key={person.key}
              className={classNames('family-switcher__person', person.key === current && 'family-switcher__person--on')}
              role="tab"
              label={person.label}
              selected={person.key === current}
              onPress={() => onChange(person.key)}
            >
              <Face person={person} />
              <View>{person.name}</View>
            </Pressable>
          ))}
        </View>
        {add && (
          <Pressable className="family-switcher__person" label={add.text} onPress={add.onPress}>
            <View className="family-switcher__face family-switcher__face--add">
              <Icon name="plus" size={22} />
            </View>
            <View>{add.text}</View>
          </Pressable>
        )}
      </View>
    </ScrollView>
  );
}
