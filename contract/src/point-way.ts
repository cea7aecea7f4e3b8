import { TRIGGER_KINDS } from '@kangban/domain/point-rule/types';
import { Count, PlainDate, Uuid } from './common';
import { endpoint } from './endpoint';
import { z } from './zod';

// What the tab of points needs: it stands in the main package, where every schema counts. The rest is in point-rule.ts.

/** A rule as residents read it. */
export const PointRuleView = z.object({
  ruleId: z.string(),
  trigger: z.enum(TRIGGER_KINDS),
  title: z.string(),
  text: z.string(),
  points: Count,
  /** 每周最多 1 次. */
  caps: z.array(z.string()),
  /** What proves it: 随访表. */
  evidence: z.string(),
  /** From which age on readings count and what those of each source do, in words; empty where it makes no difference. */
  sources: z.array(z.string()),
  validFrom: PlainDate,
  validTo: z.nullable(PlainDate),
});
export type PointRuleView = z.infer<typeof PointRuleView>;

/** The rules page: what counts for this person on this day. */
export const PointRules = z.object({
  residentId: Uuid,
  label: z.string(),
  today: PlainDate,
  /** The person, or who acts for them, turned points off. */
  off: z.boolean(),
  /** This account may turn them off and on: the person or a guardian. */
  mayChoose: z.boolean(),
  /** Null where no scheme is in force. */
  scheme: z.nullable(
    z.object({
      schemeId: z.string(),
      version: Count,
      title: z.string(),
      source: z.string(),
      validFrom: PlainDate,
      validTo: z.nullable(PlainDate),
      /** When points lapse, in words. */
      expiry: z.string(),
      /** Who holds them, in words. */
      holder: z.string(),
      /** How shares are rounded, in words. */
      rounding: z.string(),
      appealDays: Count,
      familyAllowed: z.boolean(),
      transferPerMonthMax: Count,
      notes: z.array(z.object({ kind: z.enum(['yes', 'no', 'time', 'safe']), text: z.string() })),
      rules: z.array(PointRuleView),
    }),
  ),
});
export type PointRules = z.infer<typeof PointRules>;

/** One way to earn next. */
export const PointWay = z.object({
  ruleId: z.string(),
  trigger: z.enum(TRIGGER_KINDS),
  title: z.string(),
  /** 低于 140/90; 11月30日前; null where the title says it all. */
  note: z.nullable(z.string()),
  points: Count,
  /** Days done of days needed. */
  progress: z.nullable(z.object({ done: Count, of: Count })),
  dueOn: z.nullable(PlainDate),
});
export type PointWay = z.infer<typeof PointWay>;

/** The nearest ways to earn, at most three, nearest first. */
export const PointWays = z.object({
  residentId: Uuid,
  today: PlainDate,
  off: z.boolean(),
  weekFrom: PlainDate,
  weekTo: PlainDate,
  items: z.array(PointWay),
});
export type PointWays = z.infer<typeof PointWays>;

const OfResident = z.object({ residentId: Uuid });
const own = { tag: 'point-rule', caller: 'resident' } as const;

export const getPointRules = endpoint({
  ...own,
  method: 'GET',
  path: '/residents/:residentId/point-rules',
  summary: 'The rules of points for a person in plain words, with version and validity',
  params: OfResident,
  answer: PointRules,
  errors: ['not-found'],
});
export const nearestWays = endpoint({
  ...own,
  method: 'GET',
  path: '/residents/:residentId/point-ways',
  summary: 'The nearest three ways to earn, with how far one is',
  params: OfResident,
  answer: PointWays,
  errors: ['not-found'],
});
