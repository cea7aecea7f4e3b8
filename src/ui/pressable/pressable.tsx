import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { a11y, focusable, type A11y } from '../a11y/a11y';
import { classNames } from '../class-names';
import './pressable.scss';

export interface PressableProps extends A11y {
  className?: string;
  id?: string;
  onPress?: () => void;
  children?: ReactNode;
}

interface KeyPress {
  key: string;
  preventDefault: () => void;
}

/** Everything that can be tapped: one role, one name, the keyboard in a browser, at least a finger's size (style sheet of the part). */
export function Pressable({ className, id, onPress, children, ...words }: PressableProps) {
  const press = (): void => {
    if (!words.disabled) onPress?.();
  };
  const keyboard =
    process.env.TARO_ENV === 'h5'
      ? {
          onKeyDown: (event: KeyPress): void => {
            if (event.key !== 'Enter' && event.key !== ' ') return;
            event.preventDefault();
            press();
          },
        }
      : {};
  return (
    <View
      {...(id ? { id } : {})}
      className={classNames('pressable', className)}
      hoverClass={words.disabled ? 'none' : 'pressable--down'}
      hoverStayTime={60}
      onClick={press}
      {...a11y({ role: 'button', ...words })}
      {...focusable()}
      {...keyboard}
    >
      {children}
    </View>
  );
}
