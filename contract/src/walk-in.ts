import { DosesOrNone, HealthAnswer, isOneThing, VisitCode, WantedCheckup } from './appointment';
import { Uuid } from './common';
import { z } from './zod';

/** A place for somebody at the desk: for vaccines, one visit of a child, or one checkup. */
export const WalkIn = z
  .object({
    residentId: Uuid,
    slotId: Uuid,
    pool: z.enum(['onsite', 'staff']),
    doses: DosesOrNone,
    visit: z.optional(VisitCode),
    checkup: z.optional(WantedCheckup),
    /** Why a checkup is booked that the rule refuses (done this year already, too young). */
    overrideReason: z.optional(z.string().check(z.trim(), z.minLength(2), z.maxLength(200))),
    answers: z.array(HealthAnswer).check(z.maxLength(20)),
  })
  .check(
    z.refine(isOneThing, 'doses, a visit or a checkup'),
    z.refine(
      ({ checkup, overrideReason }) => overrideReason === undefined || checkup !== undefined,
      'for a checkup only',
    ),
  );
