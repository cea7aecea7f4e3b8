/** What a desk writes down because a paper was shown: a family-doctor contract, its paid fee, a blood donation certificate. */

export const DESK_EVIDENCE_KINDS = ['contract', 'signing-fee', 'donation'] as const;
export type DeskEvidenceKind = (typeof DESK_EVIDENCE_KINDS)[number];

export const RETRACTION_REASONS = ['wrong-person', 'typing-error', 'paper-invalid', 'contract-ended'] as const;
export type RetractionReason = (typeof RETRACTION_REASONS)[number];
