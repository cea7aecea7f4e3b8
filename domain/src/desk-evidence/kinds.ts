/** What a desk writes down because a paper was shown: a family-doctor contract, its paid fee, a blood donation certificate. */

export const DESK_EVIDENCE_KINDS = ['contract', 'signing-fee', 'donation'] as const;
export type DeskEvidenceKind = (typeof DESK_EVIDENCE_KINDS)[number];

/** Why a row is taken back. */
export const RETRACTION_REASONS = ['wrong-person', 'typing-error', 'paper-invalid'] as const;
export type RetractionReason = (typeof RETRACTION_REASONS)[number];

/** Years a contract may be signed for (fact sheet §9, from memory: 1–3 years, renewable). */
export const CONTRACT_YEARS_MAX = 3;
