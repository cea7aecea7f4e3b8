/** Sentences kept in tables: an id, the words, and where they come from. Rules answer with references; the words are filled in last. */

/** A sentence of a table, with what is put into its braces. */
export interface SentenceRef {
  id: string;
  values?: Readonly<Record<string, string>> | undefined;
}

export interface Sentence {
  text: string;
  source: string;
  /** Names in its braces. */
  braces: readonly string[];
}

const BRACE = /\{(\w+)\}/g;

/** The rows of one block `id | words`, a line each, all of one source. */
export function sentenceRows(source: string, block: string): [id: string, sentence: Sentence][] {
  return block
    .trim()
    .split('\n')
    .map((line): [string, Sentence] => {
      const [id = '', text = ''] = line.split(' | ');
      const braces = [...text.matchAll(BRACE)].map(([, name = '']) => name);
      return [id, { text, source, braces }];
    });
}

/** The words with their braces filled; one that nobody filled is left out. */
export const fillSentence = (text: string, values: SentenceRef['values']): string =>
  text.replace(BRACE, (_, name: string) => values?.[name] ?? '');
