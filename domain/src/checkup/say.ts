import { findSentence } from './sentences-table';
import type { SentenceRef } from './types';

const BRACE = /\{(\w+)\}/g;

/**
 * The words of a sentence with its braces filled. A sentence this build does not know (a newer server) points to the paper instead of
 * saying nothing; a brace nobody filled is left out.
 */
export function sayZh({ id, values }: SentenceRef): string {
  const text = findSentence(id)?.text ?? '请看纸上的报告。';
  return text.replace(BRACE, (_, name: string) => values?.[name] ?? '');
}
