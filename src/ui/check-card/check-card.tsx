import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { classNames } from '../class-names';
import { Pressable } from '../pressable/pressable';
import { CheckBox } from './check-box';
import './check-card.scss';

export interface CheckCardProps {
  title: string;
  note: string;
  /** Undefined: nothing to choose (a dose that must wait). */
  checked?: boolean;
  onChange?: (checked: boolean) => void;
  /** A chip at the right of the title. */
  status?: ReactNode;
  /** Chips and tags under the title. */
  tags?: ReactNode;
  /** Why it can or cannot be chosen. */
  children?: ReactNode;
}

/** Something that can be chosen, with its reasons on the same card. Only the head switches it, so links inside stay links. */
export function CheckCard({ title, note, checked, onChange, status, tags, children }: CheckCardProps) {
  const words = (
    <View className="check-card__words">
      <View className="check-card__title">{title}</View>
      <View className="check-card__note">{note}</View>
    </View>
  );
  return (
    <View className={classNames('check-card', checked && 'check-card--on')}>
      {checked === undefined ? (
        <View className="check-card__head">
          {words}
          {status}
        </View>
      ) : (
        <Pressable
          className="check-card__head"
          role="checkbox"
          checked={checked}
          label={`${title}，${note}`}
          onPress={() => onChange?.(!checked)}
        >
          <CheckBox on={checked} />
          {words}
          {status}
        </Pressable>
      )}
      {tags && <View className="check-card__tags">{tags}</View>}
      {children}
    </View>
  );
}
