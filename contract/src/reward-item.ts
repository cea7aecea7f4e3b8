import { REWARD_BOOKINGS, REWARD_ICONS } from '@kangban/domain/reward/types';
import { PlainDate, TimeOfDay, Uuid } from './common';
import { endpoint } from './endpoint';
import { ItemId, RewardKind } from './reward';
import { RewardAdminItem } from './reward-desk';
import { z } from './zod';

const words = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most));
const Note = z.string().check(z.trim(), z.minLength(2), z.maxLength(200));
const Age = z.nullable(z.int().check(z.minimum(0), z.maximum(150)));
const Room = z.string().check(z.trim(), z.maxLength(40));
const Hours = z
  .array(
    z.object({
      weekday: z.int().check(z.minimum(1), z.maximum(7)),
      opensAt: TimeOfDay,
      closesAt: TimeOfDay,
    }),
  )
  .check(z.maxLength(28));

/** Everything a county says of something new; what is missing of age and interval comes from the add-ons of the checkup. */
export const NewRewardItem = z.object({
  kind: RewardKind,
  icon: z.enum([...REWARD_ICONS]),
  name: words(30),
  /** How much of it: 1 次, 1 桶. */
  unit: words(10),
  about: words(40),
  detail: words(200),
  fromAge: Age,
  toAge: Age,
  sex: z.nullable(z.enum(['male', 'female'])),
  enrolledOnly: z.boolean(),
  ownSiteOnly: z.boolean(),
  everyMonths: z.nullable(z.int().check(z.minimum(1), z.maximum(120))),
  booking: z.enum([...REWARD_BOOKINGS]),
  addOnId: z.nullable(ItemId),
  /** Whose slots it goes on to; with `slot` only. */
  service: z.nullable(ItemId),
  useWithinDays: z.int().check(z.minimum(1), z.maximum(366)),
  price: z.object({ points: z.int().check(z.minimum(1), z.maximum(100_000)), validFrom: PlainDate }),
  places: z.array(z.object({ siteId: Uuid, room: Room, hours: Hours })).check(z.minLength(1), z.maxLength(50)),
  note: Note,
});
export type NewRewardItem = z.infer<typeof NewRewardItem>;

const atDesk = { tag: 'reward', caller: 'staff' } as const;
const Item = z.object({ itemId: ItemId });

export const addRewardItem = endpoint({
  ...atDesk,
  method: 'POST',
  path: '/desk/rewards',
  summary:
    'Add something to the catalogue, with its first price and its places; it can be redeemed once there is stock',
  body: NewRewardItem,
  status: 201,
  answer: RewardAdminItem,
  errors: ['forbidden', 'bad-input', 'reward-name-taken', 'reward-catalogue-full'],
});
export const setRewardPlace = endpoint({
  ...atDesk,
  method: 'PUT',
  path: '/desk/rewards/:itemId/places/:siteId',
  summary: 'Where in a clinic, and its opening hours there; a clinic that did not have it yet is added',
  params: z.object({ itemId: ItemId, siteId: Uuid }),
  body: z.object({ room: Room, hours: Hours, note: Note }),
  answer: RewardAdminItem,
  errors: ['not-found', 'forbidden', 'bad-input', 'reward-retired'],
});
export const setRewardTexts = endpoint({
  ...atDesk,
  method: 'PUT',
  path: '/desk/rewards/:itemId/texts',
  summary: 'Correct what is said of it, never its price or whom it is for; what was redeemed keeps its name',
  params: Item,
  body: z.object({ name: words(30), about: words(40), detail: words(200), note: Note }),
  answer: RewardAdminItem,
  errors: ['not-found', 'forbidden', 'reward-name-taken', 'reward-retired'],
});
export const retireReward = endpoint({
  ...atDesk,
  method: 'POST',
  path: '/desk/rewards/:itemId/retire',
  summary: 'End it for good from today on; what is held stays good until its last day',
  params: Item,
  body: z.object({ note: Note }),
  answer: RewardAdminItem,
  errors: ['not-found', 'forbidden', 'reward-retired'],
});
