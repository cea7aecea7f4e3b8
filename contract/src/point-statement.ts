import { Count, PlainDate, Uuid } from './common';
import { endpoint } from './endpoint';
import { Account, Month, PointEntry, Points } from './points';
import { z } from './zod';

// The month's statement and the ranking: pages of a subpackage. What the tab of points needs is in points.ts.

/** A month that adds up: opening + earned + returned − used − expired + corrected + transferred = closing. */
export const PointStatement = z.object({
  residentId: Uuid,
  label: z.string(),
  account: Account,
  month: Month,
  /** Days the statement covers; the current month ends today. */
  from: PlainDate,
  to: PlainDate,
  opening: Points,
  earned: Count,
  /** Set aside or spent. */
  used: Count,
  /** Given back: a reward that was not taken or was refunded. */
  returned: Count,
  expired: Count,
  /** Awards taken back (below zero) and corrections by hand. */
  corrected: Points,
  /** Given to (below zero) or by the family. */
  transferred: Points,
  closing: Points,
  /** Of the closing: what is set aside on top of it. */
  locked: Count,
  /** The sum in one sentence: 月初 1140 分，得了 140 分，月底 1280 分. */
  text: z.string(),
  /** Oldest first. */
  lines: z.array(PointEntry),
  /** Months there is something to say of, newest first. */
  months: z.array(Month),
});
export type PointStatement = z.infer<typeof PointStatement>;

/** One place of the ranking: only of those who said yes, by family name and stars. */
export const RankingRow = z.object({
  place: Count,
  /** 林*强 */
  name: z.string(),
  earned: Count,
  /** One of this account's own people. */
  mine: z.boolean(),
});

const points = { tag: 'points', caller: 'resident' } as const;
const ofResident = z.object({ residentId: Uuid });
const account = z.optional(Account);

export const getPointStatement = endpoint({
  ...points,
  method: 'GET',
  path: '/residents/:residentId/points/statements/:month',
  summary: 'A month that adds up from opening to closing, with its lines',
  params: z.object({ residentId: Uuid, month: Month }),
  query: z.object({ account }),
  answer: PointStatement,
  errors: ['not-found', 'bad-input'],
});
export const printPointStatement = endpoint({
  ...points,
  method: 'GET',
  path: '/residents/:residentId/points/statements/:month/statement.pdf',
  summary: 'The month on paper: a tagged PDF that adds up before the reader; large print on demand',
  params: z.object({ residentId: Uuid, month: Month }),
  query: z.object({ account, size: z.optional(z.enum(['standard', 'large'])) }),
  answer: z.unknown(),
  errors: ['not-found', 'bad-input', 'not-ready'],
});
export const getPointRanking = endpoint({
  ...points,
  method: 'GET',
  path: '/residents/:residentId/points/ranking',
  summary: 'Who earned most this month at the same clinic, among those who said they want to be named',
  params: ofResident,
  answer: z.object({ month: Month, inRanking: z.boolean(), rows: z.array(RankingRow) }),
  errors: ['not-found', 'bad-input'],
});
export const chooseRanking = endpoint({
  ...points,
  method: 'PUT',
  path: '/residents/:residentId/points/ranking',
  summary: 'To be in the ranking or not: nobody is before they said yes',
  params: ofResident,
  body: z.object({ inRanking: z.boolean() }),
  answer: z.object({ inRanking: z.boolean() }),
  errors: ['not-found', 'forbidden', 'bad-input'],
});
