import { getRedemption, redeemReward, type Redemption, type Reward } from '@kangban/contract/reward';
import { asProblem, type ProblemError } from '@/platform/problem';
import { putAnswer } from '@/platform/remote-cache';
import { call } from '@/platform/request';
import { isUnsure, sendOnce } from '@/platform/send-once';

export interface Wish {
  residentId: string;
  reward: Pick<Reward, 'itemId' | 'priceVersion'>;
  siteId: string;
  holder: Redemption['holder'];
}

export type Redeemed =
  | { kind: 'redeemed'; redemption: Redemption }
  | { kind: 'refused'; problem: ProblemError }
  /** No answer came: asking again with the same key settles it, and takes no points twice. */
  | { kind: 'unsure' };

/** Holds the points for one thing; asked again after a lost answer, they are held once. */
export async function redeem({
  residentId,
  reward: { itemId, priceVersion },
  siteId,
  holder,
}: Wish): Promise<Redeemed> {
  const body = { itemId, siteId, priceVersion, holder };
  try {
    const redemption = await sendOnce({ name: 'redeem', what: { residentId, ...body } }, (idempotencyKey) =>
      call(redeemReward, { params: { residentId }, body, idempotencyKey }),
    );
    putAnswer(getRedemption, { params: { residentId, redemptionId: redemption.redemptionId } }, redemption);
    return { kind: 'redeemed', redemption };
  } catch (reason) {
    const problem = asProblem(reason);
    return isUnsure(problem.code) ? { kind: 'unsure' } : { kind: 'refused', problem };
  }
}
