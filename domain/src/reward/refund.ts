/** What a person gets back when, as a table: the words are shown before redeeming, the rule decides at the desk. */
import type { RewardKind } from './types';

/** Why points come back after the counter has confirmed. */
export const REFUND_REASONS = ['mistake', 'not-suitable', 'not-given', 'faulty'] as const;
export type RefundReason = (typeof REFUND_REASONS)[number];

export interface RefundRule {
  reason: RefundReason;
  kinds: readonly RewardKind[];
  /** Days after the day of the confirmation on which it can still be given back; 0 is that day only. */
  withinDays: number;
  /** Whether the place in stock is free again. */
  stockBack: boolean;
  /** As the desk chooses it. */
  label: string;
}

const BOTH = ['service', 'goods'] as const;

/** A county's rule, not a national one: free until used; after that only for what is not the person's doing. */
export const REFUND_RULES: readonly RefundRule[] = [
  { reason: 'mistake', kinds: BOTH, withinDays: 0, stockBack: true, label: '核销错了（人或项目不对）' },
  { reason: 'not-suitable', kinds: ['service'], withinDays: 30, stockBack: true, label: '医生说不适合做，没有做' },
  { reason: 'not-given', kinds: ['service'], withinDays: 30, stockBack: true, label: '机器坏了或停诊，没有做成' },
  { reason: 'faulty', kinds: ['goods'], withinDays: 7, stockBack: false, label: '东西是坏的，已收回' },
];

/** The rules that still hold for a redemption confirmed so many days ago. */
export const refundsOpen = (kind: RewardKind, daysSince: number): readonly RefundRule[] =>
  REFUND_RULES.filter(({ kinds, withinDays }) => kinds.includes(kind) && daysSince >= 0 && daysSince <= withinDays);

/** The rule for a reason on a day; undefined when it does not hold. */
export const findRefund = (kind: RewardKind, reason: RefundReason, daysSince: number): RefundRule | undefined =>
  refundsOpen(kind, daysSince).find((rule) => rule.reason === reason);

/** The rule as a person reads it before redeeming. */
export const REFUND_TEXTS: Readonly<Record<RewardKind, string>> = {
  service: '没做之前随时能退。医生说不适合做的，积分退回。做过了不退。',
  goods: '没领之前随时能退。领走了不退；东西坏了，7 天内拿来退。',
};
