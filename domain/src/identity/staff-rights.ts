export const STAFF_ROLES = ['desk', 'nurse', 'doctor', 'county-admin'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** What a staff member does at the desk. */
export const DESK_ACTIONS = [
  'see-day',
  'see-person',
  'check-in',
  'mark-no-show',
  'find-resident',
  'give-walk-in-place',
  'agree-family-link',
  'change-phone',
  'record-findings',
  'follow-referrals',
  'receive-record',
  'follow-overdue',
  'decide-match',
  'record-papers',
  'confirm-rewards',
  'set-target',
] as const;
export type DeskAction = (typeof DESK_ACTIONS)[number];

/**
 * Who does what at a desk. A county administrator keeps slots, rules and figures and sees no person; a doctor sees people
 * but leaves papers and phones to the desk. What was measured or found of a body is written down by nurses and doctors only,
 * and what is aimed at is agreed by doctors alone.
 */
const MAY: Readonly<Record<StaffRole, readonly DeskAction[]>> = {
  desk: DESK_ACTIONS.filter((action) => action !== 'record-findings' && action !== 'set-target'),
  nurse: DESK_ACTIONS.filter((action) => action !== 'set-target'),
  doctor: [
    'see-day',
    'see-person',
    'check-in',
    'mark-no-show',
    'find-resident',
    'give-walk-in-place',
    'record-findings',
    'follow-referrals',
    'receive-record',
    'follow-overdue',
    'decide-match',
    'record-papers',
    'confirm-rewards',
    'set-target',
  ],
  'county-admin': [],
};

export interface StaffFacts {
  role: StaffRole;
  siteId: string | null;
}

/**
 * Whether a staff member may do this at a site: the role first (`forbidden`), then the site (`other-site`). `siteId` is the
 * site of the slot, booking or person; null has no site of its own (somebody without a home clinic) and is open to every site.
 */
export function staffMay(
  staff: StaffFacts,
  action: DeskAction,
  siteId: string | null,
): 'allowed' | 'forbidden' | 'other-site' {
  if (!MAY[staff.role].includes(action) || staff.siteId === null) return 'forbidden';
  return siteId === null || siteId === staff.siteId ? 'allowed' : 'other-site';
}
