// The twelve invariants of the ledger (fact sheet §7.3) as a model: random commands against the real ledger in a real PostgreSQL, with
// retries, connections cut in the middle and the clock on the edges of Asia/Shanghai's days.
import { randomUUID } from 'node:crypto';
import { periodOf } from '@kangban/domain/points/period';
import type { Cap, EarnOrder, Holder, LedgerAnswer, LedgerOrder } from '@kangban/domain/points/types';
import { addDays } from '@kangban/domain/shared/plain-date';
import fc from 'fast-check';
import { postOrders } from '../src/features/points/ledger';
import { verifyLedger } from '../src/features/points/verify';
import type { TestApp } from './build-app';
import { cutAt } from './cut-connections';
import { COUNTY } from './factories/context';

/** What one command asks; people, transactions and days are chosen by number from what there is. */
type Command =
  | { do: 'earn'; who: number; points: number; pending: boolean; ends: number; capped: boolean; late: boolean }
  | { do: 'decide' | 'settle'; of: number; yes: boolean }
  | { do: 'hold'; who: number; points: number }
  | { do: 'reverse' | 'refund'; of: number }
  | { do: 'expire'; who: number }
  | { do: 'again'; of: number; same: boolean }
  | { do: 'clock'; to: number };

const PEOPLE = 2;
const WEEK_MAX = 25;
const at = fc.nat(1000);
const who = fc.nat(PEOPLE - 1);
export const commands: fc.Arbitrary<Command[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constant('earn' as const),
        who,
        points: fc.integer({ min: 1, max: 20 }),
        pending: fc.boolean(),
        ends: fc.integer({ min: 0, max: 4 }),
        capped: fc.boolean(),
        late: fc.boolean(),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant('hold' as const), who, points: fc.integer({ min: 1, max: 30 }) }),
    },
    {
      weight: 4,
      arbitrary: fc.record({ do: fc.constantFrom('decide' as const, 'settle' as const), of: at, yes: fc.boolean() }),
    },
    { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('reverse' as const, 'refund' as const), of: at }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('expire' as const), who }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('again' as const), of: at, same: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('clock' as const), to: at }) },
  ),
  { minLength: 4, maxLength: 14 },
);

/** Moments on both sides of a day, a week (Monday), a month and a year in Asia/Shanghai, in order. */
const EDGES = [
  '2026-11-29T23:59:59+08:00',
  '2026-11-30T00:00:00+08:00',
  '2026-11-30T23:59:59+08:00',
  '2026-12-01T00:00:00+08:00',
  '2026-12-31T23:59:59+08:00',
  '2027-01-01T00:00:00+08:00',
  '2027-01-03T23:59:59+08:00',
  '2027-01-04T00:00:00+08:00',
] as const;

interface Made {
  order: LedgerOrder;
  answer: Extract<LedgerAnswer, { ok: true }>;
}

function fail(what: string, told: unknown): never {
  throw new Error(`${what}: ${JSON.stringify(told)}`);
}

const base = () => ({ key: `model:${randomUUID()}`, by: { kind: 'staff', id: 'model' } }) as const;

/** One run: two new people, and what they did. */
export class LedgerModel {
  private readonly holders: Holder[];
  private readonly made: Made[] = [];
  private edge = 0;

  constructor(
    private readonly app: TestApp,
    people: readonly string[],
  ) {
    this.holders = people.map((id) => ({ kind: 'resident', id }));
    app.clock.set(EDGES[0]);
  }

  private holder(no: number): Holder {
    return this.holders[no % this.holders.length] ?? fail('nobody', no);
  }

  private pick(no: number, ...types: LedgerOrder['type'][]): Made | undefined {
    const fitting = this.made.filter(({ order }) => types.includes(order.type));
    return fitting[no % Math.max(1, fitting.length)];
  }

  private earn(told: Extract<Command, { do: 'earn' }>): EarnOrder {
    const today = this.app.deps.clock.today();
    const on = told.late ? addDays(today, -1) : today;
    const holder = this.holder(told.who);
    const cap: Cap = { id: 'model-week', per: 'resident', ...periodOf('week', on), max: WEEK_MAX };
    return {
      type: 'earn',
      key: `model:${randomUUID()}`,
      holder,
      residentId: holder.id,
      points: told.points,
      state: told.pending ? 'pending' : 'posted',
      rule: { id: 'model', version: 1 },
      evidence: { kind: 'model', id: randomUUID() },
      title: '模型',
      on,
      expiresOn: addDays(today, told.ends * 10),
      caps: told.capped ? [cap] : [],
      by: { kind: 'staff', id: 'model' },
    };
  }

  private hold(told: Extract<Command, { do: 'hold' }>): LedgerOrder {
    const holder = this.holder(told.who);
    return {
      ...base(),
      type: 'hold',
      holder,
      residentId: holder.id,
      points: told.points,
      purpose: { kind: 'reward', id: randomUUID() },
      title: '模型',
      timesOutAt: new Date(this.app.deps.clock.now().getTime() + 900_000),
    };
  }

  /** What goes on with an earlier transaction; undefined where there is none to go on with. */
  private follow(command: Command): LedgerOrder | undefined {
    if (command.do === 'decide') {
      const award = this.pick(command.of, 'earn');
      return award && { ...base(), type: command.yes ? 'post-pending' : 'void-pending', txId: award.answer.txId };
    }
    if (command.do === 'settle') {
      const hold = this.pick(command.of, 'hold');
      return hold && { ...base(), type: command.yes ? 'commit' : 'void', holdTxId: hold.answer.txId };
    }
    if (command.do === 'reverse') {
      const award = this.pick(command.of, 'earn', 'reverse');
      return award && { ...base(), type: 'reverse', txId: award.answer.txId, note: '模型' };
    }
    return command.do === 'refund' ? this.refund(command.of) : undefined;
  }

  private refund(of: number): LedgerOrder | undefined {
    const commit = this.pick(of, 'commit', 'hold');
    return commit && { ...base(), type: 'refund', commitTxId: commit.answer.txId, note: '模型' };
  }

  private orderOf(command: Command): LedgerOrder | undefined {
    if (command.do === 'earn') return this.earn(command);
    if (command.do === 'hold') return this.hold(command);
    if (command.do !== 'expire') return this.follow(command);
    return { ...base(), type: 'expire', holder: this.holder(command.who), on: this.app.deps.clock.today() };
  }

  private async again(told: Extract<Command, { do: 'again' }>): Promise<void> {
    const before = this.made[told.of % Math.max(1, this.made.length)];
    if (!before) return;
    const other = 'points' in before.order ? { ...before.order, points: before.order.points + 1 } : undefined;
    const order = told.same || !other ? before.order : other;
    const [answer] = await postOrders(this.app.deps, COUNTY, [order]);
    const wanted = order === other ? { ok: false, refused: 'key-differs' } : { ...before.answer, hit: true };
    if (JSON.stringify(answer) !== JSON.stringify(wanted))
      fail('the same key was answered otherwise', { answer, wanted });
  }

  private check({ order }: Made): void {
    if (order.type !== 'reverse') return;
    const of = this.made.find(({ answer }) => answer.txId === order.txId);
    if (of?.order.type !== 'earn') fail('a reversal of something else', of);
    if (this.made.filter((one) => one.order.type === 'reverse' && one.order.txId === order.txId).length > 1)
      fail('reversed twice', order);
  }

  /** Carries out one command; the connection is cut at the steps told. */
  async run(command: Command, cut: readonly number[] = []): Promise<void> {
    if (command.do === 'clock') return this.move(command.to);
    if (command.do === 'again') return this.again(command);
    const order = this.orderOf(command);
    if (order) await this.carryOut(order, cut);
  }

  private move(to: number): void {
    this.edge = Math.min(EDGES.length - 1, this.edge + 1 + (to % 2));
    this.app.clock.set(EDGES[this.edge] ?? EDGES[0]);
  }

  private async carryOut(order: LedgerOrder, cut: readonly number[]): Promise<void> {
    const [answer] = await postOrders(cut.length > 0 ? cutAt(this.app, cut).deps : this.app.deps, COUNTY, [order]);
    if (!answer) fail('no answer', order);
    if (!answer.ok) return;
    if (order.type === 'hold' && answer.balance.active < 0) fail('a spending left a debt', answer);
    const made = { order, answer: { ...answer, hit: false } };
    this.made.push(made);
    this.check(made);
  }

  /** What must hold of the whole ledger after a run. */
  async holds({ whole }: { whole: boolean }): Promise<void> {
    const report = whole ? await verifyLedger(this.app.deps, COUNTY) : undefined;
    if (report && (report.fault || report.differences.length > 0)) fail('the ledger does not hold', report);
    const { rows } = await this.app.deps.db.pool.query<{ total: number; txs: number }>(
      `SELECT (SELECT COALESCE(sum(active + locked + pending + spent + debt), 0) FROM point_holder)
            + (SELECT COALESCE(sum(balance), 0) FROM point_account) AS total,
              (SELECT count(*) FROM point_tx WHERE holder_id = ANY($1::uuid[])) AS txs`,
      [this.holders.map(({ id }) => id)],
    );
    const [sums] = rows;
    if (sums?.total !== 0) fail('the accounts do not come to nothing', rows);
    if (sums.txs !== this.made.length) fail('more or fewer transactions than answers', { rows, made: this.made });
  }
}
