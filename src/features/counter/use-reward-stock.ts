import {
  listRewardItems,
  pauseReward,
  type RewardAdminItem,
  setRewardPrice,
  setRewardStock,
} from '@kangban/contract/reward-desk';
import {
  addRewardItem,
  type NewRewardItem,
  retireReward,
  setRewardPlace,
  setRewardTexts,
} from '@kangban/contract/reward-item';
import type { BodyOf } from '@kangban/contract/endpoint';
import { call } from '@/platform/request';
import { useActing, type Acting } from '@/platform/use-acting';
import { useRemote } from '@/platform/use-remote';

export interface RewardStock extends Pick<Acting, 'busy' | 'problem'> {
  remote: ReturnType<typeof useRemote<typeof listRewardItems>>;
  stock: (itemId: string, body: BodyOf<typeof setRewardStock>) => Promise<boolean>;
  price: (itemId: string, body: BodyOf<typeof setRewardPrice>) => Promise<boolean>;
  pause: (itemId: string, body: BodyOf<typeof pauseReward>) => Promise<boolean>;
  add: (item: NewRewardItem) => Promise<boolean>;
  place: (itemId: string, siteId: string, body: BodyOf<typeof setRewardPlace>) => Promise<boolean>;
  texts: (itemId: string, body: BodyOf<typeof setRewardTexts>) => Promise<boolean>;
  retire: (itemId: string, body: BodyOf<typeof retireReward>) => Promise<boolean>;
}

/** The catalogue with prices and stock, and the county's changes to it. */
export function useRewardStock(): RewardStock {
  const remote = useRemote({ endpoint: listRewardItems, input: {} });
  const { busy, problem, act } = useActing();
  const change = async (work: () => Promise<RewardAdminItem>): Promise<boolean> => {
    const item = await act(work);
    if (item) await remote.reload();
    return item !== undefined;
  };
  return {
    remote,
    busy,
    problem,
    stock: (itemId, body) => change(() => call(setRewardStock, { params: { itemId }, body })),
    price: (itemId, body) => change(() => call(setRewardPrice, { params: { itemId }, body })),
    pause: (itemId, body) => change(() => call(pauseReward, { params: { itemId }, body })),
    add: (body) => change(() => call(addRewardItem, { body })),
    place: (itemId, siteId, body) => change(() => call(setRewardPlace, { params: { itemId, siteId }, body })),
    texts: (itemId, body) => change(() => call(setRewardTexts, { params: { itemId }, body })),
    retire: (itemId, body) => change(() => call(retireReward, { params: { itemId }, body })),
  };
}
