import { Access, ComplaintState } from './audit';
import { Cursor, Instant, pageOf, Uuid } from './common';
import { endpoint } from './endpoint';
import { z } from './zod';

/** Why somebody complains: not agreed to, by a stranger, more than was needed, or in words alone. */
export const ComplaintReason = z.enum(['not-agreed', 'unknown-person', 'too-much', 'other']);
export type ComplaintReason = z.infer<typeof ComplaintReason>;

const Words = z.string().check(z.trim(), z.maxLength(500));
const Answer = z.string().check(z.trim(), z.minLength(2), z.maxLength(500));

/** A row of the log as it stood, in words. */
export const ComplainedAccess = z.object({
  accessId: Uuid,
  at: Instant,
  who: z.string(),
  where: z.nullable(z.string()),
  right: z.string(),
  did: z.string(),
  purpose: z.nullable(z.string()),
});
export type ComplainedAccess = z.infer<typeof ComplainedAccess>;

/** A step that was taken. */
export const ComplaintStep = z.object({
  state: ComplaintState,
  at: Instant,
  /** The member of staff who took it; null for the family. */
  staffName: z.nullable(z.string()),
  words: z.string(),
});
export type ComplaintStep = z.infer<typeof ComplaintStep>;

export const Complaint = z.object({
  complaintId: Uuid,
  residentId: Uuid,
  access: ComplainedAccess,
  reason: ComplaintReason,
  words: z.string(),
  state: ComplaintState,
  /** Who answers: a clinic, or the county. */
  answeredBy: z.string(),
  /** Said by this account, which may take it back. */
  mine: z.boolean(),
  steps: z.array(ComplaintStep),
});
export type Complaint = z.infer<typeof Complaint>;

/** The same at the desk that answers: the person's name is masked. */
export const DeskComplaint = z.object({
  ...Complaint.shape,
  nameMasked: z.string(),
  /** It is about the member who looks at it, who cannot answer it. */
  aboutMe: z.boolean(),
});
export type DeskComplaint = z.infer<typeof DeskComplaint>;

const family = { tag: 'complaint', caller: 'resident' } as const;
const desk = { tag: 'complaint', caller: 'staff' } as const;
const ofResident = z.object({ residentId: Uuid });
const ofComplaint = z.object({ residentId: Uuid, complaintId: Uuid });
const atDesk = z.object({ complaintId: Uuid });

export const getAccess = endpoint({
  ...family,
  method: 'GET',
  path: '/residents/:residentId/accesses/:accessId',
  summary: 'One row of the log: what a complaint is going to be about',
  params: z.object({ residentId: Uuid, accessId: Uuid }),
  answer: z.object({ label: z.string(), access: Access, complaint: z.nullable(Complaint) }),
  errors: ['not-found'],
});
export const listComplaints = endpoint({
  ...family,
  method: 'GET',
  path: '/residents/:residentId/complaints',
  summary: 'Complaints about who looked, newest first; a guardian or proxy sees their own only',
  params: ofResident,
  query: z.object({ cursor: z.optional(Cursor) }),
  answer: z.object({ label: z.string(), items: z.array(Complaint), nextCursor: z.nullable(z.string()) }),
  errors: ['not-found', 'bad-input'],
});
export const openComplaint = endpoint({
  ...family,
  method: 'POST',
  path: '/residents/:residentId/accesses/:accessId/complaints',
  summary: '不是我同意的: complains about one row of the log, once',
  idempotent: true,
  params: z.object({ residentId: Uuid, accessId: Uuid }),
  body: z.object({ reason: ComplaintReason, words: z.optional(Words) }),
  status: 201,
  answer: Complaint,
  errors: [
    'not-found',
    'bad-input',
    'complaint-exists',
    'complaint-about-oneself',
    'idempotency-key-missing',
    'idempotency-body-differs',
  ],
});
export const closeComplaint = endpoint({
  ...family,
  method: 'POST',
  path: '/residents/:residentId/complaints/:complaintId/close',
  summary: 'Takes a complaint back, or says that the answer will do',
  params: ofComplaint,
  answer: Complaint,
  errors: ['not-found', 'complaint-not-changeable'],
});
export const listDeskComplaints = endpoint({
  ...desk,
  method: 'GET',
  path: '/desk/complaints',
  summary: 'Complaints the own clinic, or the county, has to answer, the oldest first; or those that were answered',
  query: z.object({ which: z.optional(z.enum(['waiting', 'done'])), cursor: z.optional(Cursor) }),
  answer: pageOf(DeskComplaint),
  errors: ['bad-input'],
});
export const takeUpComplaint = endpoint({
  ...desk,
  method: 'POST',
  path: '/desk/complaints/:complaintId/take-up',
  summary: 'Says that somebody is looking into it',
  params: atDesk,
  answer: DeskComplaint,
  errors: ['not-found', 'other-site', 'own-complaint', 'complaint-not-changeable'],
});
export const answerComplaint = endpoint({
  ...desk,
  method: 'POST',
  path: '/desk/complaints/:complaintId/answer',
  summary: 'Answers in words; the person is told that there is an answer',
  params: atDesk,
  body: z.object({ words: Answer }),
  answer: DeskComplaint,
  errors: ['not-found', 'other-site', 'own-complaint', 'complaint-not-changeable', 'bad-input'],
});
