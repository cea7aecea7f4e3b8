import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import './bottom-bar.scss';

export interface BottomBarProps {
  /** One line above the buttons: what was chosen. */
  left?: ReactNode;
  right?: ReactNode;
  /** One or two buttons, side by side. */
  children: ReactNode;
}

/** The bar that holds the page's main button. It stays at the foot and never covers the end of the page. */
export function BottomBar({ left, right, children }: BottomBarProps) {
  return (
    <View className="bottom-bar">
      {(left ?? right) && (
        <View className="bottom-bar__sum">
          <View>{left}</View>
          <View className="bottom-bar__right">{right}</View>
        </View>
      )}
      <View className="bottom-bar__buttons">{children}</View>
    </View>
  );
}
