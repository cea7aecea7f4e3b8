import type { HealthAnswer } from '@kangban/domain/booking/screen-answers';
import type { Pool } from '@kangban/domain/booking/ticket';
import type { WantedDose } from '@kangban/domain/immunization/decide-doses';
import type { FirstAnswer, Repeatable } from './idempotency';
import type { Refused } from '../../http/refusal';

/** Who books: a family member online, or a staff member at the desk of one site. */
export type Booker =
  | { kind: 'account'; accountId: string; sessionId: string; device: Buffer | null }
  | { kind: 'staff'; staffId: string; siteId: string };

/** One person, one slot, some doses. */
export interface RequestPart {
  slotId: string;
  residentId: string;
  doses: readonly WantedDose[];
  answers: readonly HealthAnswer[];
  consentVersion: string | undefined;
  /** Why the desk books a checkup that the rule refuses; kept with the appointment. */
  overrideReason?: string | undefined;
}

/** A booking as it stands in the queue: all parts or none. */
export interface BookingRequest {
  booker: Booker;
  pool: Pool;
  parts: readonly RequestPart[];
  repeatable: Repeatable;
}

export type BookingOutcome = FirstAnswer | Refused;
