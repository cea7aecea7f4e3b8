import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { a11y } from '../a11y/a11y';
import { classNames } from '../class-names';
import { Heading } from '../heading/heading';
import { Icon, type IconName } from '../icon/icon';
import './state-panel.scss';

export type StateKind = 'empty' | 'error' | 'no-permission' | 'conflict';

export interface StatePanelProps {
  kind: StateKind;
  title: string;
  text?: string;
  /** Another picture than the kind's own. */
  icon?: IconName;
  /** A short code to read out on the phone. */
  code?: string;
  /** Buttons: the way on first. */
  children?: ReactNode;
  /** The title takes focus when this appears. */
  titleId?: string;
}

const ICONS = {
  empty: 'calendar',
  error: 'refresh',
  'no-permission': 'lock',
  conflict: 'clock',
} as const satisfies Record<StateKind, IconName>;

/** What stands where content would: what happened, that nothing is lost, and one way on. */
export function StatePanel({ kind, title, text, icon, code, children, titleId }: StatePanelProps) {
  const alarms = kind === 'error' || kind === 'conflict';
  return (
    <View
      className={classNames('state-panel', `state-panel--${kind}`)}
      {...(alarms ? a11y({ role: 'alert', live: 'assertive' }) : {})}
    >
      <View className="state-panel__icon">
        <Icon name={icon ?? ICONS[kind]} size={34} />
      </View>
      <Heading text={title} level={2} look="title" id={titleId} />
      {text && <View className="state-panel__text">{text}</View>}
      {children && <View className="state-panel__ways">{children}</View>}
      {code && <View className="state-panel__code">{code}</View>}
    </View>
  );
}
