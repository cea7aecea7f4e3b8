import { REWARD_BOOKINGS } from '@kangban/domain/reward/types';
import { PlainDate, TimeOfDay, Uuid } from './common';
import { z } from './zod';

const BookedDay = z.object({
  appointmentId: Uuid,
  day: PlainDate,
  startsAt: TimeOfDay,
  endsAt: TimeOfDay,
  place: z.string(),
});

/** Where it goes on to a time: with the yearly checkup, or to a slot of its own. */
export const RedemptionBooking = z.object({
  /** `slot` only where the place has published times until the last day, or one is booked; else `walk-in`. */
  how: z.enum([...REWARD_BOOKINGS]),
  /** Whose slots to choose from; null unless `slot`. */
  service: z.nullable(z.string()),
  /** The checkup it is done with, or the slot that is booked; null while there is none. */
  appointment: z.nullable(BookedDay),
  /** A checkup that is booked already and it can be done with. */
  canJoin: z.nullable(BookedDay),
});
export type RedemptionBooking = z.infer<typeof RedemptionBooking>;
