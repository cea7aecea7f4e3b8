import { useEffect, useRef } from 'react';

const SIGNS_OF_LIFE = ['pointerdown', 'keydown'] as const;

/** Calls `onIdle` after so long without a touch or a key. For the desk, which runs in a browser; elsewhere it does nothing. */
export function useIdle(afterMs: number, onIdle: () => void): void {
  const latest = useRef(onIdle);
  latest.current = onIdle;
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return undefined;
    let timer = setTimeout(() => latest.current(), afterMs);
    const restart = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => latest.current(), afterMs);
    };
    SIGNS_OF_LIFE.forEach((name) => document.addEventListener(name, restart));
    return () => {
      clearTimeout(timer);
      SIGNS_OF_LIFE.forEach((name) => document.removeEventListener(name, restart));
    };
  }, [afterMs]);
}
