import { AS_SENT, FLAG_WORDS, LABELS, SENTENCES, UNIT_WORDS } from './explain-texts';
import type { ExplainedRow } from './explained';
import type { Amount, Concept, Measured } from './payloads';

/** A concept in words; one nobody here knows is said to be the source's own. */
export const wordsOfConcept = ({ text, known }: Concept): string => (known ? text : AS_SENT(text));

/** A unit as people read it. */
export const unitWords = (unit: string): string => UNIT_WORDS[unit] ?? unit;

const amountText = (value: number, unit: string): string => [`${value}`, unitWords(unit)].join(' ').trim();

const COMPARATORS: Readonly<Record<string, string>> = { '<': '小于 ', '<=': '不超过 ', '>=': '至少 ', '>': '大于 ' };

/** An amount in words; one that was converted says what came. */
export function wordsOfAmount({ value, unit, comparator, original }: Amount): string {
  const shown = `${COMPARATORS[comparator ?? ''] ?? ''}${amountText(value, unit)}`;
  return original ? `${shown}（${SENTENCES.converted(amountText(original.value, original.unit))}）` : shown;
}

/** What was found, in words. */
export function wordsOfMeasured(measured: Measured): string {
  if (measured.amount) return wordsOfAmount(measured.amount);
  if (measured.words !== undefined && measured.words !== '') return measured.words;
  if (measured.concept) return wordsOfConcept(measured.concept);
  return measured.absent === undefined ? SENTENCES.noResult : SENTENCES.absent(measured.absent);
}

function rangeOf({ low, high, rangeText, amount }: Measured): string | undefined {
  if (rangeText !== undefined && rangeText !== '') return rangeText;
  const unit = amount ? unitWords(amount.unit) : '';
  if (low !== undefined && high !== undefined) return `${low}–${high} ${unit}`.trim();
  if (low !== undefined) return `≥ ${low} ${unit}`.trim();
  return high === undefined ? undefined : `≤ ${high} ${unit}`.trim();
}

/** A line of a report: what it is, what was found, the laboratory's own judgement and range. Nothing is judged here. */
export function rowOfMeasured(measured: Measured): ExplainedRow {
  const range = rangeOf(measured);
  const more = [measured.bodySite, measured.method, measured.note].filter(
    (words) => words !== undefined && words !== '',
  );
  const words = wordsOfMeasured(measured);
  return {
    label: wordsOfConcept(measured.what),
    words: more.length === 0 ? words : `${words}（${more.join('；')}）`,
    ...(measured.flag && { flag: FLAG_WORDS[measured.flag] }),
    ...(isOutside(measured) && { outside: true as const }),
    ...(range !== undefined && { range }),
  };
}

/** Whether the laboratory itself said that a line is not as expected. */
export const isOutside = ({ flag }: Measured): boolean => flag !== undefined && flag !== 'normal';

/** Rows of the fields that say something. */
export const rowsOf = (
  told: readonly (readonly [label: keyof typeof LABELS, words: string | undefined])[],
): ExplainedRow[] =>
  told.flatMap(([label, words]) => (words === undefined || words === '' ? [] : [{ label: LABELS[label], words }]));
