import type { PlainDate } from '../shared/plain-date';
import type { CapUse, HolderPocket, LedgerFacts, LotFacts, LotTerms, Move, TxFacts } from './facts';
import type { Cap, EarnOrder, Holder, PointBalance } from './types';

const nameOf = ({ kind, id }: Holder): string => `${kind}:${id}`;
const capName = (subjectId: string, { id, from, to }: Pick<Cap, 'id' | 'from' | 'to'>): string =>
  `${subjectId} ${id} ${from} ${to}`;

/** For whom a cap counts: the person, or everybody who shares the account. */
const subjectOf = (cap: Cap, holder: Holder, residentId: string | null): string =>
  cap.per === 'holder' || residentId === null ? holder.id : residentId;

type Counted = Pick<EarnOrder, 'caps' | 'holder'> & { residentId: string | null };

interface Account extends Record<Exclude<HolderPocket, 'spent'>, number> {
  lots: Map<string, LotFacts>;
}

const lapsesFirst = (a: LotTerms, b: LotTerms): number =>
  a.usableUntil < b.usableUntil ? -1 : a.usableUntil > b.usableUntil ? 1 : a.lotId < b.lotId ? -1 : 1;

/** The accounts while a batch is being decided: every order is decided on what the ones before it left. */
export class Book {
  private readonly accounts = new Map<string, Account>();
  private readonly used = new Map<string, number>();
  private readonly txs: ReadonlyMap<string, TxFacts>;
  private readonly lapsed = new Map<string, number>();

  constructor({ holders, lots, caps, txs }: Pick<LedgerFacts, 'holders' | 'lots' | 'caps' | 'txs'>) {
    for (const { holder, ...pockets } of holders) Object.assign(this.accountOf(holder), pockets);
    for (const lot of lots) this.accountOf(lot.holder).lots.set(lot.lotId, { ...lot });
    for (const use of caps) this.used.set(capName(use.subjectId, this.capOf(use)), use.used);
    this.txs = new Map(txs.map((tx) => [tx.txId, { ...tx }]));
    for (const { lapsed, moves } of txs)
      for (const { lot, opens } of moves) if (opens && lot) this.lapse(lot.lotId, lapsed);
  }

  private capOf({ capId, from, to }: CapUse): Pick<Cap, 'id' | 'from' | 'to'> {
    return { id: capId, from, to };
  }

  private accountOf(holder: Holder): Account {
    const name = nameOf(holder);
    const known = this.accounts.get(name);
    if (known) return known;
    const fresh: Account = { pending: 0, active: 0, locked: 0, debt: 0, lots: new Map() };
    this.accounts.set(name, fresh);
    return fresh;
  }

  /** The transaction an order speaks of; what orders of this batch do to it is marked on it. */
  txOf(txId: string): TxFacts | undefined {
    return this.txs.get(txId);
  }

  /** What the holder has now; `active` less what they owe. */
  balanceOf(holder: Holder): PointBalance {
    const { active, debt, locked, pending } = this.accountOf(holder);
    return { active: active + debt, locked, pending };
  }

  /** What is owed, zero or above. */
  debtOf(holder: Holder): number {
    return -this.accountOf(holder).debt;
  }

  /** Lots with something to use, those that lapse first at the head; with a day, only those that can be used on it. */
  lotsOf(holder: Holder, usableOn?: PlainDate): LotFacts[] {
    return [...this.accountOf(holder).lots.values()]
      .filter((lot) => lot.active > 0 && (usableOn === undefined || lot.usableUntil >= usableOn))
      .sort(lapsesFirst);
  }

  /** The lot as it stands, with the grace it may have been given since. */
  lotOf(holder: Holder, terms: LotTerms): LotTerms {
    return this.accountOf(holder).lots.get(terms.lotId) ?? terms;
  }

  /** Notes that points of a lot lapsed. */
  lapse(lotId: string, points: number): void {
    this.lapsed.set(lotId, this.lapsedOf(lotId) + points);
  }

  /** Points of the lot of an award spoken of that lapsed unused. */
  lapsedOf(lotId: string): number {
    return this.lapsed.get(lotId) ?? 0;
  }

  /** How many points the caps of an award leave; no cap leaves any number. */
  roomFor({ caps, holder, residentId }: Counted): number {
    return caps.reduce(
      (room, cap) => Math.min(room, cap.max - (this.used.get(capName(subjectOf(cap, holder, residentId), cap)) ?? 0)),
      Number.POSITIVE_INFINITY,
    );
  }

  /** Counts an award under its caps, or with points below zero gives their room back. */
  count({ caps, holder, residentId }: Counted, points: number): void {
    for (const cap of caps) {
      const name = capName(subjectOf(cap, holder, residentId), cap);
      this.used.set(name, (this.used.get(name) ?? 0) + points);
    }
  }

  private moveLot(account: Account, holder: Holder, { lot, delta }: { lot: LotTerms; delta: number }): void {
    const known = account.lots.get(lot.lotId);
    const usableUntil = known && known.usableUntil > lot.usableUntil ? known.usableUntil : lot.usableUntil;
    account.lots.set(lot.lotId, { ...lot, holder, usableUntil, active: (known?.active ?? 0) + delta });
  }

  /** Does what the moves say. */
  apply(moves: readonly Move[]): void {
    for (const { holder, pocket, lot, delta } of moves) {
      if (holder === null) continue;
      const account = this.accountOf(holder);
      if (pocket === 'pending' || pocket === 'active' || pocket === 'locked' || pocket === 'debt')
        account[pocket] += delta;
      if (pocket === 'active' && lot) this.moveLot(account, holder, { lot, delta });
    }
  }
}
