import { REDEMPTION_STATES } from '@kangban/domain/reward/states';
import { REWARD_BOOKINGS, REWARD_ICONS, REWARD_KINDS, REWARD_REASONS } from '@kangban/domain/reward/types';
import { Count, Cursor, Instant, Nothing, pageOf, PlainDate, Uuid } from './common';
import { endpoint } from './endpoint';
import { RedemptionBooking } from './redemption-booking';
import { z } from './zod';

export const RewardKind = z.enum([...REWARD_KINDS]);
export const RedemptionState = z.enum([...REDEMPTION_STATES]);

/** Whose points: the person's own, or those of their family where the county allows it. */
export const PointHolder = z.enum(['own', 'family']);

/** Why it cannot be redeemed now, in words; `on` is the day from which it can, where that is known. */
export const RewardReasonLine = z.object({
  reason: z.enum([...REWARD_REASONS]),
  text: z.string(),
  on: z.nullable(PlainDate),
});

/** Where it is given. */
export const RewardPlace = z.object({
  siteId: Uuid,
  siteName: z.string(),
  /** 2楼 眼科; empty when everybody knows. */
  room: z.string(),
  phone: z.string(),
  address: z.string(),
  /** In words, a line a span: 周一到周五 8:30–11:30. */
  hours: z.array(z.string()),
  /** How many are left at this place in the period of today. */
  left: Count,
  /** The first day there is one again at this place; null when there is one now, or none is planned. */
  againOn: z.nullable(PlainDate),
  /** Straight line from the place asked about; null when none was given. */
  distanceKm: z.nullable(z.number()),
});
export type RewardPlace = z.infer<typeof RewardPlace>;

/** Something points can be used for, and how it stands for one person today. */
export const Reward = z.object({
  itemId: z.string(),
  kind: RewardKind,
  icon: z.enum([...REWARD_ICONS]),
  name: z.string(),
  /** 1 次, 90 天, 1 个. */
  unit: z.string(),
  /** A line of the list. */
  about: z.string(),
  /** A sentence or two before agreeing. */
  detail: z.string(),
  points: Count,
  /** Send it back: what was agreed to. */
  priceVersion: Count,
  /** Whether it can be redeemed now with the own or the family's points. */
  open: z.boolean(),
  /** Empty exactly when open. */
  reasons: z.array(RewardReasonLine),
  /** The last day for using it, when redeemed today. */
  useBy: PlainDate,
  /** 只能爸爸本人用，带身份证. */
  whoText: z.string(),
  refundText: z.string(),
  booking: z.enum([...REWARD_BOOKINGS]),
  places: z.array(RewardPlace),
});
export type Reward = z.infer<typeof Reward>;

export const RewardPurse = z.object({
  holder: PointHolder,
  active: Count,
  locked: Count,
  /** What runs out first, soonest first. */
  expiring: z.array(z.object({ on: PlainDate, points: Count })),
});

/** The list for one person: services first, what can be redeemed first. */
export const RewardCatalogue = z.object({
  residentId: Uuid,
  label: z.string(),
  today: PlainDate,
  /** False for who may look but not spend. */
  mayRedeem: z.boolean(),
  purses: z.array(RewardPurse),
  items: z.array(Reward),
});
export type RewardCatalogue = z.infer<typeof RewardCatalogue>;

export const Redemption = z.object({
  redemptionId: Uuid,
  residentId: Uuid,
  /** Eight digits, to be told with the ID card when the phone is flat. */
  number: z.string(),
  state: RedemptionState,
  itemId: z.string(),
  kind: RewardKind,
  icon: z.enum([...REWARD_ICONS]),
  name: z.string(),
  unit: z.string(),
  points: Count,
  holder: PointHolder,
  /** Points of that purse right now. */
  activeLeft: Count,
  nameMasked: z.string(),
  label: z.string(),
  place: RewardPlace,
  heldAt: Instant,
  /** Last day, inclusive. */
  useBy: PlainDate,
  /** When it was used, given back or ran out. */
  endedAt: z.nullable(Instant),
  endText: z.nullable(z.string()),
  refundText: z.string(),
  mayCancel: z.boolean(),
  booking: RedemptionBooking,
});
export type Redemption = z.infer<typeof Redemption>;

export const RedemptionCode = z.object({
  redemptionId: Uuid,
  state: RedemptionState,
  /** Six digits; null once the redemption is not held any more. */
  digits: z.nullable(z.string()),
  /** Text of the QR: digits only, so that a scanner types it into any field. */
  qr: z.nullable(z.string()),
  /** When the next code takes its place. */
  changesAt: Instant,
  /** Whole seconds until then, by the server's clock. */
  secondsLeft: Count,
});
export type RedemptionCode = z.infer<typeof RedemptionCode>;

const reward = { tag: 'reward' } as const;
const KEY_ERRORS = ['idempotency-key-missing', 'idempotency-body-differs'] as const;
const OfPerson = z.object({ residentId: Uuid });
const OfRedemption = z.object({ residentId: Uuid, redemptionId: Uuid });
const Latitude = z.coerce.number().check(z.minimum(-90), z.maximum(90));
const Longitude = z.coerce.number().check(z.minimum(-180), z.maximum(180));
export const ItemId = z.string().check(z.regex(/^[a-z][a-z0-9-]{1,39}$/));

export const listRewards = endpoint({
  ...reward,
  method: 'GET',
  path: '/residents/:residentId/rewards',
  summary: 'What points can be used for, and how each stands for this person today',
  caller: 'resident',
  params: OfPerson,
  query: z.object({ latitude: z.optional(Latitude), longitude: z.optional(Longitude) }),
  answer: RewardCatalogue,
  errors: ['not-found'],
});
export const redeemReward = endpoint({
  ...reward,
  method: 'POST',
  path: '/residents/:residentId/redemptions',
  summary: 'Hold the points and a place in stock for something, all or nothing',
  caller: 'resident',
  idempotent: true,
  params: OfPerson,
  body: z.object({
    itemId: ItemId,
    siteId: Uuid,
    /** The price that was agreed to. */
    priceVersion: Count,
    holder: z.optional(PointHolder),
  }),
  status: 201,
  answer: Redemption,
  errors: [
    'not-found',
    'forbidden',
    'reward-not-eligible',
    'reward-sold-out',
    'reward-price-changed',
    'not-enough-points',
    ...KEY_ERRORS,
  ],
});
export const listRedemptions = endpoint({
  ...reward,
  method: 'GET',
  path: '/residents/:residentId/redemptions',
  summary: 'What a person redeemed, newest first',
  caller: 'resident',
  params: OfPerson,
  query: z.object({ cursor: z.optional(Cursor) }),
  answer: pageOf(Redemption),
  errors: ['not-found'],
});
export const getRedemption = endpoint({
  ...reward,
  method: 'GET',
  path: '/residents/:residentId/redemptions/:redemptionId',
  summary: 'One redemption; asked again every few seconds while the code is shown, by its ETag',
  caller: 'resident',
  params: OfRedemption,
  answer: Redemption,
  errors: ['not-found'],
});
export const showRedemptionCode = endpoint({
  ...reward,
  method: 'POST',
  path: '/residents/:residentId/redemptions/:redemptionId/code',
  summary: 'The code of this minute; it can be used at the counter only while somebody shows it',
  caller: 'resident',
  params: OfRedemption,
  body: Nothing,
  answer: RedemptionCode,
  errors: ['not-found', 'forbidden'],
});
export const cancelRedemption = endpoint({
  ...reward,
  method: 'POST',
  path: '/residents/:residentId/redemptions/:redemptionId/cancel',
  summary: 'Give it up before use: points and stock go back',
  caller: 'resident',
  idempotent: true,
  params: OfRedemption,
  body: Nothing,
  answer: Redemption,
  errors: ['not-found', 'forbidden', 'redemption-not-changeable', ...KEY_ERRORS],
});
export const joinCheckup = endpoint({
  ...reward,
  method: 'POST',
  path: '/residents/:residentId/redemptions/:redemptionId/appointment',
  summary: 'Have an add-on done with a yearly checkup that is booked',
  caller: 'resident',
  params: OfRedemption,
  body: z.object({ appointmentId: Uuid }),
  answer: Redemption,
  errors: ['not-found', 'forbidden', 'redemption-not-changeable', 'redemption-not-joinable'],
});
