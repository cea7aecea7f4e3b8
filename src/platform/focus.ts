/** Keyboard and screen-reader focus. A browser matter: WeChat announces a new page or layer by itself. */

const web = (): boolean => process.env.TARO_ENV === 'h5';

/** Moves the focus to a part of the page. */
export function focusOn(id: string): void {
  if (web()) document.getElementById(id)?.focus({ preventScroll: true });
}

/** The same once the part has been drawn; the returned function calls it off. */
export function focusWhenShown(id: string): () => void {
  const timer = setTimeout(() => focusOn(id), 50);
  return () => clearTimeout(timer);
}

/** Remembers what has the focus; the returned function gives it back. */
export function currentFocus(): () => void {
  if (!web()) return () => undefined;
  const { activeElement } = document;
  return () => {
    if (activeElement instanceof HTMLElement) activeElement.focus({ preventScroll: true });
  };
}

/** Calls `then` when Escape is pressed; the returned function ends it. */
export function onEscape(then: () => void): () => void {
  if (!web()) return () => undefined;
  const listen = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') then();
  };
  document.addEventListener('keydown', listen);
  return () => document.removeEventListener('keydown', listen);
}
