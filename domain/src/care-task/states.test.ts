import { TASK_KINDS } from './kinds';
import { isOpenTask, OF_REFERRAL, OPEN_TASK_STATES, TASK_MOVES, TASK_STATES, taskAfter } from './states';
import { REFERRAL_STATES, isOpen } from '../referral/states';

/** kind | state | move>to … */
const ALLOWED = `
  call-now           | open      | reach>done cancel>cancelled
  call-now           | done      |
  recheck            | open      | book>booked see>seen answer>done finish>done decline>declined cancel>cancelled
  recheck            | booked    | book>booked unbook>open see>seen answer>done finish>done decline>declined cancel>cancelled
  recheck            | seen      | answer>done finish>done cancel>cancelled
  recheck            | done      | reopen>open
  recheck            | declined  |
  recheck            | cancelled |
  referral           | open      | book>booked send>sent see>seen answer>done decline>declined cancel>cancelled
  referral           | sent      | book>booked see>seen answer>done decline>declined cancel>cancelled
  referral           | seen      | answer>done cancel>cancelled
  referral           | done      | reopen>open
  enrol-hypertension | open      | accept>done decline>declined cancel>cancelled
  enrol-diabetes     | open      | accept>done decline>declined cancel>cancelled
  enrol-diabetes     | done      |
  lifestyle          | open      | finish>done decline>declined cancel>cancelled
  lifestyle          | done      |
`;

test.each(
  ALLOWED.split('\n')
    .filter((line) => line.includes('|'))
    .map((line) => line.split('|').map((cell) => cell.trim())),
)('%s, %s: %s', (kind, state, moves) => {
  const ofKind = TASK_KINDS.find((one) => one === kind)!;
  const from = TASK_STATES.find((one) => one === state)!;
  const found = TASK_MOVES.flatMap((move) => {
    const to = taskAfter(ofKind, from, move);
    return to === undefined ? [] : [`${move}>${to}`];
  });
  expect(found.join(' ')).toBe(moves);
});

test('a call cannot be closed by a reason, and only results reopen', () => {
  expect(taskAfter('call-now', 'open', 'finish')).toBeUndefined();
  for (const kind of TASK_KINDS)
    for (const state of TASK_STATES.filter((one) => !isOpenTask(one)))
      for (const move of TASK_MOVES.filter((one) => one !== 'reopen'))
        expect(taskAfter(kind, state, move)).toBeUndefined();
});

test('a paper is open exactly as long as its task', () => {
  for (const state of REFERRAL_STATES) expect(OPEN_TASK_STATES.includes(OF_REFERRAL[state])).toBe(isOpen(state));
});
