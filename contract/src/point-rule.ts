import { EVIDENCE_KINDS } from '@kangban/domain/point-rule/types';
import { Count, Cursor, Instant, PlainDate, Uuid } from './common';
import { endpoint } from './endpoint';
import { z } from './zod';

export const AwardState = z.enum(['posted', 'held', 'none', 'refused', 'reversed']);
export type AwardState = z.infer<typeof AwardState>;

/** What a rule said of something done: with its rule, its evidence and its day. */
export const PointAward = z.object({
  awardId: Uuid,
  residentId: Uuid,
  state: AwardState,
  points: Count,
  ruleId: z.string(),
  /** The rule's title and version. */
  title: z.string(),
  version: Count,
  evidenceKind: z.enum(EVIDENCE_KINDS),
  /** 11月22日，在卫生院量的血压; never a result. */
  evidence: z.string(),
  on: PlainDate,
  madeAt: Instant,
  /** Why it waits, was refused, gave nothing or was taken back; null for one that stands. */
  why: z.nullable(z.string()),
  /** What the reviewer said. */
  answer: z.nullable(z.string()),
  /** Last day on which it can be objected to; null where it cannot, or not by this account. */
  appealUntil: z.nullable(PlainDate),
  appeal: z.nullable(z.enum(['open', 'upheld', 'rejected'])),
});
export type PointAward = z.infer<typeof PointAward>;

/** Somebody of the household. `label`: how the reader's family calls them (女儿); empty where they are no family of the reader. */
const PointRelative = z.object({ residentId: Uuid, label: z.string(), nameMasked: z.string() });

/** A family account as its members see it. */
export const PointFamily = z.object({
  /** The scheme of the person lets families share points. */
  allowed: z.boolean(),
  account: z.nullable(
    z.object({
      familyId: Uuid,
      name: z.string(),
      members: z.array(z.object({ ...PointRelative.shape, minor: z.boolean() })),
      transferPerMonthMax: Count,
      /** Points this person moved into it this month. */
      transferredThisMonth: Count,
    }),
  ),
  /** People of one's household who are in no family account. */
  mayAdd: z.array(PointRelative),
  /** This account may take people in, move points and leave: the person or a guardian. */
  mayChoose: z.boolean(),
});
export type PointFamily = z.infer<typeof PointFamily>;

const OfResident = z.object({ residentId: Uuid });
const own = { tag: 'point-rule', caller: 'resident' } as const;

export const listPointAwards = endpoint({
  ...own,
  method: 'GET',
  path: '/residents/:residentId/point-awards',
  summary: 'What rules said of things done, newest first: given, waiting, refused or taken back, and why',
  params: OfResident,
  query: z.object({
    /** Only those that wait, were refused or taken back, and those objected to; or only what gave nothing, each with the reason. */
    only: z.optional(z.enum(['under-review', 'nothing'])),
    cursor: z.optional(Cursor),
  }),
  answer: z.object({ items: z.array(PointAward), nextCursor: z.nullable(z.string()) }),
  errors: ['not-found', 'bad-input'],
});
export const appealAward = endpoint({
  ...own,
  method: 'POST',
  path: '/residents/:residentId/point-awards/:awardId/appeal',
  summary: 'Object to an award that was refused, taken back or not given, within the days the rules name',
  params: z.object({ residentId: Uuid, awardId: Uuid }),
  body: z.object({ text: z.string().check(z.trim(), z.minLength(2), z.maxLength(300)) }),
  answer: PointAward,
  errors: ['not-found', 'appeal-too-late', 'appeal-exists', 'appeal-not-needed'],
});
export const setPointsOff = endpoint({
  ...own,
  method: 'PUT',
  path: '/residents/:residentId/points-off',
  summary: 'Turn points off or on again; nothing else changes',
  params: OfResident,
  body: z.object({ off: z.boolean() }),
  answer: z.object({ off: z.boolean() }),
  errors: ['not-found'],
});
export const getPointFamily = endpoint({
  ...own,
  method: 'GET',
  path: '/residents/:residentId/point-family',
  summary: 'The family account a person belongs to, and who could be added',
  params: OfResident,
  answer: PointFamily,
  errors: ['not-found'],
});
export const addPointFamilyMember = endpoint({
  ...own,
  method: 'POST',
  path: '/residents/:residentId/point-family/members',
  summary: 'Begin a family account or take a person of the household into it',
  params: OfResident,
  body: z.object({ memberId: Uuid }),
  answer: PointFamily,
  errors: ['not-found', 'family-account-not-allowed', 'family-account-other', 'family-account-full'],
});
export const leavePointFamily = endpoint({
  ...own,
  method: 'POST',
  path: '/residents/:residentId/point-family/leave',
  summary: 'Leave the family account; its points stay with the family',
  params: OfResident,
  body: z.object({}),
  answer: PointFamily,
  errors: ['not-found', 'family-account-minor'],
});
export const transferToFamily = endpoint({
  ...own,
  method: 'POST',
  path: '/residents/:residentId/point-family/transfers',
  summary: 'Move points of one’s own into the family account, up to the month’s limit',
  idempotent: true,
  params: OfResident,
  body: z.object({ points: z.int().check(z.positive(), z.maximum(100000)) }),
  answer: PointFamily,
  errors: [
    'not-found',
    'family-account-not-allowed',
    'family-transfer-limit',
    'not-enough-points',
    'idempotency-key-missing',
    'idempotency-body-differs',
  ],
});
