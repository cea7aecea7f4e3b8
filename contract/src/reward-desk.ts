import { COUNTER_WARNINGS } from '@kangban/domain/reward/counter';
import { REFUND_REASONS } from '@kangban/domain/reward/refund';
import { Count, Cursor, Instant, PlainDate, TimeOfDay, Uuid } from './common';
import { endpoint } from './endpoint';
import { ItemId, RedemptionState, RewardKind } from './reward';
import { z } from './zod';

/** What staff have to know before pressing; none of it stops by itself. */
export const CounterWarning = z.object({
  code: z.enum([...COUNTER_WARNINGS]),
  text: z.string(),
});
/** A redemption on the counter: the full name only here. */
export const CounterRedemption = z.object({
  redemptionId: Uuid,
  number: z.string(),
  state: RedemptionState,
  name: z.string(),
  sex: z.enum(['male', 'female']),
  age: Count,
  idMasked: z.nullable(z.string()),
  itemName: z.string(),
  unit: z.string(),
  kind: RewardKind,
  points: Count,
  siteName: z.string(),
  room: z.string(),
  heldAt: Instant,
  useBy: PlainDate,
  /** The time that is booked for it; null for none. */
  appointment: z.nullable(z.object({ day: PlainDate, startsAt: TimeOfDay, endsAt: TimeOfDay })),
  /** How it was found: shown code, or number and ID card. */
  way: z.enum(['digits', 'qr', 'id-card']),
  warnings: z.array(CounterWarning),
  /** Why this member of staff cannot confirm it, in words; null when they can. */
  refusal: z.nullable(z.string()),
  /** Proof that the code was right, for a few minutes; null when it cannot be confirmed. */
  proof: z.nullable(z.string()),
});
export type CounterRedemption = z.infer<typeof CounterRedemption>;

/** A line of the day's list; the name is masked. */
export const CounterLine = z.object({
  redemptionId: Uuid,
  number: z.string(),
  state: z.enum(['committed', 'refunded']),
  nameMasked: z.string(),
  itemName: z.string(),
  unit: z.string(),
  kind: RewardKind,
  points: Count,
  confirmedAt: Instant,
  staffName: z.string(),
  way: z.enum(['digits', 'qr', 'id-card']),
  /** By which reasons the points can still be given back; empty when by none. */
  refunds: z.array(z.object({ reason: z.enum([...REFUND_REASONS]), label: z.string() })),
  refundLabel: z.nullable(z.string()),
});
export type CounterLine = z.infer<typeof CounterLine>;

const OpenHours = z.object({ weekday: z.int(), opensAt: TimeOfDay, closesAt: TimeOfDay });

/** An item as its place or the county keeps it. */
export const RewardStockLine = z.object({
  stockId: Uuid,
  siteId: Uuid,
  siteName: z.string(),
  from: PlainDate,
  to: PlainDate,
  capacity: Count,
  taken: Count,
});
export const RewardAdminItem = z.object({
  itemId: z.string(),
  kind: RewardKind,
  name: z.string(),
  unit: z.string(),
  about: z.string(),
  detail: z.string(),
  paused: z.boolean(),
  /** The first day it is no longer offered, for good; null while it is kept. */
  retiredOn: z.nullable(PlainDate),
  price: z.nullable(z.object({ version: Count, points: Count, validFrom: PlainDate })),
  /** A price that comes into force later. */
  nextPrice: z.nullable(z.object({ version: Count, points: Count, validFrom: PlainDate })),
  /** Where it can be offered, whether there is stock now or not. */
  places: z.array(z.object({ siteId: Uuid, siteName: z.string(), room: z.string(), hours: z.array(OpenHours) })),
  stock: z.array(RewardStockLine),
});
export type RewardAdminItem = z.infer<typeof RewardAdminItem>;

const atDesk = { tag: 'reward', caller: 'staff' } as const;
const Item = z.object({ itemId: ItemId });
const Note = z.string().check(z.trim(), z.minLength(2), z.maxLength(200));
const Points = z.number().check(z.int(), z.minimum(1), z.maximum(100_000));

export const findRedemption = endpoint({
  ...atDesk,
  method: 'POST',
  path: '/desk/redemptions/find',
  summary: 'Find a redemption by what the person shows: six digits, a scanned code, or its number with the ID card',
  body: z.object({
    typed: z.string().check(z.trim(), z.minLength(6), z.maxLength(40)),
    idNumber: z.optional(z.string().check(z.trim(), z.minLength(15), z.maxLength(32))),
  }),
  answer: CounterRedemption,
  errors: [
    'redemption-code-unknown',
    'redemption-code-shared',
    'redemption-tries-used-up',
    'id-number-invalid',
    'other-site',
  ],
});
export const confirmRedemption = endpoint({
  ...atDesk,
  method: 'POST',
  path: '/desk/redemptions/:redemptionId/confirm',
  summary: 'Confirm at the counter: the points are used, exactly once',
  idempotent: true,
  params: z.object({ redemptionId: Uuid }),
  body: z.object({
    proof: z.string().check(z.minLength(1), z.maxLength(400)),
    /** Warnings the member of staff read and goes on with. */
    seen: z.array(CounterWarning.shape.code).check(z.maxLength(5)),
  }),
  answer: CounterLine,
  errors: [
    'not-found',
    'other-site',
    'redemption-proof-old',
    'redemption-not-changeable',
    'redemption-warning-unseen',
    'redemption-own',
    'redemption-same-worker',
    'idempotency-key-missing',
    'idempotency-body-differs',
  ],
});
export const listCounterDay = endpoint({
  ...atDesk,
  method: 'GET',
  path: '/desk/redemptions',
  summary: 'What this site confirmed on a day, newest first',
  query: z.object({ day: z.optional(PlainDate), cursor: z.optional(Cursor) }),
  answer: z.object({
    day: PlainDate,
    confirmed: Count,
    points: Count,
    items: z.array(CounterLine),
    nextCursor: z.nullable(z.string()),
  }),
  errors: [],
});
export const refundRedemption = endpoint({
  ...atDesk,
  method: 'POST',
  path: '/desk/redemptions/:redemptionId/refund',
  summary: 'Give the points back after the counter, by the table of refunds',
  idempotent: true,
  params: z.object({ redemptionId: Uuid }),
  body: z.object({ reason: z.enum([...REFUND_REASONS]), note: Note }),
  answer: CounterLine,
  errors: [
    'not-found',
    'other-site',
    'redemption-not-changeable',
    'redemption-refund-closed',
    'idempotency-key-missing',
    'idempotency-body-differs',
  ],
});
export const listRewardItems = endpoint({
  ...atDesk,
  method: 'GET',
  path: '/desk/rewards',
  summary: 'The catalogue with prices and stock: all of it for the county, the own place for others',
  answer: z.object({
    today: PlainDate,
    mayEdit: z.boolean(),
    items: z.array(RewardAdminItem),
    /** Clinics it can be offered at, and services with slots; only for who may edit. */
    sites: z.array(z.object({ siteId: Uuid, siteName: z.string() })),
    services: z.array(z.object({ service: z.string(), name: z.string() })),
  }),
  errors: [],
});
export const setRewardStock = endpoint({
  ...atDesk,
  method: 'PUT',
  path: '/desk/rewards/:itemId/stock',
  summary: 'How many there are at a place in a period; never fewer than are taken',
  params: Item,
  body: z.object({ siteId: Uuid, from: PlainDate, to: PlainDate, capacity: Count }),
  answer: RewardAdminItem,
  errors: ['not-found', 'forbidden', 'reward-stock-taken', 'reward-period-overlaps', 'reward-retired', 'bad-input'],
});
export const setRewardPrice = endpoint({
  ...atDesk,
  method: 'POST',
  path: '/desk/rewards/:itemId/prices',
  summary: 'A new price from a day on; what is held keeps its price',
  params: Item,
  body: z.object({ points: Points, validFrom: PlainDate, note: Note }),
  status: 201,
  answer: RewardAdminItem,
  errors: ['not-found', 'forbidden', 'reward-retired', 'bad-input'],
});
export const pauseReward = endpoint({
  ...atDesk,
  method: 'POST',
  path: '/desk/rewards/:itemId/pause',
  summary: 'Offer it no longer, or again; what is held stays good',
  params: Item,
  body: z.object({ paused: z.boolean(), note: Note }),
  answer: RewardAdminItem,
  errors: ['not-found', 'forbidden', 'reward-retired'],
});
