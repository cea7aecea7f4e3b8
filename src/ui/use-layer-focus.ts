import { useEffect } from 'react';
import { currentFocus, focusWhenShown, onEscape } from '../platform/focus';

/** A layer over the page takes the focus to its title, gives it back when it closes, and closes on Escape. */
export function useLayerFocus(open: boolean, titleId: string, onClose: () => void): void {
  useEffect(() => {
    if (!open) return undefined;
    const giveBack = currentFocus();
    const cancel = focusWhenShown(titleId);
    const unlisten = onEscape(onClose);
    return () => {
      cancel();
      unlisten();
      giveBack();
    };
    // onClose is usually a new function on every draw; the layer must not jump because of that.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [open, titleId]);
}
