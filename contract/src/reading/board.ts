import { Count, PlainDate, Uuid } from '../common';
import { endpoint } from '../endpoint';
import { z } from '../zod';
import { ReadingItem, ReadingSession, ReadingValue } from './reading';

/** What the person aims at, and whose word it is. */
export const ReadingTarget = z.object({
  item: ReadingItem,
  /** `doctor`: set for this person; `profile`: a document's for the age; `none`: no table is for this person. */
  from: z.enum(['doctor', 'profile', 'none']),
  /** Exclusive upper ends: systolic, diastolic; else the one value's. Low ends inclusive. */
  high: z.array(z.number()),
  low: z.array(z.number()),
  /** 目标是张敏医生定的 */
  title: z.string(),
  /** 65岁以上先降到 150/90 以下… */
  text: z.string(),
  /** 140/90 以下 */
  short: z.string(),
  source: z.string(),
  setOn: z.nullable(PlainDate),
  /** False: shown with 以医疗机构告知为准. */
  verified: z.boolean(),
});
export type ReadingTarget = z.infer<typeof ReadingTarget>;

/** Whether the last days are under control: by the home protocol of the county, both named where they differ. */
export const ReadingControl = z.object({
  state: z.enum(['controlled', 'nearly', 'not-yet', 'too-few', 'unjudged']),
  /** 这 7 天控制住了 */
  title: z.string(),
  lines: z.array(z.string()),
  meanText: z.nullable(z.string()),
  daysWith: Count,
  values: Count,
  /** The protocol asked for, and whether these readings fulfil it. */
  protocol: z.string(),
  valid: z.boolean(),
});
export type ReadingControl = z.infer<typeof ReadingControl>;

/** One kind of reading of a person: the head of its page. */
export const ReadingBoard = z.object({
  item: ReadingItem,
  latest: z.nullable(ReadingSession),
  control: ReadingControl,
  target: ReadingTarget,
  recent: z.array(ReadingSession),
  /** Last values near the keypad, for somebody who types. */
  last: z.nullable(ReadingValue),
  /** What an alarm value is and what to do then: the red box of the page. */
  alarmText: z.string(),
});
export type ReadingBoard = z.infer<typeof ReadingBoard>;

export const ReadingHome = z.object({
  residentId: Uuid,
  label: z.string(),
  boards: z.array(ReadingBoard),
  mayWrite: z.boolean(),
  /** Under 18 or pregnant: numbers are kept and shown, no adult table is used. Empty otherwise. */
  excludedText: z.string(),
  letters: z.object({ weekly: z.boolean(), monthly: z.boolean() }),
});
export type ReadingHome = z.infer<typeof ReadingHome>;

export const getReadingHome = endpoint({
  tag: 'reading',
  caller: 'resident',
  method: 'GET',
  path: '/residents/:residentId/reading-home',
  summary: 'Latest, control, target and the last readings of each kind',
  params: z.object({ residentId: Uuid }),
  answer: ReadingHome,
  errors: ['not-found', 'record-not-opened'],
});
