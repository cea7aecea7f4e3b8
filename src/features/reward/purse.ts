import type { RewardCatalogue } from '@kangban/contract/reward';
import { addDays, type PlainDate } from '@kangban/domain/shared/plain-date';

export type RewardPurse = RewardCatalogue['purses'][number];

/** What runs out within this many days is said before anything else. */
const SOON_DAYS = 90;

/** What runs out soonest of a purse, when that is soon. */
export const soonOf = ({ expiring }: RewardPurse, today: PlainDate): RewardPurse['expiring'][number] | undefined =>
  expiring.find(({ on, points }) => points > 0 && on <= addDays(today, SOON_DAYS));

/** Purses that hold enough for a price; the own one first. */
export const pursesFor = ({ purses }: Pick<RewardCatalogue, 'purses'>, points: number): RewardPurse[] =>
  purses.filter(({ active }) => active >= points);
