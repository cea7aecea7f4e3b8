/** A redemption as something an appointment is for: a service of the county's catalogue whose slots residents book. */
import type { BookedItem } from '../child-visit/visit-booking';
import type { PlainDate } from '../shared/plain-date';
import type { RedemptionState } from './states';
import { monthDay } from './words';

const SERIES = 'reward:';
const ONCE = 1;

/** What a booking asks for: the service whose slot it is, and the redemption that pays for it. */
export interface WantedRewardSlot {
  service: string;
  redemptionId: string;
}

/**
 * A redemption in the form appointments hold things. It names its redemption in the series, so that the unique index of held doses allows
 * one active appointment a redemption.
 */
export const rewardItem = ({ service, redemptionId }: WantedRewardSlot): BookedItem => ({
  series: `${SERIES}${redemptionId}`,
  vaccine: service,
  dose: ONCE,
});

/** Whether a series is a redemption's: such a thing is never asked for among doses. */
export const isRewardSeries = (series: string): boolean => series.startsWith(SERIES);

/** The redemption among what an appointment holds; undefined for an appointment for something else. */
export function findReward(items: readonly BookedItem[]): WantedRewardSlot | undefined {
  const found = items.find(({ series }) => isRewardSeries(series));
  return found && { service: found.vaccine, redemptionId: found.series.slice(SERIES.length) };
}

/** What a booking has to know of the redemption it is for. */
export interface RedemptionToBook {
  redemptionId: string;
  state: RedemptionState;
  /** Whose slots it goes on to; null for what is used without a time. */
  service: string | null;
  siteId: string;
  siteName: string;
  /** The last day for using it, inclusive. */
  useBy: PlainDate;
}

export type RewardSlotRefusal = 'ended' | 'other-service' | 'other-place' | 'too-late';

export interface RefusedRewardSlot {
  reason: RewardSlotRefusal;
  text: string;
}

/**
 * Whether a slot may be booked for a redemption: while the points are held, for its own service, at the place it was redeemed for and no
 * later than its last day, so that it never lapses before its appointment. A service not agreed on comes before the day.
 * @returns undefined when it may; else why not, in words
 */
export function refuseRewardSlot(
  wanted: WantedRewardSlot,
  redemption: RedemptionToBook,
  { siteId, day, today }: { siteId: string; day: PlainDate; today: PlainDate },
): RefusedRewardSlot | undefined {
  if (redemption.state !== 'held') return { reason: 'ended', text: '这个兑换已经结束了，不能再约时间。' };
  if (redemption.service !== wanted.service) return { reason: 'other-service', text: '这个兑换不是这项服务的。' };
  if (redemption.siteId !== siteId)
    return { reason: 'other-place', text: `这个兑换只能在${redemption.siteName}用，约那里的时间。` };
  if (day > redemption.useBy)
    return { reason: 'too-late', text: `这个兑换${monthDay(redemption.useBy, today)}前有效，请约早一点的日子。` };
  return undefined;
}
