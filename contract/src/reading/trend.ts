import { GLUCOSE_TIMES } from '@kangban/domain/reading/types';
import { Count, PlainDate, Uuid } from '../common';
import { endpoint } from '../endpoint';
import { z } from '../zod';
import { ReadingItem, ReadingSource, ReadingState } from './reading';

/** One day of the picture: for blood pressure the mean of the day; `a` upper, `b` lower (null where there is one value). */
export const TrendPoint = z.object({
  on: PlainDate,
  a: z.number(),
  b: z.nullable(z.number()),
  count: Count,
  state: ReadingState,
  source: ReadingSource,
});
export const TrendDays = z.enum(['7', '30', '90']);
export const ReadingTrend = z.object({
  item: ReadingItem,
  /** Of glucose: which time of day is drawn. */
  time: z.nullable(z.enum([...GLUCOSE_TIMES])),
  from: PlainDate,
  to: PlainDate,
  unit: z.string(),
  points: z.array(TrendPoint),
  /** The band of the target: inclusive low, exclusive high; null where there is none. */
  band: z.nullable(
    z.object({ low: z.nullable(z.number()), high: z.nullable(z.number()), lowerHigh: z.nullable(z.number()) }),
  ),
  /** Where the doctor changed the medicine or set a target: a dotted line with a word. */
  marks: z.array(z.object({ on: PlainDate, text: z.string() })),
  /** Counted over sessions. */
  share: z.object({ inTarget: Count, all: Count, text: z.string() }),
  morning: z.nullable(z.object({ text: z.string(), count: Count })),
  evening: z.nullable(z.object({ text: z.string(), count: Count })),
  /** Sentences beside the picture, the first is the point of it. */
  words: z.array(z.string()),
  table: z.array(z.object({ on: PlainDate, morning: z.string(), evening: z.string(), other: z.string() })),
});
export type ReadingTrend = z.infer<typeof ReadingTrend>;

export const getReadingTrend = endpoint({
  tag: 'reading',
  caller: 'resident',
  method: 'GET',
  path: '/residents/:residentId/reading-trend',
  summary: '7, 30 or 90 days as picture, words and table',
  params: z.object({ residentId: Uuid }),
  query: z.object({ item: ReadingItem, days: TrendDays, time: z.optional(z.enum([...GLUCOSE_TIMES])) }),
  answer: ReadingTrend,
  errors: ['not-found', 'record-not-opened', 'bad-input'],
});
