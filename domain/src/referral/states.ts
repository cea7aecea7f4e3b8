/** The life of a referral as data: from the finding until a result has come back. Any kind: eyes, growth, a checkup. */

export const REFERRAL_STATES = [
  'opened',
  'booked',
  'sent',
  'seen',
  'result-back',
  'closed',
  'declined',
  'cancelled',
] as const;
export type ReferralState = (typeof REFERRAL_STATES)[number];

export const REFERRAL_MOVES = ['book', 'send', 'see', 'return-result', 'close', 'decline', 'cancel'] as const;
export type ReferralMove = (typeof REFERRAL_MOVES)[number];

export interface ReferralRule {
  from: readonly ReferralState[];
  to: ReferralState;
}

const UNDER_WAY: readonly ReferralState[] = ['opened', 'booked', 'sent'];

/**
 * Every move. A place may be booked again at another time; a paper may be sent before or after. Without a result there is no way to
 * `closed`: a family may decline and a clinic cancel what it opened by mistake, and both stay visible as what they are.
 */
export const REFERRAL_RULES: Readonly<Record<ReferralMove, ReferralRule>> = {
  book: { from: UNDER_WAY, to: 'booked' },
  send: { from: ['opened', 'booked'], to: 'sent' },
  see: { from: UNDER_WAY, to: 'seen' },
  'return-result': { from: [...UNDER_WAY, 'seen'], to: 'result-back' },
  close: { from: ['result-back'], to: 'closed' },
  decline: { from: UNDER_WAY, to: 'declined' },
  cancel: { from: [...UNDER_WAY, 'seen'], to: 'cancelled' },
};

/** States in which a result is still awaited; a person has at most one such referral of a kind. */
export const OPEN_STATES: readonly ReferralState[] = ['opened', 'booked', 'sent', 'seen'];

/** Whether a result is still awaited. */
export const isOpen = (state: ReferralState): boolean => OPEN_STATES.includes(state);

/** The state a move leads to; undefined when this state does not allow it. */
export const referralAfter = (state: ReferralState, move: ReferralMove): ReferralState | undefined =>
  REFERRAL_RULES[move].from.includes(state) ? REFERRAL_RULES[move].to : undefined;
