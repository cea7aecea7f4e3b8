import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { classNames } from '../class-names';
import { Heading } from '../heading/heading';
import { Icon } from '../icon/icon';
import { Pressable } from '../pressable/pressable';
import './nav-bar.scss';

/** Where the host's own things are: the status bar above and WeChat's capsule at the right (0 in a browser). */
export interface NavInsets {
  topPx: number;
  capsuleWidthPx: number;
}

export interface NavBarProps {
  title: string;
  insets: NavInsets;
  /** Without it there is no way back: a tab page, or the first page of a visit. */
  back?: { label: string; onPress: () => void };
  /** The home page sets its name at the left, in brand colour, with the county beside it. */
  home?: boolean;
  beside?: string;
  /** A small control left of the capsule. */
  action?: ReactNode;
  /** The title takes focus when the page opens. */
  titleId?: string;
}

export function NavBar({ title, insets, back, home, beside, action, titleId }: NavBarProps) {
  // A title in the middle keeps the capsule's room free on both sides, or it would not be in the middle.
  const side = insets.capsuleWidthPx > 0 ? `${insets.capsuleWidthPx}px` : undefined;
  return (
    <View className={classNames('nav-bar', home && 'nav-bar--home')} style={{ paddingTop: `${insets.topPx}px` }}>
      <View className="nav-bar__line" style={home ? { paddingRight: side } : { paddingLeft: side, paddingRight: side }}>
        {back && (
          <Pressable className="nav-bar__back" label={back.label} onPress={back.onPress}>
            <Icon name="chevron-left" size={26} />
          </Pressable>
        )}
        <View className="nav-bar__title">
          <Heading text={title} level={1} look="heading" id={titleId} />
        </View>
        {beside && <View className="nav-bar__beside">{beside}</View>}
        {action && <View className="nav-bar__action">{action}</View>}
      </View>
    </View>
  );
}
