/** Rules end their words without a stop, as a screen shows them; on paper they stand one after the other. */
export const sentences = (texts: readonly string[]): string =>
  [...new Set(texts)].map((text) => (/[。！？]$/.test(text) ? text : `${text}。`)).join('');
