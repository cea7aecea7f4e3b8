import type { Correction, DeskCorrection } from '@kangban/contract/correction';
import { HIDDEN_TITLE, HIDDEN_WORDS } from '@kangban/domain/correction/hidden-texts';
import { isWaiting, mayRewrite } from '@kangban/domain/correction/states';
import type { StaffRole } from '@kangban/domain/identity/staff-rights';
import { SENSITIVE_CATEGORIES, type SensitiveCategory } from '@kangban/domain/record/kinds';
import { categoryOfWords } from '@kangban/domain/record/sensitive-words';
import { maskName } from '@kangban/domain/shared/masking';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { CorrectionRow } from './store';

type Words = Pick<CorrectionRow, 'title' | 'wrong' | 'rightly' | 'words' | 'changes'>;

/**
 * What a request says, for a reader with these categories open. A request outlives the unlocking it was made in: of an entry that is
 * sensitive as a whole nothing is said, and of an ordinary one no words that speak of what is not open.
 */
function wordsFor(row: CorrectionRow, opened: readonly SensitiveCategory[]): Words {
  const { title, wrong, rightly, words, changes } = row;
  const areOpen = (categories: readonly SensitiveCategory[]): boolean =>
    categories.every((category) => opened.includes(category));
  if (!areOpen(row.categories))
    return { title: HIDDEN_TITLE, wrong: '', rightly: HIDDEN_WORDS, words: words && HIDDEN_WORDS, changes: [] };
  const isOpen = (text: string): boolean => areOpen(categoryOfWords(text));
  const shown = (text: string): string => (isOpen(text) ? text : HIDDEN_WORDS);
  return {
    title: isOpen(title) ? title : HIDDEN_TITLE,
    wrong: shown(wrong),
    rightly: shown(rightly),
    words: shown(words),
    changes: changes.filter(({ label, from, to }) => isOpen(`${label} ${from} ${to}`)),
  };
}

/** A request as the family reads it; `reader` is the account that reads, `opened` what it has unlocked. */
export function correctionView(
  row: CorrectionRow,
  { reader, today, opened }: { reader: string | null; today: PlainDate; opened: readonly SensitiveCategory[] },
): Correction {
  const { endedAt, endedBy, state } = row;
  const { title, wrong, rightly, words, changes } = wordsFor(row, opened);
  return {
    correctionId: row.correctionId,
    residentId: row.residentId,
    target: { kind: row.targetKind, id: row.targetId },
    title,
    on: row.on,
    wrong,
    rightly,
    state,
    openedAt: row.openedAt.toISOString(),
    dueOn: row.dueOn,
    late: isWaiting(state) && row.dueOn < today,
    answeredBy: row.siteName,
    mine: row.openedBy === reader,
    answer: endedAt ? { at: endedAt.toISOString(), staffName: endedBy, words } : null,
    changes,
    struckOut: state === 'accepted' && row.replacedBy !== null && row.changes.length === 0,
  };
}

/** What a request opens to a member of staff: what was pointed at, to whoever may write into the record, while it waits. */
export const openedForDesk = ({ state }: CorrectionRow, role: StaffRole): readonly SensitiveCategory[] =>
  mayRewrite(role) && isWaiting(state) ? SENSITIVE_CATEGORIES : [];

/** The same at the desk, the name masked. */
export const deskView = (
  row: CorrectionRow,
  told: { today: PlainDate; opened: readonly SensitiveCategory[] },
): DeskCorrection => ({
  ...correctionView(row, { reader: null, ...told }),
  nameMasked: maskName(row.name),
});
