import { useEffect } from 'react';
import { brightScreen } from './device';

/** The screen is bright and stays on while a code is to be scanned. */
export function useBrightScreen(on: boolean): void {
  useEffect(() => {
    if (!on) return undefined;
    const held = brightScreen();
    return () => void held.then((giveBack) => giveBack());
  }, [on]);
}
