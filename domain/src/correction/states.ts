/** Asking for a correction: said, then accepted, declined with a reason, or taken back. */
import type { StaffRole } from '../identity/staff-rights';
import { addDays, type PlainDate } from '../shared/plain-date';

export const CORRECTION_STATES = ['opened', 'accepted', 'declined', 'withdrawn'] as const;
export type CorrectionState = (typeof CORRECTION_STATES)[number];

/** Days a clinic has to answer. DESIGN: no document names a number (fact sheet §8.3 gives the person the right to ask, the staff decide). */
const ANSWER_DAYS = 7;

/** The last day of the clinic's answer. */
export const correctionDueOn = (today: PlainDate): PlainDate => addDays(today, ANSWER_DAYS);

/** Whether somebody still waits for an answer. */
export const isWaiting = (state: CorrectionState): boolean => state === 'opened';

interface CorrectionDesk {
  role: StaffRole;
  siteId: string | null;
}

const ANSWERS: readonly StaffRole[] = ['desk', 'nurse', 'doctor'];
const REWRITES: readonly StaffRole[] = ['nurse', 'doctor'];

/** Whether a member of staff may answer: at the clinic that was asked; somebody without a clinic is open to every one. */
export function mayAnswerCorrection(
  staff: CorrectionDesk,
  { siteId }: { siteId: string | null },
): 'allowed' | 'forbidden' | 'other-site' {
  if (!ANSWERS.includes(staff.role) || staff.siteId === null) return 'forbidden';
  return siteId === null || siteId === staff.siteId ? 'allowed' : 'other-site';
}

/** Whether the role may write into the record: what was measured or found of a body is written down by nurses and doctors only. */
export const mayRewrite = (role: StaffRole): boolean => REWRITES.includes(role);
