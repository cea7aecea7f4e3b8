/** What points can be used for, as a county lists it. Points are whole numbers everywhere. */
import type { PlainDate } from '../shared/plain-date';

/** Services stand before goods wherever both are listed. */
export const REWARD_KINDS = ['service', 'goods'] as const;
export type RewardKind = (typeof REWARD_KINDS)[number];

/** Drawings a county can choose from. */
export const REWARD_ICONS = [
  'eye',
  'drop',
  'heart',
  'ruler',
  'sun',
  'scale',
  'home',
  'scan',
  'doctor',
  'gift',
] as const;
export type RewardIcon = (typeof REWARD_ICONS)[number];

/** How a time is found once the points are held: with the yearly checkup, by a slot of its own, or by coming in the opening hours. */
export const REWARD_BOOKINGS = ['checkup-add-on', 'slot', 'walk-in'] as const;
export type RewardBooking = (typeof REWARD_BOOKINGS)[number];

/** Who a thing is for. Null means: no matter. */
export interface RewardTerms {
  fromAge: number | null;
  toAge: number | null;
  sex: 'male' | 'female' | null;
  /** Only for people with a home clinic in this county. */
  enrolledOnly: boolean;
  /** Only at the person's own home clinic. */
  ownSiteOnly: boolean;
  /** Once in so many months; null: as often as points allow. */
  everyMonths: number | null;
}

/** A price from a day on; a later version replaces an earlier one, and what was held keeps the price it was held for. */
export interface RewardPrice {
  version: number;
  points: number;
  validFrom: PlainDate;
  /** Last day, inclusive; null: until a newer version. */
  validTo: PlainDate | null;
}

/** How many there are in a period at a place. */
export interface RewardStock {
  stockId: string;
  from: PlainDate;
  /** Last day, inclusive. */
  to: PlainDate;
  capacity: number;
  taken: number;
}

/** Opening hours on a weekday, 1 Monday … 7 Sunday; `HH:MM`, `closesAt` is the first minute after closing. */
export interface OpenHours {
  weekday: number;
  opensAt: string;
  closesAt: string;
}

/** Why something cannot be redeemed now. */
export const REWARD_REASONS = [
  'paused',
  'no-price',
  'too-young',
  'too-old',
  'other-sex',
  'not-enrolled',
  'other-site',
  'held-already',
  'used-lately',
  'done-lately',
  'sold-out',
  'points-off',
  'points-short',
] as const;
export type RewardReason = (typeof REWARD_REASONS)[number];

/** One reason in words; `on` is the day from which it no longer holds, where that is known. */
export interface ReasonLine {
  reason: RewardReason;
  text: string;
  on: PlainDate | null;
}
