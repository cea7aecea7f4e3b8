import { TX_TYPES } from '@kangban/domain/points/types';
import { Count, Cursor, pageOf, PlainDate, Uuid } from './common';
import { endpoint } from './endpoint';
import { z } from './zod';

/** Points are whole numbers; what was taken is below zero. */
export const Points = z.number().check(z.int());
/** A calendar month `YYYY-MM`. */
export const Month = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/));
/** The person's own points, or those of the family they belong to. */
export const Account = z.enum(['own', 'family']);

/** Points that end on the same day. */
export const ExpiringPoints = z.object({
  /** The last day they can be used. */
  on: PlainDate,
  points: Count,
  /** In words: 120 分 12月31日到期，先用它. */
  text: z.string(),
});
export type ExpiringPoints = z.infer<typeof ExpiringPoints>;

export const PointsOfResident = z.object({
  residentId: Uuid,
  label: z.string(),
  today: PlainDate,
  account: Account,
  /** The person belongs to a family that keeps points together. */
  hasFamilyAccount: z.boolean(),
  /** What can be used today; below zero while points that were taken back are still owed. */
  active: Points,
  /** Set aside for a reward that was not handed over yet. */
  locked: Count,
  /** Awards somebody still looks at. */
  pending: Count,
  /** What is owed and comes off the next points earned. */
  debt: Count,
  /** What ends first, however far away; null without points. */
  nextExpiry: z.nullable(ExpiringPoints),
  expiringIn7Days: Count,
  expiringIn30Days: Count,
  /** By day, the next 30 days. */
  expiringSoon: z.array(ExpiringPoints),
  /** This month so far. */
  month: z.object({ month: Month, earned: Count, used: Count, returned: Count }),
  /** Whether this person is in the ranking. */
  inRanking: z.boolean(),
  /** This account may turn the ranking on and off: the person or a guardian. */
  mayChoose: z.boolean(),
});
export type PointsOfResident = z.infer<typeof PointsOfResident>;

/** How an entry stands now. */
export const PointEntryState = z.enum(['posted', 'pending', 'held', 'voided', 'spent', 'refunded', 'reversed']);
export type PointEntryState = z.infer<typeof PointEntryState>;

/** One line of 积分明细. */
export const PointEntry = z.object({
  txId: Uuid,
  type: z.enum([...TX_TYPES]),
  /** What this line changed in what can be used; 0 while an award is looked at. */
  change: Points,
  /** Points it is about, always above zero: of an award under review, too. */
  points: Count,
  /** Why, in words: 记血压满 5 天; 换了：骨密度检查 1 次. */
  title: z.string(),
  /** More in words: 记了 6 天; 退回，2026年12月31日到期. */
  detail: z.nullable(z.string()),
  state: PointEntryState,
  /** The state in words where it needs some: 还在核对; 已使用. */
  stateText: z.nullable(z.string()),
  /** The day it is about (an award: earned on). */
  on: PlainDate,
  /** The day it was entered: its month in the statement. */
  bookedOn: PlainDate,
  month: Month,
  /** The last day points of this line can be used. */
  expiresOn: z.nullable(PlainDate),
  /** What could be used after this line. */
  activeAfter: Points,
  rule: z.nullable(z.object({ id: z.string(), version: Count })),
  evidence: z.nullable(z.object({ kind: z.string(), id: z.string() })),
  /** The line this one takes back, decides or settles. */
  of: z.nullable(Uuid),
  /** Who wrote it. */
  by: z.enum(['account', 'staff', 'device', 'system']),
  note: z.nullable(z.string()),
});
export type PointEntry = z.infer<typeof PointEntry>;

/** What a month came to: the heading of its lines. `returned`: given back of what was used. `text`: 得 145，用 520，收回 10. */
export const PointMonth = z.object({
  month: Month,
  earned: Count,
  used: Count,
  returned: Count,
  text: z.string(),
});
export type PointMonth = z.infer<typeof PointMonth>;

const points = { tag: 'points', caller: 'resident' } as const;
const ofResident = z.object({ residentId: Uuid });
const account = z.optional(Account);

export const getPoints = endpoint({
  ...points,
  method: 'GET',
  path: '/residents/:residentId/points',
  summary: 'What can be used, what is held or looked at, and what ends soon',
  params: ofResident,
  query: z.object({ account }),
  answer: PointsOfResident,
  errors: ['not-found', 'bad-input'],
});
export const listPointEntries = endpoint({
  ...points,
  method: 'GET',
  path: '/residents/:residentId/points/entries',
  summary: 'Every line of the ledger with its reason, rule, evidence and day, newest first',
  params: ofResident,
  query: z.object({ account, cursor: z.optional(Cursor) }),
  answer: z.object({ ...pageOf(PointEntry).shape, months: z.array(PointMonth) }),
  errors: ['not-found', 'bad-input'],
});
