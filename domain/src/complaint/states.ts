/** The life of a complaint as data: said, somebody reads it, answered in words, over. */
import type { StaffRole } from '../identity/staff-rights';

export const COMPLAINT_STATES = ['opened', 'taken-up', 'answered', 'closed'] as const;
export type ComplaintState = (typeof COMPLAINT_STATES)[number];

export const COMPLAINT_MOVES = ['take-up', 'answer', 'close'] as const;
export type ComplaintMove = (typeof COMPLAINT_MOVES)[number];

interface MoveRule {
  from: readonly ComplaintState[];
  to: ComplaintState;
  by: 'desk' | 'family';
}

/** Every move. A desk cannot close what it has not answered; the family may take it back at any time, and says when an answer will do. */
const RULES: Readonly<Record<ComplaintMove, MoveRule>> = {
  'take-up': { from: ['opened'], to: 'taken-up', by: 'desk' },
  answer: { from: ['taken-up'], to: 'answered', by: 'desk' },
  close: { from: ['opened', 'taken-up', 'answered'], to: 'closed', by: 'family' },
};

/** The state a move leads to; undefined when this state does not allow it. */
export const complaintAfter = (state: ComplaintState, move: ComplaintMove): ComplaintState | undefined =>
  RULES[move].from.includes(state) ? RULES[move].to : undefined;

export interface ComplaintDesk {
  staffId: string;
  role: StaffRole;
  siteId: string | null;
}

/** Who may take a complaint up and answer it. */
const ANSWERS: readonly StaffRole[] = ['desk', 'nurse', 'doctor', 'county-admin'];

/**
 * Whether a member of staff may answer a complaint: at the clinic it was done from, or for the county. Whoever it is about never may
 * (`own-complaint`), whatever the role; the county administrator can where a clinic has nobody else. A complaint without a clinic is the
 * county's alone.
 */
export function mayAnswerComplaint(
  staff: ComplaintDesk,
  { siteId, aboutStaff }: { siteId: string | null; aboutStaff: string | null },
): 'allowed' | 'forbidden' | 'other-site' | 'own-complaint' {
  if (!ANSWERS.includes(staff.role)) return 'forbidden';
  if (staff.role !== 'county-admin' && (staff.siteId === null || staff.siteId !== siteId)) return 'other-site';
  return staff.staffId === aboutStaff ? 'own-complaint' : 'allowed';
}
