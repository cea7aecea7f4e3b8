import { fillSentence, type SentenceRef } from '../shared/sentence';
import { findReadingSentence } from './sentences-table';

/** The words of a sentence about readings. One this build does not know says so instead of nothing. */
export function sayReading({ id, values }: SentenceRef): string {
  return fillSentence(findReadingSentence(id)?.text ?? '请问问医生。', values);
}
