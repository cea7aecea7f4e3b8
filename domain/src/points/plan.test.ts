import { addDays, toPlainDate } from '../shared/plain-date';
import type { LedgerFacts, PlannedTx } from './facts';
import { fingerprintOf, planOrders } from './plan';
import type { EarnOrder, Holder, HoldOrder, LedgerOrder } from './types';

const TODAY = toPlainDate('2026-11-23');
const NOW = Date.parse('2026-11-23T08:00:00+08:00');
const holder: Holder = { kind: 'resident', id: 'r' };
const by = { kind: 'staff', id: '0217' } as const;

const facts = (told: Partial<LedgerFacts> = {}): LedgerFacts => ({
  today: TODAY,
  nowMs: NOW,
  policy: { debtMax: 200, graceDays: 30 },
  holders: [],
  lots: [],
  txs: [],
  known: [],
  caps: [],
  ...told,
});
const plan = (orders: readonly LedgerOrder[], told: Partial<LedgerFacts> = {}) => {
  let no = 0;
  const asked = orders.map((order) => ({ order, hash: fingerprintOf(order) }));
  return planOrders(facts(told), asked, () => `id-${(no += 1)}`);
};
const earn = (told: Partial<EarnOrder> = {}): EarnOrder => ({
  type: 'earn',
  key: `earn-key:${JSON.stringify(told)}`,
  holder,
  residentId: 'r',
  points: 10,
  state: 'posted',
  rule: { id: 'follow-up', version: 1 },
  evidence: { kind: 'follow-up', id: 'e' },
  title: '随访',
  on: TODAY,
  expiresOn: addDays(TODAY, 100),
  caps: [],
  by,
  ...told,
});
const hold = (points: number): HoldOrder => ({
  type: 'hold',
  key: `hold:${points}:test`,
  holder,
  residentId: 'r',
  points,
  purpose: { kind: 'reward', id: 'w' },
  title: '检查',
  timesOutAt: new Date(NOW + 1000),
  by,
});
const movesOf = ({ moves }: PlannedTx): string[] =>
  moves.map(({ delta, lot, pocket }) => `${pocket}${lot ? `@${lot.lotId}` : ''} ${delta}`);

test('every transaction comes to nothing', () => {
  const { txs } = plan([earn(), earn({ points: 7, state: 'pending' }), hold(4)]);
  expect(txs).toHaveLength(3);
  for (const { moves } of txs) expect(moves.reduce((sum, { delta }) => sum + delta, 0)).toBe(0);
});

test('a hold takes the lot that lapses first, and of two alike the older one', () => {
  const lot = (lotId: string, days: number, active: number) => ({
    holder,
    lotId,
    expiresOn: addDays(TODAY, days),
    usableUntil: addDays(TODAY, days),
    active,
  });
  const told = {
    holders: [{ holder, pending: 0, active: 40, locked: 0, debt: 0 }],
    lots: [lot('c', 50, 10), lot('b', 20, 10), lot('a', 20, 10), lot('gone', -1, 10)],
  };
  const [tx] = plan([hold(25)], told).txs;
  expect(tx && movesOf(tx)).toEqual([
    'active@a -10',
    'locked@a 10',
    'active@b -10',
    'locked@b 10',
    'active@c -5',
    'locked@c 5',
  ]);
  expect(plan([hold(31)], told).answers).toEqual([{ ok: false, refused: 'not-enough-points' }]);
});

test('an award pays a debt first', () => {
  const [tx] = plan([earn({ points: 10 })], { holders: [{ holder, pending: 0, active: 0, locked: 0, debt: -4 }] }).txs;
  expect(tx && movesOf(tx)).toEqual(['issuer -10', 'active@id-1 10', 'active@id-1 -4', 'debt 4']);
  expect(tx?.after).toEqual({ active: 6, locked: 0, pending: 0 });
});

test('the smallest room of several caps counts, for the person or for all who share the account', () => {
  const cap = { from: TODAY, to: TODAY };
  const caps = [
    { ...cap, id: 'day', per: 'resident' as const, max: 8 },
    { ...cap, id: 'family', per: 'holder' as const, max: 20 },
  ];
  const family: Holder = { kind: 'family', id: 'f' };
  const used = [{ subjectId: 'f', capId: 'family', ...cap, used: 15 }];
  const { answers } = plan([earn({ holder: family, caps }), earn({ holder: family, caps, key: 'another-key' })], {
    caps: used,
  });
  expect(answers).toMatchObject([{ ok: true, points: 5 }, { refused: 'capped' }]);
});

test('the same key in one batch is one transaction; with another wish it is refused', () => {
  const order = earn({ key: 'one-and-the-same' });
  const { answers, txs } = plan([order, order, { ...order, points: 11 }]);
  expect(txs).toHaveLength(1);
  expect(answers[1]).toEqual({ ...answers[0], hit: true });
  expect(answers[2]).toEqual({ ok: false, refused: 'key-differs' });
});

test('who writes, words, times and caps may differ from try to try; the wish may not', () => {
  const order = earn();
  const retold = { ...order, by: { kind: 'system', id: null } as const, title: '别的', caps: [] };
  expect(fingerprintOf(retold)).toBe(fingerprintOf(order));
  expect(fingerprintOf({ ...order, evidence: { kind: 'follow-up', id: 'other' } })).not.toBe(fingerprintOf(order));
});
