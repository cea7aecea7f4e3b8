import { ALARM_SYMPTOMS, GLUCOSE_TIMES, READING_ITEMS, READING_SOURCES } from '@kangban/domain/reading/types';
import { Count, Cursor, Instant, Nothing, pageOf, PlainDate, Uuid } from '../common';
import { endpoint } from '../endpoint';
import { ErrorCode } from '../errors';
import { z } from '../zod';

/** What is measured: each has its own page, trend and target. */
export const ReadingItem = z.enum([...READING_ITEMS]);
export type ReadingItem = z.infer<typeof ReadingItem>;

/** One measurement. mmHg and beats a minute; mmol/L; kg; cm. */
export const ReadingValue = z.discriminatedUnion('item', [
  z.object({
    item: z.literal('blood-pressure'),
    systolic: z.int(),
    diastolic: z.int(),
    pulse: z.optional(z.int()),
  }),
  z.object({ item: z.literal('glucose'), mmolL: z.number(), time: z.enum([...GLUCOSE_TIMES]) }),
  z.object({ item: z.literal('weight'), kg: z.number() }),
  z.object({ item: z.literal('waist'), cm: z.number() }),
]);
export type ReadingValue = z.infer<typeof ReadingValue>;

/** How the numbers came to the phone when a bound meter sent them over Bluetooth. */
const FromMeter = z.object({
  deviceId: Uuid,
  /** The meter's own numbers of the records, where it counts them: the same record twice is one reading. */
  sequences: z.optional(z.array(Count).check(z.maxLength(3))),
});

/** One to three readings of one kind, minutes apart: one sitting. */
export const NewReadingSession = z.object({
  /** Made by the phone when the page opens: the same session sent twice is kept once. */
  sessionId: Uuid,
  /** When it was measured (the first of them): at most 72 hours before it was typed, never to come. */
  at: Instant,
  /** When it was typed or received on the phone; an offline queue sends it later. Left out: now. */
  typedAt: z.optional(Instant),
  values: z.array(ReadingValue).check(z.minLength(1), z.maxLength(3)),
  /** Of blood pressure: before the day's medicine or after it. */
  medicine: z.optional(z.enum(['before', 'after'])),
  /** What the person says they feel, where the page asked; decides about 120 and is not kept. */
  symptoms: z.optional(
    z.array(z.enum([...ALARM_SYMPTOMS['blood-pressure'], ...ALARM_SYMPTOMS.glucose])).check(z.maxLength(10)),
  ),
  /** Looked at again and meant so. */
  confirmed: z.optional(z.boolean()),
  meter: z.optional(FromMeter),
});
export type NewReadingSession = z.infer<typeof NewReadingSession>;

/** What to do now: shown before anything else, whole. */
export const ReadingAlarm = z.object({
  /** `call-120`: an ambulance; `call-doctor`: the clinic, today; `again`: rest, eat or drink as it says, and measure again. */
  level: z.enum(['call-120', 'call-doctor', 'again']),
  title: z.string(),
  /** In order. */
  steps: z.array(z.string()),
  /** Measure again after so many minutes. */
  againAfterMinutes: z.nullable(Count),
  /** Numbers to press: 120, the clinic. */
  calls: z.array(z.object({ label: z.string(), phone: z.string() })),
});
export type ReadingAlarm = z.infer<typeof ReadingAlarm>;

export const ReadingSource = z.enum([...READING_SOURCES]);
export type ReadingSource = z.infer<typeof ReadingSource>;

/** How a value stands to the person's target. `nearly`: inside and close to the end; `unjudged`: no table is for this person or this value. */
export const ReadingState = z.enum(['in-target', 'nearly', 'above', 'below', 'urgent', 'unjudged']);
export type ReadingState = z.infer<typeof ReadingState>;

export const ReadingSession = z.object({
  /** Of a clinic's measurement the id of its entry. */
  sessionId: Uuid,
  residentId: Uuid,
  item: ReadingItem,
  at: Instant,
  on: PlainDate,
  part: z.enum(['morning', 'evening', 'other']),
  medicine: z.nullable(z.enum(['before', 'after'])),
  /** Each as measured, first to last. */
  readings: z.array(z.object({ entryId: Uuid, at: Instant, value: ReadingValue })),
  /** The mean of the readings, rounded as it is shown and judged; of one reading itself. */
  mean: ReadingValue,
  /** 136/82, 6.1, 64.5 */
  text: z.string(),
  unit: z.string(),
  state: ReadingState,
  /** 达标, 偏高, … empty when unjudged. */
  stateText: z.string(),
  source: ReadingSource,
  /** 自己填的, 绑定的血压计, 柳溪镇卫生院 */
  sourceText: z.string(),
  /** The reader may take it back or put it right. */
  mayChange: z.boolean(),
});
export type ReadingSession = z.infer<typeof ReadingSession>;

/** A session with what became of it: what was wrong stays to be looked up. */
export const ReadingDetail = z.object({
  session: ReadingSession,
  writtenAt: Instant,
  /** Sentence about how the mean is made; empty of one reading. */
  meanText: z.string(),
  standing: z.enum(['standing', 'withdrawn', 'corrected']),
  /** The session that took its place, and the one it took the place of. */
  correctedBy: z.nullable(Uuid),
  corrects: z.nullable(Uuid),
  alarm: z.nullable(ReadingAlarm),
});
export type ReadingDetail = z.infer<typeof ReadingDetail>;

const OfResident = z.object({ residentId: Uuid });
const OfSession = z.object({ residentId: Uuid, sessionId: Uuid });
const reading = { tag: 'reading', caller: 'resident' } as const;

export const LoggedReading = z.object({
  /** Read this first. */
  alarm: z.nullable(ReadingAlarm),
  session: ReadingSession,
});
export type LoggedReading = z.infer<typeof LoggedReading>;

const WRITE_ERRORS = [
  'not-found',
  'forbidden',
  'record-not-opened',
  'bad-input',
  'reading-unlikely',
  'reading-too-late',
  'reading-session-differs',
  'device-not-bound',
  'own-entries-too-many',
] as const;

export const logReading = endpoint({
  ...reading,
  method: 'POST',
  path: '/residents/:residentId/readings',
  summary: 'Keep a sitting of one to three readings; the answer says what to do now when a value is an alarm',
  idempotent: true,
  params: OfResident,
  body: NewReadingSession,
  status: 201,
  answer: LoggedReading,
  errors: [...WRITE_ERRORS, 'idempotency-key-missing', 'idempotency-body-differs'],
});

/** What became of one queued session: `kept` now, `known` from before, `refused` with the reason. */
export const BatchResult = z.object({
  sessionId: Uuid,
  result: z.enum(['kept', 'known', 'refused']),
  code: z.optional(ErrorCode),
  fields: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
  alarm: z.nullable(ReadingAlarm),
});
export type BatchResult = z.infer<typeof BatchResult>;

export const logReadings = endpoint({
  ...reading,
  method: 'POST',
  path: '/readings/batch',
  summary: 'Send what the phone kept while offline: each its own result, a refused one blocks no other',
  body: z.object({
    items: z.array(z.object({ residentId: Uuid, session: NewReadingSession })).check(z.minLength(1), z.maxLength(30)),
  }),
  answer: z.object({ results: z.array(BatchResult) }),
  errors: [],
});

export const listReadings = endpoint({
  ...reading,
  method: 'GET',
  path: '/residents/:residentId/readings',
  summary: 'Readings of one kind, newest first, whoever measured them',
  params: OfResident,
  query: z.object({ item: ReadingItem, cursor: z.optional(Cursor) }),
  answer: pageOf(ReadingSession),
  errors: ['not-found', 'record-not-opened', 'bad-input'],
});

export const getReading = endpoint({
  ...reading,
  method: 'GET',
  path: '/residents/:residentId/readings/:sessionId',
  summary: 'One sitting with each value, where it comes from and what became of it',
  params: OfSession,
  // A form of a clinic holds several kinds under one id.
  query: z.object({ item: z.optional(ReadingItem) }),
  answer: ReadingDetail,
  errors: ['not-found', 'record-not-opened'],
});

export const withdrawReading = endpoint({
  ...reading,
  method: 'POST',
  path: '/residents/:residentId/readings/:sessionId/withdraw',
  summary: 'Say that a sitting was wrong: it no longer counts and stays to be looked up',
  params: OfSession,
  body: Nothing,
  answer: Nothing,
  errors: ['not-found', 'forbidden', 'record-not-opened'],
});

export const correctReading = endpoint({
  ...reading,
  method: 'POST',
  path: '/residents/:residentId/readings/:sessionId/correct',
  summary: 'Put a sitting right: the new one counts, the old stays to be looked up',
  idempotent: true,
  params: OfSession,
  body: NewReadingSession,
  status: 201,
  answer: LoggedReading,
  errors: [...WRITE_ERRORS, 'idempotency-key-missing', 'idempotency-body-differs'],
});
