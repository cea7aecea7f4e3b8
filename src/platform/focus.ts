/** Moves the keyboard and the screen reader to a part of the page. A browser matter: WeChat announces a new page by itself. */
export function focusOn(id: string): void {
  if (process.env.TARO_ENV !== 'h5') return;
  document.getElementById(id)?.focus({ preventScroll: true });
}

/** The same once the part has been drawn; the returned function calls it off. */
export function focusWhenShown(id: string): () => void {
  const timer = setTimeout(() => focusOn(id), 50);
  return () => clearTimeout(timer);
}
