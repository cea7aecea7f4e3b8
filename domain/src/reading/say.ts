import { fillSentence, type SentenceRef } from '../shared/sentence';
import { findReadingSentence } from './sentences-table';

/** The words of a sentence about readings. One this build does not know says so instead of nothing. */
export function sayReading({ id, values }: SentenceRef): string {
  return fillSentence(findReadingSentence(id)?.text ?? '请问问医生。', values);
}

/** A sentence as a heading: without its full stop. */
export const sayHeading = (ref: SentenceRef): string => sayReading(ref).replace(/。$/, '');

/** A sentence among others: every one of them ends. */
export function sayLine(ref: SentenceRef): string {
  const text = sayReading(ref);
  return /[。？]$/.test(text) ? text : `${text}。`;
}
