import { APPOINTMENT_MOVES, APPOINTMENT_STATES, isActive, MOVES, type Mover, stateAfter } from './appointment-states';

const MOVERS: readonly Mover[] = ['resident', 'staff', 'system'];

/** Every move that is allowed; all others are refused. */
const ALLOWED = `
booked      reschedule     resident  booked
booked      cancel         resident  cancelled
booked      cancel         staff     cancelled
booked      check-in       staff     checked-in
noshow      check-in       staff     checked-in
checked-in  undo-check-in  staff     booked
checked-in  fulfil         staff     fulfilled
checked-in  fulfil         system    fulfilled
booked      no-show        staff     noshow
booked      no-show        system    noshow
`;

test('exactly these moves are allowed', () => {
  const allowed = APPOINTMENT_STATES.flatMap((state) =>
    APPOINTMENT_MOVES.flatMap((move) =>
      MOVERS.flatMap((mover) => {
        const to = stateAfter(state, move, mover);
        return to === undefined ? [] : [[state, move, mover, to].join(' ')];
      }),
    ),
  );
  const table = ALLOWED.trim()
    .split('\n')
    .map((line) => line.replace(/ +/g, ' '));
  expect(allowed.sort()).toEqual(table.sort());
});

test('nothing follows what is over for good', () => {
  for (const state of ['fulfilled', 'cancelled'] as const)
    for (const move of APPOINTMENT_MOVES)
      for (const mover of MOVERS) expect(stateAfter(state, move, mover)).toBeUndefined();
});

test('doses are held while a booking stands, and a missed place stays used', () => {
  expect(APPOINTMENT_STATES.filter(isActive)).toEqual(['booked', 'checked-in']);
  expect(APPOINTMENT_MOVES.filter((move) => MOVES[move].freesPlace)).toEqual(['reschedule', 'cancel']);
});
