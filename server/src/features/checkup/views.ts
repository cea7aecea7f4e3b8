import type { CheckupLine, CheckupReview } from '@kangban/contract/checkup/report';
import type { EntrySection } from '@kangban/contract/record/timeline';
import type { CheckupReport } from '@kangban/domain/checkup/types';
import { explainEntry } from '@kangban/domain/record/explain';
import { dayOf } from '../../clock';
import type { Checkup } from './book';
import type { ReviewRow, Said } from './store';

export const reviewView = ({ byName, siteName, at }: Omit<ReviewRow, 'tasks'>): CheckupReview => ({
  byName,
  siteName,
  on: dayOf(at),
  at: at.toISOString(),
});

/** The newest review of a checkup. */
export const reviewOf = (reviews: readonly ReviewRow[], entryId: string): ReviewRow | undefined =>
  reviews.find((one) => one.entryId === entryId);

export const lineView = (
  { entryId, happenedOn, institution, practitioner }: Checkup,
  reviews: readonly ReviewRow[],
): CheckupLine => ({
  entryId,
  on: happenedOn,
  year: Number(happenedOn.slice(0, 4)),
  institution,
  practitioner,
  reviewed: reviewOf(reviews, entryId) !== undefined,
});

/** The form in words, by its printed sections. */
export function formSections(checkup: Checkup): { title: string; sections: EntrySection[] } {
  const { title, sections } = explainEntry(checkup);
  return {
    title,
    sections: sections.map(({ title: name, rows }) => ({
      title: name,
      rows: rows.map(({ label, words, flag = null, range = null }) => ({ label, words, flag, range })),
    })),
  };
}

/** What is kept of a report that was told. */
export const saidOf = ({ headline, notable }: CheckupReport): Said => ({
  headline,
  notable: notable.map(({ label, value, word }) => ({
    label,
    value: value ? `${value.text} ${value.unit}`.trim() : '',
    word,
  })),
});
