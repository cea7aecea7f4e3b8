/** What the documents share: bounds of the checks and the sentences every county has to publish (fact sheet §7.3, "Legal" and "Anti-cheating"). */
import type { Cap, CheckLimits, Scheme, Weights } from './types';

export const CHECKS: CheckLimits = {
  identicalTimes: 5,
  backHours: 72,
  perHourMax: 12,
  residentsPerPhoneMax: 6,
  recheckPercent: 2,
};

/** Written down by staff; nothing else counts. */
export const STAFF_ONLY: Weights = { clinic: 100, device: 0, typed: 0 };
/** The clinic's and a registered device's word counts, a typed number does not. */
export const DEVICE_ONLY: Weights = { clinic: 100, device: 100, typed: 0 };
/** A typed number counts half. */
export const TYPED_HALF: Weights = { clinic: 100, device: 100, typed: 50 };
/** Done on the phone by the person, and that is what is asked for. */
export const EVERYBODY: Weights = { clinic: 100, device: 100, typed: 100 };

/** At most so many times in a natural year. */
export const yearly = (times: number): readonly Cap[] => [{ per: 'year', times }];

export const NOTES: Scheme['notes'] = [
  { kind: 'yes', text: '管好血压、血糖、体重、腰围，就能得分' },
  { kind: 'yes', text: '能换卫生院的健康服务' },
  { kind: 'no', text: '不能换钱，不能卖，不是财产' },
  { kind: 'safe', text: '没达标不扣分，算错了可以申诉' },
  { kind: 'safe', text: '不要积分，免费服务一样不少；可以随时关掉' },
  { kind: 'safe', text: '不看心理、传染病这些筛查的结果；瘦得太快、太瘦，都不给分' },
  { kind: 'safe', text: '给分的人不能给自己和家里人给分，也不能由同一个人换' },
];
