import type { PlainDate } from '../shared/plain-date';
import { Book } from './book';
import type { AskedOrder, KnownTx, LedgerFacts, PlannedTx } from './facts';
import { planDecision, planEarn } from './plan-award';
import { planAdjust, planExpire, planReverse, planTransfer } from './plan-correct';
import { planHold, planRefund, planSettleHold } from './plan-redeem';
import { KEY_LENGTH, POINTS_MAX } from './policy';
import { type Outcome, refusal, type Scene } from './scene';
import type { AdjustOrder, ExpireOrder, LedgerAnswer, LedgerOrder, ReverseOrder, TransferOrder } from './types';

/** What the same key must ask again. Who writes, when a hold would time out, words and the caps of the day may differ from try to try. */
const WISH = [
  'type',
  'holder',
  'kind',
  'id',
  'residentId',
  'points',
  'state',
  'rule',
  'version',
  'evidence',
  'on',
  'expiresOn',
  'purpose',
  'txId',
  'holdTxId',
  'commitTxId',
  'from',
  'to',
  'note',
];

/** An order in one line, the same for the same wish: what its hash is made of. */
export const fingerprintOf = (order: LedgerOrder): string => JSON.stringify(order, WISH);

type Correction = AdjustOrder | ExpireOrder | ReverseOrder | TransferOrder;

function decideCorrection(scene: Scene, order: Correction): Outcome {
  switch (order.type) {
    case 'reverse':
      return planReverse(scene, order);
    case 'adjust':
      return planAdjust(scene, order);
    case 'transfer-family':
      return planTransfer(scene, order);
    case 'expire':
      return planExpire(scene, order);
  }
}

function decide(scene: Scene, order: LedgerOrder): Outcome {
  switch (order.type) {
    case 'earn':
      return planEarn(scene, order);
    case 'post-pending':
    case 'void-pending':
      return planDecision(scene, order);
    case 'hold':
      return planHold(scene, order);
    case 'commit':
    case 'void':
      return planSettleHold(scene, order);
    case 'refund':
      return planRefund(scene, order);
    default:
      return decideCorrection(scene, order);
  }
}

function isSound(order: LedgerOrder): boolean {
  if (order.key.length < KEY_LENGTH.min || order.key.length > KEY_LENGTH.max) return false;
  if (order.by.kind !== 'system' && order.by.id === null) return false;
  if (!('points' in order)) return true;
  const points = order.type === 'adjust' ? Math.abs(order.points) : order.points;
  return Number.isSafeInteger(points) && points > 0 && points <= POINTS_MAX;
}

const PLAIN = {
  pending: false,
  rule: null,
  evidence: null,
  purpose: null,
  settles: null,
  reverses: null,
  to: null,
  title: null,
  detail: null,
  note: null,
  expiresOn: null,
  timesOutAt: null,
  caps: [],
} as const;

function txOf(scene: Scene, { hash, order }: AskedOrder, outcome: Exclude<Outcome, { refused: unknown }>): PlannedTx {
  const today: PlainDate = scene.facts.today;
  return {
    ...PLAIN,
    day: today,
    ...outcome,
    txId: scene.newId(),
    type: order.type,
    key: order.key,
    hash,
    bookedOn: today,
    by: order.by,
    after: scene.book.balanceOf(outcome.holder),
  };
}

const again = (known: KnownTx, hash: string): LedgerAnswer =>
  known.hash === hash
    ? { ok: true, txId: known.txId, points: known.points, hit: true, balance: known.balance }
    : { ok: false, refused: 'key-differs' };

/** What a batch comes to: an answer to every order, and the transactions to be written for those that were carried out. */
export interface Plan {
  answers: LedgerAnswer[];
  txs: PlannedTx[];
}

/**
 * Decides a batch of orders in their order, each on what the ones before left (points are whole numbers, days those of Asia/Shanghai).
 * Every transaction's moves add up to nothing. A key that is known is answered as it was the first time; what is refused leaves nothing
 * behind. Design: fact sheet §7.3; docs/rules/points.md.
 */
export function planOrders(facts: LedgerFacts, orders: readonly AskedOrder[], newId: () => string): Plan {
  const scene: Scene = { facts, book: new Book(facts), newId };
  const known = new Map(facts.known.map((tx) => [tx.key, tx]));
  const plan: Plan = { answers: [], txs: [] };
  for (const asked of orders) {
    const { hash, order } = asked;
    const before = known.get(order.key);
    const outcome = before ? undefined : isSound(order) ? decide(scene, order) : refusal('bad-order');
    if (before) plan.answers.push(again(before, hash));
    else if (outcome && 'refused' in outcome) plan.answers.push({ ok: false, refused: outcome.refused });
    else if (outcome) {
      const tx = txOf(scene, asked, outcome);
      const { after: balance, points, txId } = tx;
      plan.txs.push(tx);
      plan.answers.push({ ok: true, txId, points, hit: false, balance });
      known.set(order.key, { key: order.key, hash, txId, points, balance });
    }
  }
  return plan;
}
