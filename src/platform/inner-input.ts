/** Taro draws its box around a browser's own input a moment after the page; this long it is looked for. */
const LOOKS = 40;
const LOOK_MS = 25;

/**
 * Names the browser's own input inside Taro's box: a screen reader stops at the input, and Taro leaves what it is told about the box on
 * the box. Does nothing in WeChat. The returned function gives up looking.
 */
export function nameInnerInput(boxId: string, words: { label: string; invalid: boolean; digits: boolean }): () => void {
  if (process.env.TARO_ENV !== 'h5') return () => undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (left: number): void => {
    const input = document.getElementById(boxId)?.querySelector('input');
    if (input) {
      input.setAttribute('aria-label', words.label);
      input.setAttribute('aria-invalid', String(words.invalid));
      if (words.digits) input.setAttribute('inputmode', 'numeric');
    } else if (left > 0) timer = setTimeout(() => look(left - 1), LOOK_MS);
  };
  look(LOOKS);
  return () => clearTimeout(timer);
}
