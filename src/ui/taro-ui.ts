/**
 * The taro-ui parts we use, with the props we use. The package's own types point at files it does not publish, so every prop of it is
 * `any`; here each part gets a real type and nothing else in the project imports taro-ui.
 */
import type { ComponentType, ReactNode } from 'react';
import {
  AtActivityIndicator as ActivityIndicator,
  AtAvatar as Avatar,
  AtBadge as Badge,
  AtFloatLayout as FloatLayout,
  AtModal as Modal,
  AtProgress as Progress,
  AtTag as Tag,
} from 'taro-ui';

interface Styled {
  className?: string;
  children?: ReactNode;
}

interface Opened extends Styled {
  isOpened: boolean;
  onClose?: () => void;
}

export const AtActivityIndicator: ComponentType<{ size?: number; color?: string }> = ActivityIndicator;
export const AtAvatar: ComponentType<Styled & { text: string; circle?: boolean; size?: 'small' | 'normal' | 'large' }> =
  Avatar;
export const AtBadge: ComponentType<Styled & { value?: string | number; maxValue?: number }> = Badge;
export const AtFloatLayout: ComponentType<Opened> = FloatLayout;
export const AtModal: ComponentType<Opened & { closeOnClickOverlay?: boolean }> = Modal;
export const AtProgress: ComponentType<Styled & { percent: number; isHidePercent?: boolean; color?: string }> =
  Progress;
export const AtTag: ComponentType<Styled & { size?: 'small' | 'normal'; type?: 'primary' | '' }> = Tag;
