/** A county's ledger in memory: what a batch planned is done, and the next batch is decided on what it left. */
import { addDays, type PlainDate, toPlainDate } from '../../shared/plain-date';
import type { CapUse, HolderFacts, LedgerFacts, LotFacts, LotTerms, Move, PlannedTx, Pocket, TxFacts } from '../facts';
import { fingerprintOf, planOrders } from '../plan';
import { POINT_POLICY } from '../policy';
import type { Holder, LedgerAnswer, LedgerOrder } from '../types';

const START = toPlainDate('2026-11-23');
const DAY_MS = 86_400_000;
const START_MS = Date.parse('2026-11-23T08:00:00+08:00');

const nameOf = ({ kind, id }: Holder): string => `${kind} ${id}`;

const COUNTED = ['pending', 'active', 'locked', 'debt'] as const;
const isCounted = (pocket: Pocket): pocket is (typeof COUNTED)[number] => COUNTED.some((one) => one === pocket);

export class World {
  today: PlainDate = START;
  nowMs = START_MS;
  /** Sums of every pocket of everybody and of the county: together nothing. */
  readonly pockets = new Map<string, number>();
  readonly txs: PlannedTx[] = [];
  private readonly holders = new Map<string, HolderFacts>();
  private readonly lots = new Map<string, LotFacts>();
  private readonly facts = new Map<string, TxFacts>();
  private readonly caps = new Map<string, CapUse>();
  private no = 0;

  /** Lets days go by. */
  later(days: number): void {
    this.today = addDays(this.today, days);
    this.nowMs += days * DAY_MS;
  }

  do(orders: readonly LedgerOrder[]): LedgerAnswer[] {
    const asked = orders.map((order) => ({ order, hash: fingerprintOf(order) }));
    const { answers, txs } = planOrders(this.seen(), asked, () => `id${String((this.no += 1)).padStart(5, '0')}`);
    txs.forEach((tx) => this.write(tx));
    return answers;
  }

  pocketOf(holder: Holder, pocket: Pocket): number {
    return this.pockets.get(`${nameOf(holder)} ${pocket}`) ?? 0;
  }

  lotsOf(holder: Holder): LotFacts[] {
    return [...this.lots.values()].filter((lot) => nameOf(lot.holder) === nameOf(holder));
  }

  private seen(): LedgerFacts {
    const copied = [...this.facts.values()].map((tx) => ({ ...tx }));
    return {
      today: this.today,
      nowMs: this.nowMs,
      policy: POINT_POLICY,
      holders: [...this.holders.values()],
      lots: [...this.lots.values()],
      txs: copied,
      known: this.txs.map(({ key, hash, txId, points, after: balance }) => ({ key, hash, txId, points, balance })),
      caps: [...this.caps.values()],
    };
  }

  private write(tx: PlannedTx): void {
    this.txs.push(tx);
    for (const move of tx.moves) this.move(tx, move);
    const { txId, type, holder, residentId, points, pending, title, caps, moves } = tx;
    const timesOutAtMs = tx.timesOutAt?.getTime() ?? null;
    const fresh = { settledBy: null, reversed: false, lapsed: 0 };
    this.facts.set(txId, {
      txId,
      type,
      holder,
      residentId,
      points,
      pending,
      timesOutAtMs,
      title,
      caps,
      moves,
      ...fresh,
    });
    const settled = this.facts.get(tx.settles ?? '');
    if (settled) settled.settledBy = type;
    const reversed = this.facts.get(tx.reverses ?? '');
    if (reversed) reversed.reversed = true;
    this.count(tx);
  }

  private move(tx: PlannedTx, move: Move): void {
    const { holder, pocket, lot, delta } = move;
    const name = `${holder ? nameOf(holder) : 'county'} ${pocket}`;
    this.pockets.set(name, (this.pockets.get(name) ?? 0) + delta);
    if (!holder) return;
    const known = this.holders.get(nameOf(holder)) ?? { holder, pending: 0, active: 0, locked: 0, debt: 0 };
    if (isCounted(pocket)) known[pocket] += delta;
    this.holders.set(nameOf(holder), known);
    if (lot && pocket === 'active') this.fill(holder, lot, delta);
    if (lot && tx.type === 'expire') this.lapse(lot.lotId, -delta);
  }

  private fill(holder: Holder, lot: LotTerms, delta: number): void {
    const before = this.lots.get(lot.lotId);
    const usableUntil = before && before.usableUntil > lot.usableUntil ? before.usableUntil : lot.usableUntil;
    this.lots.set(lot.lotId, { ...lot, holder, usableUntil, active: (before?.active ?? 0) + delta });
  }

  private lapse(lotId: string, points: number): void {
    for (const award of this.facts.values())
      if (award.moves.some(({ lot, opens }) => opens && lot?.lotId === lotId)) award.lapsed += points;
  }

  private count({ caps, type, holder, residentId, points }: PlannedTx): void {
    for (const { id, per, from, to } of caps) {
      const subjectId = per === 'holder' || residentId === null ? holder.id : residentId;
      const name = [subjectId, id, from, to].join(' ');
      const use = this.caps.get(name) ?? { subjectId, capId: id, from, to, used: 0 };
      this.caps.set(name, { ...use, used: use.used + (type === 'earn' ? points : -points) });
    }
  }
}
