import { DESK_EVIDENCE_KINDS, RETRACTION_REASONS } from '@kangban/domain/desk-evidence/kinds';
import { Instant, PlainDate, Uuid } from './common';
import { endpoint } from './endpoint';
import { z } from './zod';

/** A number as it is printed: spaces, hyphens and case do not make another paper. */
const PaperNumber = z.string().check(z.trim(), z.minLength(4), z.maxLength(40));

/** What the paper says. FHIR: `Contract` with its `applies`, `PaymentNotice`, and the certificate as `DocumentReference`. */
export const DeskEvidenceEntry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('contract'), number: PaperNumber, signedOn: PlainDate, years: z.int() }),
  /** Paid for a contract that is on record and holds on that day. */
  z.object({ kind: z.literal('signing-fee'), number: PaperNumber, paidOn: PlainDate, contractId: Uuid }),
  z.object({ kind: z.literal('donation'), number: PaperNumber, donatedOn: PlainDate }),
]);
export type DeskEvidenceEntry = z.infer<typeof DeskEvidenceEntry>;

/** A row of what was shown. The number is sealed; its last four signs tell one paper from another. */
export const DeskEvidence = z.object({
  evidenceId: Uuid,
  kind: z.enum(DESK_EVIDENCE_KINDS),
  numberTail: z.string(),
  happenedOn: PlainDate,
  /** Last day of a contract. */
  endsOn: z.nullable(PlainDate),
  /** The contract a fee was paid for. */
  contractId: z.nullable(Uuid),
  siteName: z.string(),
  recordedBy: z.string(),
  recordedAt: Instant,
  retracted: z.nullable(
    z.object({ reason: z.enum(RETRACTION_REASONS), note: z.string(), by: z.string(), at: Instant }),
  ),
});
export type DeskEvidence = z.infer<typeof DeskEvidence>;

export const DeskEvidenceOf = z.object({
  residentId: Uuid,
  nameMasked: z.string(),
  today: PlainDate,
  items: z.array(DeskEvidence),
});
export type DeskEvidenceOf = z.infer<typeof DeskEvidenceOf>;

const OfResident = z.object({ residentId: Uuid });
const OfEvidence = z.object({ residentId: Uuid, evidenceId: Uuid });
const desk = { tag: 'desk-evidence', caller: 'staff' } as const;
const closed = ['not-found', 'forbidden', 'other-site'] as const;

export const listDeskEvidence = endpoint({
  ...desk,
  method: 'GET',
  path: '/desk/residents/:residentId/evidence',
  summary: 'Contracts, paid fees and donation certificates on record, newest first',
  params: OfResident,
  answer: DeskEvidenceOf,
  errors: closed,
});
export const recordDeskEvidence = endpoint({
  ...desk,
  method: 'POST',
  path: '/desk/residents/:residentId/evidence',
  summary: 'Write down a paper that was shown; one paper counts once',
  params: OfResident,
  body: DeskEvidenceEntry,
  status: 201,
  answer: DeskEvidence,
  errors: [...closed, 'bad-input', 'paper-known', 'contract-running', 'contract-not-running', 'not-an-adult'],
});
export const retractDeskEvidence = endpoint({
  ...desk,
  method: 'POST',
  path: '/desk/residents/:residentId/evidence/:evidenceId/retract',
  summary: 'Take back what was written down wrongly; the row stays, its points are corrected',
  params: OfEvidence,
  body: z.object({
    reason: z.enum(RETRACTION_REASONS),
    note: z.string().check(z.trim(), z.maxLength(200)),
  }),
  answer: DeskEvidence,
  errors: [...closed, 'paper-retracted'],
});
