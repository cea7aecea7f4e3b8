import { fillSentence } from '../shared/sentence';
import { findSentence } from './sentences-table';
import type { SentenceRef } from './types';

/**
 * The words of a sentence with its braces filled. A sentence this build does not know (a newer server) points to the paper instead of
 * saying nothing; a brace nobody filled is left out.
 */
export function sayZh({ id, values }: SentenceRef): string {
  const text = findSentence(id)?.text ?? '请看纸上的报告。';
  return fillSentence(text, values);
}
