import { Instant, PlainDate, Uuid } from '../common';
import { endpoint } from '../endpoint';
import { ReadingBoard } from './board';
import { ReadingItem } from './reading';
import { z } from '../zod';

const OfResident = z.object({ residentId: Uuid });

/** Upper ends are exclusive: below 140/90. Glucose and weight from–to. Null takes the personal target away again. */
export const TargetValue = z.discriminatedUnion('item', [
  z.object({ item: z.literal('blood-pressure'), systolicBelow: z.int(), diastolicBelow: z.int() }),
  z.object({ item: z.literal('glucose'), fastingFrom: z.number(), fastingBelow: z.number(), otherBelow: z.number() }),
  z.object({ item: z.literal('weight'), lowKg: z.number(), highKg: z.number() }),
  z.object({ item: z.literal('waist'), belowCm: z.number() }),
]);
export type TargetValue = z.infer<typeof TargetValue>;

const PersonalTarget = z.object({
  item: ReadingItem,
  value: z.nullable(TargetValue),
  validFrom: PlainDate,
  setAt: Instant,
  doctorName: z.string(),
  note: z.nullable(z.string()),
});
export type PersonalTarget = z.infer<typeof PersonalTarget>;

export const deskReadings = endpoint({
  tag: 'reading',
  caller: 'staff',
  method: 'GET',
  path: '/desk/residents/:residentId/readings',
  summary: 'Control and targets of a resident of the site, with every personal target ever set',
  params: OfResident,
  answer: z.object({
    boards: z.array(ReadingBoard),
    targets: z.array(PersonalTarget),
    /** The reader is a doctor and may set one. */
    maySet: z.boolean(),
  }),
  errors: ['not-found', 'other-site'],
});

export const setReadingTarget = endpoint({
  tag: 'reading',
  caller: 'staff',
  method: 'POST',
  path: '/desk/residents/:residentId/reading-targets',
  summary: 'A doctor agrees a target with this person: it goes before every table from its day on',
  idempotent: true,
  params: OfResident,
  body: z.object({
    item: ReadingItem,
    value: z.nullable(TargetValue),
    validFrom: PlainDate,
    note: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(120))),
  }),
  status: 201,
  answer: PersonalTarget,
  errors: [
    'not-found',
    'forbidden',
    'other-site',
    'bad-input',
    'reading-target-harmful',
    'idempotency-key-missing',
    'idempotency-body-differs',
  ],
});
