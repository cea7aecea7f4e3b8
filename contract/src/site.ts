import { Count, Cursor, Instant, pageOf, PlainDate, TimeOfDay, Uuid } from './common';
import { endpoint } from './endpoint';
import { z } from './zod';

export const SiteKind = z.enum([
  'community-center',
  'township-center',
  'county-hospital',
  'maternal-child-hospital',
  'school-clinic',
  'mobile-checkup',
]);

export const SiteCard = z.object({
  siteId: Uuid,
  name: z.string(),
  shortName: z.string(),
  kind: SiteKind,
  address: z.string(),
  room: z.string(),
  phone: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  services: z.array(z.string()),
  /** ISO weekdays without sessions of the service asked about (immunization unless told), e.g. [4, 7] = 周四、周日休. */
  closedWeekdays: z.array(z.number()),
  /** Straight-line distance from the place asked about; null when none was given. */
  distanceKm: z.nullable(z.number()),
  /** First day with an online place free, in the released days. */
  nextFreeDay: z.nullable(PlainDate),
  /** Online places left in the released days. */
  remainingOnline: Count,
});
export type SiteCard = z.infer<typeof SiteCard>;

export const OpeningHours = z.record(z.string(), z.array(z.tuple([TimeOfDay, TimeOfDay])));

export const SiteDetail = z.object({
  ...SiteCard.shape,
  openingHours: OpeningHours,
  releaseDaysAhead: Count,
  releaseAt: TimeOfDay,
  onsiteReleasedMinutesBefore: Count,
  bookingCutoffMinutes: Count,
  changeCutoffAt: TimeOfDay,
});
export type SiteDetail = z.infer<typeof SiteDetail>;

export const PoolCount = z.object({ capacity: Count, taken: Count, remaining: Count });

export const SlotState = z.enum(['open', 'full', 'not-released', 'past-cutoff', 'closed']);
export type SlotState = z.infer<typeof SlotState>;

export const SlotCard = z.object({
  slotId: Uuid,
  startsAt: TimeOfDay,
  endsAt: TimeOfDay,
  half: z.enum(['morning', 'afternoon']),
  state: SlotState,
  online: PoolCount,
  onsite: PoolCount,
});
export type SlotCard = z.infer<typeof SlotCard>;

export const DayCard = z.object({
  day: PlainDate,
  /** ISO weekday. */
  weekday: z.number(),
  state: z.enum(['open', 'full', 'not-released', 'past-cutoff', 'closed']),
  remainingOnline: Count,
  /** When this day's numbers are released; the screen announces it. */
  releasedAt: z.nullable(Instant),
  closedReason: z.nullable(z.string()),
  slots: z.array(SlotCard),
});
export type DayCard = z.infer<typeof DayCard>;

export const Availability = z.object({
  siteId: Uuid,
  today: PlainDate,
  /** Instant of the snapshot, at most about a second old. */
  asOf: Instant,
  days: z.array(DayCard),
});
export type Availability = z.infer<typeof Availability>;

/** Services whose slots residents book: immunization, child-health, elderly-checkup, recheck, and those of the county's catalogue of rewards. */
export const BookableService = z.string().check(z.regex(/^[a-z][a-z0-9-]{1,39}$/));
export type BookableService = z.infer<typeof BookableService>;

const SiteParams = z.object({ siteId: Uuid });
const Latitude = z.coerce.number().check(z.minimum(-90), z.maximum(90));
const Longitude = z.coerce.number().check(z.minimum(-180), z.maximum(180));
const site = { tag: 'site', caller: 'anyone' } as const;
const County = z.string().check(z.regex(/^\d{6}$/));

export const listSites = endpoint({
  ...site,
  method: 'GET',
  path: '/sites',
  summary: 'Clinics by distance and by who has room',
  query: z.object({
    county: z.optional(County),
    service: z.optional(z.string().check(z.maxLength(40))),
    latitude: z.optional(Latitude),
    longitude: z.optional(Longitude),
    order: z.optional(z.enum(['distance', 'room'])),
    cursor: z.optional(Cursor),
  }),
  answer: pageOf(SiteCard),
  errors: [],
});
export const getSite = endpoint({
  ...site,
  method: 'GET',
  path: '/sites/:siteId',
  summary: 'A clinic: hours, address, phone, release rules',
  params: SiteParams,
  /** Days and places of a service; immunization unless told. */
  query: z.object({ county: z.optional(County), service: z.optional(BookableService) }),
  answer: SiteDetail,
  errors: ['not-found'],
});
export const getAvailability = endpoint({
  ...site,
  fromMemory: true,
  method: 'GET',
  path: '/sites/:siteId/slots',
  summary: 'Days and slots with remaining places, from a snapshot of the last second',
  params: SiteParams,
  query: z.object({
    county: z.optional(County),
    /** Immunization unless told. */
    service: z.optional(BookableService),
    from: z.optional(PlainDate),
    days: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(35))),
  }),
  answer: Availability,
  errors: ['not-found'],
});
