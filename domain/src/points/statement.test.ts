/** A month's statement: every line under its heading, by the day it was entered, and it always comes out. */
import fc from 'fast-check';
import { addDays, toPlainDate } from '../shared/plain-date';
import { type LineSum, monthOf, monthPeriod, monthsOf, sumMonth } from './statement';
import { TX_TYPES } from './types';
import { type LineFacts, lineTitle, stateOf, stateText } from './words';

/** `earn 2026-11-01 10`, one line each. */
const linesOf = (table: string): LineSum[] =>
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [word = '', day = '', change = ''] = line.trim().split(/\s+/);
      const type = TX_TYPES.find((one) => one === word);
      if (!type) throw new Error(word);
      return { type, bookedOn: toPlainDate(day), change: Number(change) };
    });

const TABLE = linesOf(`
  earn            2026-10-31 100
  earn            2026-11-01 20
  post-pending    2026-11-02 5
  hold            2026-11-03 -40
  commit          2026-11-04 0
  void            2026-11-05 10
  refund          2026-11-06 15
  reverse         2026-11-07 -20
  adjust          2026-11-08 3
  transfer-family 2026-11-09 -8
  expire          2026-11-30 -2
  earn            2026-12-01 50
`);

test.each([
  ['2026-09', [0, 0, 0, 0, 0, 0, 0, 0]],
  ['2026-10', [0, 100, 0, 0, 0, 0, 0, 100]],
  ['2026-11', [100, 25, 40, 25, 2, -17, -8, 83]],
  ['2026-12', [83, 50, 0, 0, 0, 0, 0, 133]],
])('%s: opening, earned, used, returned, expired, corrected, transferred, closing', (month, expected) => {
  const { opening, earned, used, returned, expired, corrected, transferred, closing } = sumMonth(TABLE, month);
  expect([opening, earned, used, returned, expired, corrected, transferred, closing]).toEqual(expected);
});

test('months there is something in, the newest first', () => {
  expect(monthsOf(TABLE)).toEqual([
    { month: '2026-12', earned: 50, used: 0, returned: 0, text: '得 50，用 0' },
    {
      month: '2026-11',
      earned: 25,
      used: 40,
      returned: 25,
      text: '得 25，用 40，退回 25，到期 2，收回 17，转给家人 8',
    },
    { month: '2026-10', earned: 100, used: 0, returned: 0, text: '得 100，用 0' },
  ]);
});

test.each([
  ['adjust          2026-11-08 1200', '得 0，用 0，更正加 1,200'],
  ['transfer-family 2026-11-08 30', '得 0，用 0，家人转来 30'],
  ['commit          2026-11-08 0', '得 0，用 0'],
])('%s stands over its month as %s', (line, text) => {
  expect(monthsOf(linesOf(line))).toMatchObject([{ text }]);
});

test.each([
  ['2026-02', '2026-02-01', '2026-02-28'],
  ['2028-02', '2028-02-01', '2028-02-29'],
  ['2026-12', '2026-12-01', '2026-12-31'],
])('%s lasts from %s to %s', (month, from, to) => {
  expect(monthPeriod(month)).toEqual({ from, to });
  expect([monthOf(toPlainDate(from)), monthOf(toPlainDate(to))]).toEqual([month, month]);
});

test('whatever was entered: each month begins where the one before ended, and its headings make the difference', () => {
  const Line = fc.record({
    type: fc.constantFrom(...TX_TYPES),
    bookedOn: fc.nat(120).map((days) => addDays(toPlainDate('2026-09-01'), days)),
    change: fc.integer({ min: -50, max: 50 }),
  });
  fc.assert(
    fc.property(fc.array(Line, { maxLength: 40 }), (lines) => {
      let before = 0;
      for (const month of ['2026-09', '2026-10', '2026-11', '2026-12']) {
        const { opening, earned, used, returned, expired, corrected, transferred, closing } = sumMonth(lines, month);
        expect(opening).toBe(before);
        expect(opening + earned - used + returned - expired + corrected + transferred).toBe(closing);
        before = closing;
      }
    }),
  );
});

const plain: LineFacts = {
  type: 'earn',
  pending: false,
  settledBy: null,
  reversed: false,
  refunded: false,
  title: '检查',
  change: 1,
};
test.each<[string, Partial<LineFacts>, string, string, string | null]>([
  ['an award', {}, 'posted', '检查', null],
  ['one that waits', { pending: true }, 'pending', '检查', '还在核对，核对完再算进来'],
  ['one not granted', { pending: true, settledBy: 'void-pending' }, 'voided', '检查', '核对没通过，没有给分'],
  ['one taken back', { reversed: true }, 'reversed', '检查', '记错了，已收回'],
  [
    'one granted and taken back',
    { pending: true, settledBy: 'post-pending', reversed: true },
    'reversed',
    '检查',
    '记错了，已收回',
  ],
  ['a hold', { type: 'hold' }, 'held', '换了：检查', '先留着，还没用'],
  ['a hold spent', { type: 'hold', settledBy: 'commit' }, 'spent', '换了：检查', '已使用'],
  ['a hold given back', { type: 'hold', settledBy: 'void' }, 'voided', '换了：检查', '没有用成，已退回'],
  ['refunded', { type: 'hold', settledBy: 'commit', refunded: true }, 'refunded', '换了：检查', '用过又退回了'],
  ['given back', { type: 'void' }, 'posted', '退回：检查', null],
  ['to the family', { type: 'transfer-family', title: null, change: -5 }, 'posted', '转出去给家人', null],
  ['from the family', { type: 'transfer-family', title: null, change: 5 }, 'posted', '家人转来的', null],
  ['by hand', { type: 'adjust' }, 'posted', '更正', null],
  ['lapsed', { type: 'expire' }, 'posted', '到期没用完', null],
  ['without a name', { title: null }, 'posted', '积分', null],
])('line: %s', (_, told, state, title, text) => {
  const line = { ...plain, ...told };
  expect([stateOf(line), lineTitle(line), stateText(line)]).toEqual([state, title, text]);
});
