import { CheckupService } from '../appointment';
import { Count, CountyCode, Cursor, Instant, pageOf, PlainDate, TimeOfDay, Uuid } from '../common';
import { endpoint } from '../endpoint';
import { z } from '../zod';

/** A day and place with room: at a clinic, or where the vehicle stands. */
export const CheckupChoice = z.object({
  slotId: Uuid,
  siteId: Uuid,
  siteName: z.string(),
  phone: z.string(),
  /** Where a vehicle stands; null at a clinic. */
  stop: z.nullable(z.object({ stopId: Uuid, place: z.string() })),
  address: z.string(),
  day: PlainDate,
  startsAt: TimeOfDay,
  endsAt: TimeOfDay,
  /** Online places left in this slot. */
  remaining: Count,
  /** `own`: the person's clinic; `village`, `township`: the vehicle there; `other`: anywhere else in the county. */
  near: z.enum(['own', 'village', 'township', 'other']),
});
export type CheckupChoice = z.infer<typeof CheckupChoice>;

/** Whether a checkup may be booked for somebody now, and the first places to choose from. */
export const CheckupOffer = z.object({
  service: CheckupService,
  today: PlainDate,
  state: z.enum(['open', 'booked', 'done', 'too-young']),
  /** In words, why it cannot be booked now. */
  text: z.nullable(z.string()),
  nextPossibleOn: z.nullable(PlainDate),
  booked: z.nullable(
    z.object({ appointmentId: Uuid, day: PlainDate, startsAt: TimeOfDay, endsAt: TimeOfDay, place: z.string() }),
  ),
  homeSiteId: z.nullable(Uuid),
  /** The nearest few, each the first free time of its day. */
  choices: z.array(CheckupChoice),
});
export type CheckupOffer = z.infer<typeof CheckupOffer>;

/** Where the mobile checkup vehicle stands, when, and whether there is room. */
export const CheckupStop = z.object({
  stopId: Uuid,
  siteId: Uuid,
  vehicle: z.string(),
  phone: z.string(),
  township: z.string(),
  village: z.string(),
  place: z.string(),
  address: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  day: PlainDate,
  startsAt: TimeOfDay,
  endsAt: TimeOfDay,
  state: z.enum(['open', 'full', 'not-released', 'past-cutoff', 'closed']),
  remaining: Count,
  releasedAt: Instant,
  closedReason: z.nullable(z.string()),
  /** Straight-line distance from the place asked about; null when none was given. */
  distanceKm: z.nullable(z.number()),
});
export type CheckupStop = z.infer<typeof CheckupStop>;

/** An item due only every few years, as the record knows it. */
export const AddOnLine = z.object({
  id: z.string(),
  name: z.string(),
  about: z.string(),
  everyYears: Count,
  source: z.string(),
  /** `unknown`: the record is not open to the caller. */
  state: z.enum(['never', 'due', 'later', 'unknown']),
  lastOn: z.nullable(PlainDate),
  nextOn: z.nullable(PlainDate),
  /** What it costs in points; null where the county does not offer it for points. */
  reward: z.nullable(z.object({ itemId: z.string(), points: Count, open: z.boolean(), text: z.nullable(z.string()) })),
});
export type AddOnLine = z.infer<typeof AddOnLine>;

const ResidentParams = z.object({ residentId: Uuid });
const booking = { tag: 'booking', caller: 'resident' } as const;
const Latitude = z.coerce.number().check(z.minimum(-90), z.maximum(90));
const Longitude = z.coerce.number().check(z.minimum(-180), z.maximum(180));

export const getCheckupOffer = endpoint({
  ...booking,
  method: 'GET',
  path: '/residents/:residentId/checkup-offer',
  summary: 'Whether the yearly checkup or a recheck may be booked now, and where',
  params: ResidentParams,
  query: z.object({ service: CheckupService, taskId: z.optional(Uuid) }),
  answer: CheckupOffer,
  errors: ['not-found'],
});
export const listCheckupStops = endpoint({
  tag: 'booking',
  caller: 'anyone',
  method: 'GET',
  path: '/checkup-stops',
  summary: 'Where the checkup vehicle stands in the coming weeks; nearest first when a place is known',
  query: z.object({
    county: z.optional(CountyCode),
    latitude: z.optional(Latitude),
    longitude: z.optional(Longitude),
    cursor: z.optional(Cursor),
  }),
  answer: pageOf(CheckupStop),
  errors: ['bad-input'],
});
export const listAddOns = endpoint({
  ...booking,
  method: 'GET',
  path: '/residents/:residentId/checkup-add-ons',
  summary: 'Items due only every few years, and when they were last done',
  params: ResidentParams,
  answer: z.object({ today: PlainDate, items: z.array(AddOnLine) }),
  errors: ['not-found'],
});
