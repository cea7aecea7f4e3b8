import { Count, Nothing, PlainDate, Sex, Uuid } from './common';
import { endpoint } from './endpoint';
import { DoseReason, DoseStatus } from './immunization';
import { z } from './zod';

/** Which door the child goes through: 入托 (kindergarten) or 入学 (school). */
export const EntryKind = z.enum(['kindergarten', 'school']);
export type EntryKind = z.infer<typeof EntryKind>;

/** complete – nothing of the child's age is missing; missing – doses must be made up; ask-clinic – only a clinician's word is missing. */
export const EntryVerdict = z.enum(['complete', 'missing', 'ask-clinic']);
export type EntryVerdict = z.infer<typeof EntryVerdict>;

/** A dose the check speaks of. */
export const EntryDose = z.object({
  series: z.string(),
  vaccine: z.string(),
  dose: z.number(),
  /** 百白破疫苗 第4剂 */
  name: z.string(),
  status: DoseStatus,
  /** First day it can really be given; null when a clinician says when. */
  earliestOn: z.nullable(PlainDate),
  /** Day the programme names. */
  dueOn: z.nullable(PlainDate),
  /** Whether it can be given by the day of the second check. */
  beforeRecheck: z.boolean(),
  reasons: z.array(DoseReason),
});
export type EntryDose = z.infer<typeof EntryDose>;

/** The outcome of the check, without saying whose it is. */
export const EntryCheck = z.object({
  entry: EntryKind,
  verdict: EntryVerdict,
  /** Day the records were judged. */
  checkedOn: PlainDate,
  termStartsOn: PlainDate,
  /** The school checks until this day. */
  checkBy: PlainDate,
  /** Missing doses are made up and checked again by this day. */
  recheckBy: PlainDate,
  programme: z.string(),
  /** Doses of the child's age that are given. */
  givenCount: Count,
  missing: z.array(EntryDose),
  askClinic: z.array(EntryDose),
  /** Not missing today; their age is reached before the second check. */
  upcoming: z.array(EntryDose),
  /** What the procedure says, in sentences for a parent. */
  notes: z.array(DoseReason),
});
export type EntryCheck = z.infer<typeof EntryCheck>;

/** A proof that was made and can still be verified. The token is what stands in its link and code. */
export const EntryProof = z.object({
  proofId: Uuid,
  token: z.string(),
  entry: EntryKind,
  verdict: EntryVerdict,
  checkedOn: PlainDate,
  /** Last day it can be verified. */
  expiresOn: PlainDate,
});
export type EntryProof = z.infer<typeof EntryProof>;

export const EntryCheckOfResident = z.object({
  ...EntryCheck.shape,
  residentId: Uuid,
  label: z.string(),
  name: z.string(),
  sex: Sex,
  birthDate: PlainDate,
  programmeName: z.string(),
  /** Home clinic; null when the registry names none. */
  siteName: z.nullable(z.string()),
  /** Source id to its words. */
  sources: z.record(z.string(), z.string()),
  /** Proofs that still hold, newest first. */
  proofs: z.array(EntryProof),
});
export type EntryCheckOfResident = z.infer<typeof EntryCheckOfResident>;

/** What a school sees: no more than it must know to file the check. */
export const PublicEntryProof = z.object({
  entry: EntryKind,
  verdict: EntryVerdict,
  nameMasked: z.string(),
  countyName: z.string(),
  checkedOn: PlainDate,
  recheckBy: PlainDate,
  expiresOn: PlainDate,
});
export type PublicEntryProof = z.infer<typeof PublicEntryProof>;

const entryCheck = { tag: 'entry-check' } as const;
const OfResident = z.object({ residentId: Uuid });
const Asked = z.object({ entry: EntryKind, termStartsOn: z.optional(PlainDate) });

export const getEntryCheck = endpoint({
  ...entryCheck,
  method: 'GET',
  path: '/residents/:residentId/immunization/entry-check',
  summary: 'School or kindergarten entry check: complete, or what is missing and by when',
  caller: 'resident',
  params: OfResident,
  query: Asked,
  answer: EntryCheckOfResident,
  errors: ['not-found', 'bad-input'],
});
export const printEntryCheck = endpoint({
  ...entryCheck,
  method: 'GET',
  path: '/residents/:residentId/immunization/entry-check.pdf',
  summary: 'The same check on paper: a PDF, with the code of a proof where one holds; large print on demand',
  caller: 'resident',
  params: OfResident,
  query: z.object({ ...Asked.shape, size: z.optional(z.enum(['standard', 'large'])) }),
  answer: z.unknown(),
  errors: ['not-found', 'bad-input', 'not-ready'],
});
export const createEntryProof = endpoint({
  ...entryCheck,
  method: 'POST',
  path: '/residents/:residentId/entry-proofs',
  summary: 'Make a proof that a school verifies without signing in',
  caller: 'resident',
  idempotent: true,
  params: OfResident,
  body: Asked,
  status: 201,
  answer: EntryProof,
  errors: ['not-found', 'bad-input', 'idempotency-key-missing', 'idempotency-body-differs'],
});
export const revokeEntryProof = endpoint({
  ...entryCheck,
  method: 'DELETE',
  path: '/residents/:residentId/entry-proofs/:proofId',
  summary: 'End a proof before its day',
  caller: 'resident',
  params: z.object({ residentId: Uuid, proofId: Uuid }),
  answer: Nothing,
  errors: ['not-found'],
});
export const verifyEntryProof = endpoint({
  ...entryCheck,
  method: 'GET',
  path: '/entry-proofs/:token',
  summary: 'What a proof says, for whoever holds its link or code',
  caller: 'anyone',
  params: z.object({ token: z.string().check(z.regex(/^[\w-]{20,100}$/)) }),
  answer: PublicEntryProof,
  errors: ['not-found'],
});
