/** The life of an appointment as data: every allowed move, who makes it, and what it does to the place and the doses. */

export const APPOINTMENT_STATES = ['booked', 'checked-in', 'fulfilled', 'cancelled', 'noshow'] as const;
export type AppointmentState = (typeof APPOINTMENT_STATES)[number];

export const APPOINTMENT_MOVES = ['reschedule', 'cancel', 'check-in', 'undo-check-in', 'fulfil', 'no-show'] as const;
export type AppointmentMove = (typeof APPOINTMENT_MOVES)[number];

/** Who may make a move: the resident's side, the desk, or the clock at the end of the day. */
export type Mover = 'resident' | 'staff' | 'system';

export interface MoveRule {
  from: readonly AppointmentState[];
  to: AppointmentState;
  by: readonly Mover[];
  /** Whether the number of the slot goes back to be given to somebody else. A missed place stays used. */
  freesPlace: boolean;
}

export const MOVES: Readonly<Record<AppointmentMove, MoveRule>> = {
  reschedule: { from: ['booked'], to: 'booked', by: ['resident'], freesPlace: true },
  cancel: { from: ['booked'], to: 'cancelled', by: ['resident', 'staff'], freesPlace: true },
  'check-in': { from: ['booked', 'noshow'], to: 'checked-in', by: ['staff'], freesPlace: false },
  'undo-check-in': { from: ['checked-in'], to: 'booked', by: ['staff'], freesPlace: false },
  // Who was checked in has been there: the night closes what the desk left open, and the record says what was given.
  fulfil: { from: ['checked-in'], to: 'fulfilled', by: ['staff', 'system'], freesPlace: false },
  'no-show': { from: ['booked'], to: 'noshow', by: ['staff', 'system'], freesPlace: false },
};

/** States in which a person holds the doses of the appointment, so that nobody books them twice. */
export const isActive = (state: AppointmentState): boolean => state === 'booked' || state === 'checked-in';

/** The state a move leads to; undefined when this state or this person does not allow it. */
export function stateAfter(state: AppointmentState, move: AppointmentMove, mover: Mover): AppointmentState | undefined {
  const rule = MOVES[move];
  return rule.from.includes(state) && rule.by.includes(mover) ? rule.to : undefined;
}
