import { useEffect } from 'react';

/**
 * On a screen Taro lets each page of the stack scroll in a box of its own; paper shows the whole of the page on top and nothing of those
 * below. Taro writes its heights into the elements, hence the stress.
 */
const WHOLE_PAGE = `
  html, body, #app, .taro-tabbar__container, .taro-tabbar__panel, .taro_router, .taro_page {
    position: static !important; height: auto !important; max-height: none !important; overflow: visible !important;
  }
  .taro_page:not(:last-of-type) { display: none !important; }`;

/** While the calling page is open, a browser prints all of it. */
export function usePrintable(): void {
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return undefined;
    const style = document.createElement('style');
    style.media = 'print';
    style.textContent = WHOLE_PAGE;
    document.head.append(style);
    return () => style.remove();
  }, []);
}

/** Opens the browser's print dialogue; WeChat has none. */
export function printPage(): void {
  if (process.env.TARO_ENV === 'h5') window.print();
}
