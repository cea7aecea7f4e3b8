import { View } from '@tarojs/components';
import { a11y, decorative } from '../a11y/a11y';
import { classNames } from '../class-names';
import type { MarkKind } from './mark-shapes';
import './mark.scss';

export type { MarkKind };

export interface MarkProps {
  kind: MarkKind;
  /** Edge in CSS px in the standard layout. */
  size?: number;
  /** Only when no words stand beside it. */
  label?: string;
  className?: string;
}

/** The shape of a status: round tick, triangle, octagon, clock, dashed ring, dot in a ring. Never colour alone. */
export function Mark({ kind, size = 20, label, className }: MarkProps) {
  const edge = `calc(${size}px * var(--icon-scale))`;
  return (
    <View
      className={classNames('mark', `mark--${kind}`, className)}
      style={{ width: edge, height: edge }}
      {...(label ? a11y({ role: 'img', label }) : decorative())}
    />
  );
}
