import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { a11y } from '../a11y/a11y';
import { classNames } from '../class-names';
import { Icon, type IconName } from '../icon/icon';
import { Mark } from '../mark/mark';
import './note.scss';

export type NoteTone = 'brand' | 'attention' | 'urgent' | 'points' | 'sunk';

export interface NoteProps {
  tone?: NoteTone;
  icon?: IconName;
  children: ReactNode;
  /** Said aloud when it appears. */
  live?: boolean;
}

/** A short remark on a tinted ground, with a shape before it. */
export function Note({ tone = 'brand', icon, children, live }: NoteProps) {
  const marked = tone === 'attention' || tone === 'urgent';
  return (
    <View className={classNames('note', `note--${tone}`)} {...(live ? a11y({ role: 'status', live: 'polite' }) : {})}>
      {marked && !icon ? <Mark kind={tone} size={22} /> : <Icon name={icon ?? 'info'} size={22} />}
      <View className="note__text">{children}</View>
    </View>
  );
}
