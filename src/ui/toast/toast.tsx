import { useEffect } from 'react';
import { View } from '@tarojs/components';
import { a11y } from '../a11y/a11y';
import { Mark } from '../mark/mark';
import './toast.scss';

export interface ToastProps {
  /** Undefined: nothing to say. */
  text: string | undefined;
  onGone: () => void;
}

const SHOWN_MS = 3_000;

/** Something went well, in one sentence, for three seconds. What went wrong stays on the page instead. */
export function Toast({ text, onGone }: ToastProps) {
  useEffect(() => {
    if (text === undefined) return undefined;
    const timer = setTimeout(onGone, SHOWN_MS);
    return () => clearTimeout(timer);
    // A new onGone on every draw must not begin the three seconds again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [text]);
  return (
    <View className="toast" {...a11y({ role: 'status', live: 'polite' })}>
      {text !== undefined && (
        <View className="toast__box">
          <Mark kind="normal" size={26} />
          <View>{text}</View>
        </View>
      )}
    </View>
  );
}
