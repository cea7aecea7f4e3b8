import type { Correction, DeskCorrection } from '@kangban/contract/correction';
import { isWaiting } from '@kangban/domain/correction/states';
import { maskName } from '@kangban/domain/shared/masking';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type { CorrectionRow } from './store';

/** A request as the family reads it; `reader` is the account that reads. */
export function correctionView(
  row: CorrectionRow,
  { reader, today }: { reader: string | null; today: PlainDate },
): Correction {
  const { endedAt, endedBy, words, state } = row;
  return {
    correctionId: row.correctionId,
    residentId: row.residentId,
    target: { kind: row.targetKind, id: row.targetId },
    title: row.title,
    on: row.on,
    wrong: row.wrong,
    rightly: row.rightly,
    state,
    openedAt: row.openedAt.toISOString(),
    dueOn: row.dueOn,
    late: isWaiting(state) && row.dueOn < today,
    answeredBy: row.siteName,
    mine: row.openedBy === reader,
    answer: endedAt ? { at: endedAt.toISOString(), staffName: endedBy, words } : null,
    changes: row.changes,
    struckOut: state === 'accepted' && row.replacedBy !== null && row.changes.length === 0,
  };
}

/** The same at the desk, the name masked. */
export const deskView = (row: CorrectionRow, today: PlainDate): DeskCorrection => ({
  ...correctionView(row, { reader: null, today }),
  nameMasked: maskName(row.name),
});
