/** Reading aloud by the browser's own voice. WeChat offers none without a paid plug-in, so there the button does not appear. */

const voice = (): SpeechSynthesis | undefined =>
  process.env.TARO_ENV === 'h5' && 'speechSynthesis' in window ? window.speechSynthesis : undefined;

export interface Reading {
  stop: () => void;
}

/** False while the browser knows no Chinese voice; some learn their voices a moment after the page has opened. */
export function canSpeak(): boolean {
  return (
    voice()
      ?.getVoices()
      .some(({ lang }) => lang.toLowerCase().startsWith('zh')) ?? false
  );
}

/** Tells when the list of voices may have changed; the returned function ends it. */
export function watchVoices(changed: () => void): () => void {
  const synthesis = voice();
  synthesis?.addEventListener('voiceschanged', changed);
  return () => synthesis?.removeEventListener('voiceschanged', changed);
}

export interface SpeakOptions {
  /** Told before each paragraph (its place in the list) and once with undefined at the end. */
  onParagraph: (index: number | undefined) => void;
  /** 1 is the voice's own speed. */
  rate?: number;
}

/** Reads paragraphs one after another. Anything read before is cut off. */
export function speak(paragraphs: readonly string[], { onParagraph, rate = 0.9 }: SpeakOptions): Reading {
  const synthesis = voice();
  let stopped = synthesis === undefined;
  const next = (index: number): void => {
    const text = paragraphs[index];
    if (stopped || !synthesis) return;
    if (text === undefined) {
      onParagraph(undefined);
      return;
    }
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = 'zh-CN';
    utterance.rate = rate;
    utterance.onend = () => next(index + 1);
    utterance.onerror = () => {
      if (!stopped) onParagraph(undefined);
    };
    onParagraph(index);
    synthesis.speak(utterance);
  };
  synthesis?.cancel();
  next(0);
  return {
    stop() {
      stopped = true;
      synthesis?.cancel();
    },
  };
}
