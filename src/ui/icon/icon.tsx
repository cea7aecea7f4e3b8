import { View } from '@tarojs/components';
import { a11y, decorative } from '../a11y/a11y';
import { classNames } from '../class-names';
import type { IconName } from './icon-paths';
import './icon.scss';

export type { IconName };

export interface IconProps {
  name: IconName;
  /** Edge in CSS px in the standard layout; the large-type layout draws it larger. */
  size?: number;
  /** Only when no words stand beside it. */
  label?: string;
  className?: string;
}

/** A line icon in the colour of the text around it. */
export function Icon({ name, size = 24, label, className }: IconProps) {
  const edge = `calc(${size}px * var(--icon-scale))`;
  return (
    <View
      className={classNames('icon', `icon--${name}`, className)}
      style={{ width: edge, height: edge }}
      {...(label ? a11y({ role: 'img', label }) : decorative())}
    />
  );
}
