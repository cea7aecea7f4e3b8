import { isOpen, OPEN_STATES, REFERRAL_MOVES, REFERRAL_RULES, REFERRAL_STATES, referralAfter } from './states';

/** state | moves that are allowed. */
const ALLOWED = `
  opened      | book send see return-result decline cancel
  booked      | book send see return-result decline cancel
  sent        | book see return-result decline cancel
  seen        | return-result cancel
  result-back | close
  closed      |
  declined    |
  cancelled   |
`;

test.each(
  ALLOWED.split('\n')
    .filter((line) => line.includes('|'))
    .map((line) => line.split('|').map((cell) => cell.trim())),
)('%s allows: %s', (state, moves) => {
  const from = REFERRAL_STATES.find((one) => one === state)!;
  const allowed = REFERRAL_MOVES.filter((move) => referralAfter(from, move) !== undefined);
  expect(allowed.join(' ')).toBe(moves);
});

test('nothing but a returned result leads to closed, and what is over stays over', () => {
  const intoClosed = REFERRAL_MOVES.filter((move) => REFERRAL_RULES[move].to === 'closed');
  expect(intoClosed.map((move) => REFERRAL_RULES[move].from)).toEqual([['result-back']]);
  expect(REFERRAL_STATES.filter(isOpen)).toEqual(OPEN_STATES);
  for (const move of REFERRAL_MOVES)
    for (const state of ['closed', 'declined', 'cancelled'] as const)
      expect(referralAfter(state, move)).toBeUndefined();
});
