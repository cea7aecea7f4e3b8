import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { a11y } from '../a11y/a11y';
import { classNames } from '../class-names';
import './card.scss';

export interface CardProps {
  children: ReactNode;
  /** Rows inside bring their own padding. */
  flush?: boolean;
  /** Names the card as a region. */
  label?: string;
  className?: string;
}

export function Card({ children, flush, label, className }: CardProps) {
  return (
    <View
      className={classNames('card', flush && 'card--flush', className)}
      {...(label ? a11y({ role: 'group', label }) : {})}
    >
      {children}
    </View>
  );
}
