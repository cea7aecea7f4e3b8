import type { PointEntry } from '@kangban/contract/points';
import { monthOf } from '@kangban/domain/points/statement';
import { lineTitle, stateOf, stateText } from '@kangban/domain/points/words';
import type { LineRow } from './lines-store';

const IS_BACK = new Set<LineRow['type']>(['void', 'refund']);

/** More of a line in words: what it was for, why it was taken back, why it was not granted. */
function detailOf(row: LineRow): string | null {
  if (row.type === 'earn' && row.settledBy === 'void-pending') return row.settledNote ?? row.detail;
  if (row.type === 'reverse' || row.type === 'adjust' || row.type === 'refund') return row.note;
  if (IS_BACK.has(row.type)) return row.note;
  return row.detail;
}

/** A line of the ledger as residents read it. */
export const entryView = (row: LineRow): PointEntry => ({
  txId: row.txId,
  type: row.type,
  change: row.change,
  points: row.points,
  title: lineTitle(row),
  detail: detailOf(row),
  state: stateOf(row),
  stateText: stateText(row),
  on: row.day,
  bookedOn: row.bookedOn,
  month: monthOf(row.bookedOn),
  expiresOn: row.expiresOn,
  activeAfter: row.activeAfter,
  rule: row.ruleId === null || row.ruleVersion === null ? null : { id: row.ruleId, version: row.ruleVersion },
  evidence:
    row.evidenceKind === null || row.evidenceId === null ? null : { kind: row.evidenceKind, id: row.evidenceId },
  of: row.of,
  by: row.byKind,
  note: row.note,
});
