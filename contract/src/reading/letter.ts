import { Cursor, Nothing, pageOf, PlainDate, Uuid } from '../common';
import { endpoint } from '../endpoint';
import { z } from '../zod';

export const LetterPeriod = z.enum(['week', 'month']);
export const ReadingLetter = z.object({
  period: LetterPeriod,
  from: PlainDate,
  to: PlainDate,
  title: z.string(),
  /** A period that is not over yet is written for reading now and again at its end. */
  final: z.boolean(),
  paragraphs: z.array(z.object({ heading: z.string(), lines: z.array(z.string()) })),
  source: z.string(),
});
export type ReadingLetter = z.infer<typeof ReadingLetter>;

const OfResident = z.object({ residentId: Uuid });
const reading = { tag: 'reading', caller: 'resident' } as const;

export const listReadingLetters = endpoint({
  ...reading,
  method: 'GET',
  path: '/residents/:residentId/reading-letters',
  summary: 'Letters written so far, newest first',
  params: OfResident,
  query: z.object({ cursor: z.optional(Cursor) }),
  answer: pageOf(z.object({ period: LetterPeriod, from: PlainDate, to: PlainDate, title: z.string() })),
  errors: ['not-found', 'record-not-opened', 'bad-input'],
});

export const getReadingLetter = endpoint({
  ...reading,
  method: 'GET',
  path: '/residents/:residentId/reading-letters/:period/:day',
  summary: 'The letter of the week or month that holds this day, as written or as it would be today',
  params: z.object({ residentId: Uuid, period: LetterPeriod, day: PlainDate }),
  answer: ReadingLetter,
  errors: ['not-found', 'record-not-opened'],
});

export const setReadingLetters = endpoint({
  ...reading,
  method: 'PUT',
  path: '/residents/:residentId/reading-letters',
  summary: 'Be told when the weekly or monthly letter is there, or not; the last word counts',
  params: OfResident,
  body: z.object({ weekly: z.boolean(), monthly: z.boolean() }),
  answer: Nothing,
  errors: ['not-found', 'record-not-opened'],
});
