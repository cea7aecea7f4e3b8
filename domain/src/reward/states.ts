/** The life of a redemption as a table: points are held, then used, given back, or out of time. */

export const REDEMPTION_STATES = ['held', 'committed', 'voided', 'expired', 'refunded'] as const;
export type RedemptionState = (typeof REDEMPTION_STATES)[number];

/** `commit`: confirmed at the counter; `void`: cancelled before use; `expire`: its last day has passed; `refund`: given back after use. */
export const REDEMPTION_MOVES = ['commit', 'void', 'expire', 'refund'] as const;
export type RedemptionMove = (typeof REDEMPTION_MOVES)[number];

interface MoveRule {
  from: RedemptionState;
  to: RedemptionState;
  /** What happens to the points in the ledger. */
  points: 'spent' | 'back';
  /** What becomes of the piece in stock: after the counter the reason of the refund decides (REFUND_RULES). */
  stock: 'gone' | 'back' | 'by-reason';
}

const RULES: Readonly<Record<RedemptionMove, MoveRule>> = {
  commit: { from: 'held', to: 'committed', points: 'spent', stock: 'gone' },
  void: { from: 'held', to: 'voided', points: 'back', stock: 'back' },
  expire: { from: 'held', to: 'expired', points: 'back', stock: 'back' },
  refund: { from: 'committed', to: 'refunded', points: 'back', stock: 'by-reason' },
};

/** Where a move leads; undefined when it is not open from here, so every redemption ends at most once. */
export function findMove(state: RedemptionState, move: RedemptionMove): MoveRule | undefined {
  const rule = RULES[move];
  return rule.from === state ? rule : undefined;
}
