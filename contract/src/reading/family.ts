import { Instant, Uuid } from '../common';
import { endpoint } from '../endpoint';
import { z } from '../zod';

/** One person of the family in a row: home and points ask for no more. */
export const FamilyReadings = z.object({
  residentId: Uuid,
  label: z.string(),
  boards: z.array(
    z.object({
      item: z.enum(['blood-pressure', 'glucose', 'weight', 'waist']),
      text: z.string(),
      at: Instant,
      state: z.enum(['in-target', 'nearly', 'above', 'below', 'urgent', 'unjudged']),
      stateText: z.string(),
    }),
  ),
});

export type FamilyReadings = z.infer<typeof FamilyReadings>;

export const getFamilyReadings = endpoint({
  tag: 'reading',
  caller: 'resident',
  method: 'GET',
  path: '/family/readings',
  summary: 'The latest of each kind for everybody of the family whose record I may see',
  answer: z.object({ items: z.array(FamilyReadings) }),
  errors: [],
});
