/** The invariants of fact sheet §7.3 on the pure decisions: stories with their edges, and any order of anything. The database's own: server/src/features/points. */
import fc from 'fast-check';
import { addDays, type PlainDate } from '../shared/plain-date';
import { periodOf } from './period';
import { World } from './test-support/world';
import type { Holder, LedgerOrder } from './types';

const person: Holder = { kind: 'resident', id: 'r' };
const family: Holder = { kind: 'family', id: 'f' };
const by = { kind: 'staff', id: '0217' } as const;
const MINUTE = 60_000;

interface Told {
  what: string;
  name: string;
  first: number;
  second: number;
  today: PlainDate;
  nowMs: number;
  /** The transaction of this name and kind. */
  idOf: (type: LedgerOrder['type']) => string;
}

const shared = ({ what, name }: Told) => ({ key: `${what}:${name}:story`, by, residentId: 'r', note: '更正' });

const earn =
  (state: 'posted' | 'pending', max?: number) =>
  (told: Told): LedgerOrder => ({
    ...shared(told),
    type: 'earn',
    holder: person,
    points: told.first,
    state,
    rule: { id: 'lesson', version: 1 },
    evidence: { kind: 'lesson', id: told.name },
    title: '听课',
    on: told.today,
    expiresOn: addDays(told.today, told.second),
    caps: max === undefined ? [] : [{ id: 'lesson', per: 'resident', ...periodOf('month', told.today), max }],
  });

const share =
  (to: Holder) =>
  (told: Told): LedgerOrder => ({
    ...shared(told),
    type: 'transfer-family',
    from: person,
    to,
    points: told.first,
  });

const ORDERS: Readonly<Record<string, (told: Told) => LedgerOrder>> = {
  earn: earn('posted'),
  pend: earn('pending'),
  capped: earn('posted', 10),
  'capped-pending': earn('pending', 10),
  post: (told) => ({ ...shared(told), type: 'post-pending', txId: told.idOf('earn') }),
  drop: (told) => ({ ...shared(told), type: 'void-pending', txId: told.idOf('earn') }),
  hold: (told) => ({
    ...shared(told),
    type: 'hold',
    holder: person,
    points: told.first,
    purpose: { kind: 'reward', id: told.name },
    title: '检查',
    timesOutAt: new Date(told.nowMs + told.second * MINUTE),
  }),
  commit: (told) => ({ ...shared(told), type: 'commit', holdTxId: told.idOf('hold') }),
  void: (told) => ({ ...shared(told), type: 'void', holdTxId: told.idOf('hold') }),
  refund: (told) => ({ ...shared(told), type: 'refund', commitTxId: told.idOf('commit') }),
  reverse: (told) => ({ ...shared(told), type: 'reverse', txId: told.idOf('earn') }),
  unreverse: (told) => ({ ...shared(told), type: 'reverse', txId: told.idOf('reverse') }),
  adjust: (told) => ({
    ...shared(told),
    type: 'adjust',
    holder: person,
    points: told.first,
    expiresOn: addDays(told.today, told.second),
  }),
  share: share(family),
  keep: share(person),
  expire: (told) => ({ ...shared(told), type: 'expire', holder: person, on: addDays(told.today, told.first) }),
};

/** One story: orders by their names, one after the other. */
class Story {
  readonly world = new World();
  said = '';
  private readonly ids = new Map<string, string>();
  private readonly lots = new Map<string, string>();

  tell(steps: string): this {
    for (const step of steps.split(';')) {
      const [what = '', name = '', ...rest] = step.trim().split(/\s+/);
      if (what === 'wait') this.world.later(Number(name));
      else this.ask(name, this.orderOf(what, name, rest.map(Number)));
    }
    return this;
  }

  private ask(name: string, order: LedgerOrder): void {
    const [answer] = this.world.do([order]);
    if (answer?.ok) this.remember(name, order.type, answer.txId);
    this.said = answer?.ok ? `${answer.points}${answer.hit ? ' again' : ''}` : (answer?.refused ?? '');
  }

  private remember(name: string, type: string, txId: string): void {
    this.ids.set(`${type} ${name}`, txId);
    const tx = this.world.txs.find((one) => one.txId === txId);
    for (const { lot, opens } of tx?.moves ?? []) if (opens && lot) this.lots.set(lot.lotId, name);
  }

  private idOf(type: string, name: string): string {
    return this.ids.get(`${type} ${name}`) ?? 'nobody';
  }

  orderOf(what: string, name: string, [first = 0, second = 0]: number[]): LedgerOrder {
    const make = ORDERS[what];
    if (!make) throw new Error(what);
    const { today, nowMs } = this.world;
    return make({ what, name, first, second, today, nowMs, idOf: (type) => this.idOf(type, name) });
  }

  /** `last answer | active locked pending debt | lots`. */
  told(): string {
    const { world } = this;
    const [active, locked, pending, debt] = (['active', 'locked', 'pending', 'debt'] as const).map((pocket) =>
      world.pocketOf(person, pocket),
    );
    const lots = world
      .lotsOf(person)
      .filter((lot) => lot.active > 0)
      .map((lot) => `${this.lots.get(lot.lotId)}:${lot.active}`);
    return [this.said, `${active} ${locked} ${pending} ${debt}`, lots.join(' ')].join(' | ');
  }
}

// name points days-to-last | hold: name points minutes
test.each<[string, string, string]>([
  ['an award', 'earn a 10 30', '10 | 10 0 0 0 | a:10'],
  ['the same key again', 'earn a 10 30; earn a 10 30', '10 again | 10 0 0 0 | a:10'],
  ['its last day is today', 'earn a 10 0', '10 | 10 0 0 0 | a:10'],
  ['its last day is gone', 'earn a 10 -1', 'bad-order | 0 0 0 0 | '],
  ['no points', 'earn a 0 30', 'bad-order | 0 0 0 0 | '],
  ['half a point', 'earn a 1.5 30', 'bad-order | 0 0 0 0 | '],
  ['less than none', 'earn a -5 30', 'bad-order | 0 0 0 0 | '],
  ['caps: what is left', 'capped a 6 30; capped b 6 30', '4 | 10 0 0 0 | a:6 b:4'],
  ['caps: nothing left', 'capped a 10 30; capped b 1 30', 'capped | 10 0 0 0 | a:10'],
  ['caps: taken back leaves room', 'capped a 10 30; reverse a; capped b 7 30', '7 | 7 0 0 0 | b:7'],
  ['caps: not granted leaves room', 'capped-pending a 10 30; drop a; capped b 7 30', '7 | 7 0 0 0 | b:7'],
  ['caps: waiting takes room', 'capped-pending a 10 30; capped b 7 30', 'capped | 0 0 10 0 | '],
  ['caps: the next month', 'capped a 10 30; wait 8; capped b 7 30', '7 | 17 0 0 0 | a:10 b:7'],
  ['waits for a look', 'pend a 10 30', '10 | 0 0 10 0 | '],
  ['granted', 'pend a 10 30; post a', '10 | 10 0 0 0 | a:10'],
  ['granted twice', 'pend a 10 30; post a; drop a', 'already-settled | 10 0 0 0 | a:10'],
  ['not granted', 'pend a 10 30; drop a', '10 | 0 0 0 0 | '],
  ['not to be spent while it waits', 'pend a 10 30; hold h 1 60', 'not-enough-points | 0 0 10 0 | '],
  ['does not lapse while it waits', 'pend a 10 1; wait 5; expire x', 'nothing-to-expire | 0 0 10 0 | '],
  [
    'granted after its last day: thirty days more',
    'pend a 10 1; wait 5; post a; wait 30; hold h 10 60',
    '10 | 0 10 0 0 | ',
  ],
  ['and no longer', 'pend a 10 1; wait 5; post a; wait 31; hold h 10 60', 'not-enough-points | 10 0 0 0 | a:10'],
  [
    'granted on its last day: that day',
    'pend a 10 5; wait 5; post a; wait 1; hold h 1 60',
    'not-enough-points | 10 0 0 0 | a:10',
  ],
  ['nothing to grant', 'earn a 10 30; post a', 'not-pending | 10 0 0 0 | a:10'],
  ['soonest first', 'earn a 10 30; earn b 10 20; earn c 10 40; hold h 15 60', '15 | 15 15 0 0 | a:5 c:10'],
  ['of one day the older first', 'earn a 10 30; earn b 10 30; hold h 10 60', '10 | 10 10 0 0 | b:10'],
  ['one too many', 'earn a 10 30; hold h 11 60', 'not-enough-points | 10 0 0 0 | a:10'],
  ['all of it', 'earn a 10 30; hold h 10 60', '10 | 0 10 0 0 | '],
  ['a hold that is over at once', 'earn a 10 30; hold h 10 0', 'bad-order | 10 0 0 0 | a:10'],
  ['used on its last day', 'earn a 10 5; wait 5; hold h 10 60', '10 | 0 10 0 0 | '],
  ['not the day after', 'earn a 10 5; wait 6; hold h 10 60', 'not-enough-points | 10 0 0 0 | a:10'],
  ['spent', 'earn a 10 30; hold h 4 60; commit h', '4 | 6 0 0 0 | a:6'],
  ['spent at its last minute', 'earn a 10 30; hold h 4 1440; wait 1; commit h', '4 | 6 0 0 0 | a:6'],
  ['spent too late', 'earn a 10 30; hold h 4 1439; wait 1; commit h', 'timed-out | 6 4 0 0 | a:6'],
  ['given back though too late', 'earn a 10 30; hold h 4 60; wait 1; void h', '4 | 10 0 0 0 | a:10'],
  ['spent and given back', 'earn a 10 30; hold h 4 60; commit h; void h', 'already-settled | 6 0 0 0 | a:6'],
  ['given back and spent', 'earn a 10 30; hold h 4 60; void h; commit h', 'already-settled | 10 0 0 0 | a:10'],
  ['no such hold', 'commit h', 'no-such-tx | 0 0 0 0 | '],
  ['back to the same lots', 'earn a 3 30; earn b 9 20; hold h 11 60; void h', '11 | 12 0 0 0 | a:3 b:9'],
  ['a hold does not lapse', 'earn a 10 5; hold h 4 14400; wait 8; expire x', '6 | 0 4 0 0 | '],
  [
    'back after the last day: thirty days',
    'earn a 10 5; hold h 4 60; wait 8; void h; wait 30; hold i 4 60',
    '4 | 6 4 0 0 | a:6',
  ],
  [
    'back a second time: no more days',
    'earn a 4 5; hold h 4 60; wait 8; void h; hold i 4 60; wait 31; void i; hold j 4 60',
    'not-enough-points | 4 0 0 0 | a:4',
  ],
  [
    'refunded to the same lots',
    'earn a 3 30; earn b 9 20; hold h 11 60; commit h; refund h',
    '11 | 12 0 0 0 | a:3 b:9',
  ],
  ['refunded once', 'earn a 10 30; hold h 4 60; commit h; refund h; refund h', '4 again | 10 0 0 0 | a:10'],
  ['not refunded before it is spent', 'earn a 10 30; hold h 4 60; refund h', 'no-such-tx | 6 4 0 0 | a:6'],
  ['taken back from its own lot', 'earn a 10 30; earn b 10 20; reverse a', '10 | 10 0 0 0 | b:10'],
  [
    'taken back, partly spent: from the others',
    'earn a 10 20; earn b 10 30; hold h 6 60; commit h; reverse a',
    '10 | 4 0 0 0 | b:4',
  ],
  ['taken back, all spent: a debt', 'earn a 10 20; hold h 10 60; commit h; reverse a', '10 | 0 0 0 -10 | '],
  [
    'a debt blocks',
    'earn a 10 20; hold h 10 60; commit h; reverse a; earn b 10 20; earn c 1 20; hold i 1 60',
    '1 | 0 1 0 0 | ',
  ],
  [
    'while it stands',
    'earn a 10 20; hold h 10 60; commit h; reverse a; earn b 9 20; hold i 1 60',
    'in-debt | 0 0 0 -1 | ',
  ],
  ['a debt has a floor', 'earn a 500 20; hold h 500 60; commit h; reverse a', '500 | 0 0 0 -200 | '],
  [
    'two debts share it',
    'earn a 150 20; earn b 150 20; hold h 300 60; commit h; reverse a; reverse b',
    '150 | 0 0 0 -200 | ',
  ],
  ['a refund pays the debt first', 'earn a 10 20; hold h 10 60; commit h; reverse a; refund h', '10 | 0 0 0 0 | '],
  ['taken back once', 'earn a 10 30; reverse a; reverse a', '10 again | 0 0 0 0 | '],
  ['a reversal is not reversed', 'earn a 10 30; reverse a; unreverse a', 'not-reversible | 0 0 0 0 | '],
  ['what waits is not reversed', 'pend a 10 30; reverse a', 'not-reversible | 0 0 10 0 | '],
  ['what was granted is', 'pend a 10 30; post a; reverse a', '10 | 0 0 0 0 | '],
  ['what was not granted is not', 'pend a 10 30; drop a; reverse a', 'not-reversible | 0 0 0 0 | '],
  ['what lapsed costs nothing', 'earn a 10 5; earn b 10 50; wait 6; expire x; reverse a', '10 | 10 0 0 0 | b:10'],
  [
    'what lapsed in part',
    'earn a 10 5; hold h 4 60; commit h; earn b 10 50; wait 6; expire x; reverse a',
    '10 | 6 0 0 0 | b:6',
  ],
  ['lapses the day after its last', 'earn a 10 5; wait 6; expire x', '10 | 0 0 0 0 | '],
  ['not on it', 'earn a 10 5; wait 5; expire x', 'nothing-to-expire | 10 0 0 0 | a:10'],
  ['once', 'earn a 10 5; wait 6; expire x; expire y', 'nothing-to-expire | 0 0 0 0 | '],
  ['not before the day has come', 'earn a 10 5; wait 5; expire x 1', 'bad-order | 10 0 0 0 | a:10'],
  ['given by hand', 'adjust g 5 30', '5 | 5 0 0 0 | g:5'],
  ['by hand, past its day', 'adjust g 5 -1', 'bad-order | 0 0 0 0 | '],
  ['taken by hand', 'earn a 10 30; adjust t -10 0', '10 | 0 0 0 0 | '],
  ['no further than nothing', 'earn a 10 30; adjust t -11 0', 'not-enough-points | 10 0 0 0 | a:10'],
  ['shared with the family', 'earn a 10 30; earn b 10 20; share s 15', '15 | 5 0 0 0 | a:5'],
  ['more than there is', 'earn a 10 30; share s 11', 'not-enough-points | 10 0 0 0 | a:10'],
  ['to oneself', 'earn a 10 30; keep s 5', 'bad-order | 10 0 0 0 | a:10'],
  ['in debt nothing is shared', 'earn a 10 20; hold h 10 60; commit h; reverse a; share s 1', 'in-debt | 0 0 0 -10 | '],
])('%s', (_, steps, expected) => {
  const story = new Story().tell(steps);
  expect(story.told()).toBe(expected);
  expect([...story.world.pockets.values()].reduce((sum, points) => sum + points, 0)).toBe(0);
});

test('what the family gets keeps its last day', () => {
  const { world } = new Story().tell('earn a 10 30; earn b 10 20; share s 15');
  expect(world.lotsOf(family).map(({ active, expiresOn }) => [active, expiresOn])).toEqual([
    [10, '2026-12-13'],
    [5, '2026-12-23'],
  ]);
});

test.each([
  ['taken back', 'capped a 10 30', 'reverse'],
  ['not granted', 'capped-pending a 10 30', 'drop'],
])('what is %s in a batch leaves its room to the next of the same batch', (_, before, what) => {
  const story = new Story().tell(before);
  const answers = story.world.do([story.orderOf(what, 'a', []), story.orderOf('capped', 'b', [7, 30])]);
  expect(answers).toMatchObject([
    { ok: true, points: 10 },
    { ok: true, points: 7 },
  ]);
});

const Step = fc.oneof(
  fc.record({
    what: fc.constantFrom('earn', 'pend', 'capped', 'capped-pending'),
    a: fc.integer({ min: 1, max: 120 }),
    b: fc.integer({ min: -1, max: 40 }),
  }),
  fc.record({ what: fc.constant('hold'), a: fc.integer({ min: 1, max: 90 }), b: fc.integer({ min: 1, max: 20_000 }) }),
  fc.record({
    what: fc.constantFrom('post', 'drop', 'commit', 'void', 'refund', 'reverse', 'unreverse'),
    a: fc.constant(0),
    b: fc.constant(0),
  }),
  fc.record({ what: fc.constantFrom('share', 'expire'), a: fc.integer({ min: -2, max: 30 }), b: fc.constant(0) }),
  fc.record({ what: fc.constant('adjust'), a: fc.integer({ min: -40, max: 40 }), b: fc.integer({ min: 0, max: 40 }) }),
  fc.record({ what: fc.constant('wait'), a: fc.integer({ min: 1, max: 12 }), b: fc.constant(0) }),
);

test('whatever is asked in whatever order: it adds up, nothing is below zero, no debt beside points, lots are the balance', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(Step, fc.nat(3)), { maxLength: 60 }), (steps) => {
      const story = new Story();
      for (const [{ what, a, b }, name] of steps) {
        story.tell(what === 'wait' ? `wait ${a}` : `${what} n${name} ${a} ${b}`);
        const { world } = story;
        const sum = [...world.pockets.values()].reduce((total, points) => total + points, 0);
        const [active, locked, pending, spent, debt] = (['active', 'locked', 'pending', 'spent', 'debt'] as const).map(
          (pocket) => world.pocketOf(person, pocket),
        );
        const inLots = world.lotsOf(person).reduce((total, lot) => total + lot.active, 0);
        expect([sum, inLots]).toEqual([0, active]);
        expect(Math.min(active ?? -1, locked ?? -1, pending ?? -1, spent ?? -1)).toBeGreaterThanOrEqual(0);
        expect(debt).toBeLessThanOrEqual(0);
        expect(debt).toBeGreaterThanOrEqual(-200);
        expect(debt === 0 || active === 0).toBe(true);
        expect(world.lotsOf(person).every((lot) => lot.active >= 0 && lot.usableUntil >= lot.expiresOn)).toBe(true);
        const { from, to } = periodOf('month', world.today);
        const capped = world.txs.filter(
          (tx) => tx.caps.length > 0 && tx.day >= from && tx.day <= to && tx.type === 'earn',
        );
        const back = new Set(world.txs.flatMap((tx) => (tx.type === 'void-pending' ? [tx.settles] : [tx.reverses])));
        const counted = capped.filter((tx) => !back.has(tx.txId)).reduce((total, tx) => total + tx.points, 0);
        expect(counted).toBeLessThanOrEqual(10);
      }
    }),
    { numRuns: 300 },
  );
});
