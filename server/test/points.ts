// Orders of points for tests: an award with everything it needs, a hold, and what the database then says.
import { postOrders } from '../src/features/points/ledger';
import { addDays, type PlainDate, toPlainDate } from '@kangban/domain/shared/plain-date';
import type {
  AdjustOrder,
  EarnOrder,
  Holder,
  HoldOrder,
  LedgerAnswer,
  LedgerOrder,
  WrittenBy,
} from '@kangban/domain/points/types';
import { randomUUID } from 'node:crypto';
import { COUNTY, type Factory } from './factories/context';

export const BY_STAFF: WrittenBy = { kind: 'staff', id: '0217' };
export const holderOf = (person: { residentId: string }): Holder => ({ kind: 'resident', id: person.residentId });
export const newKey = (what = 'test'): string => `${what}:${randomUUID()}`;

/** An award of `points` to a person, today, good for a year unless told. */
export function anEarn(
  app: Factory,
  person: { residentId: string },
  told: Partial<EarnOrder> & { points: number },
): EarnOrder {
  const on: PlainDate = app.deps.clock.today();
  return {
    type: 'earn',
    key: newKey('earn'),
    holder: holderOf(person),
    residentId: person.residentId,
    state: 'posted',
    rule: { id: 'follow-up', version: 1 },
    evidence: { kind: 'follow-up', id: randomUUID() },
    title: '高血压随访',
    on,
    expiresOn: addDays(on, 365),
    caps: [],
    by: BY_STAFF,
    ...told,
  };
}

export function aHold(
  app: Factory,
  person: { residentId: string },
  told: Partial<HoldOrder> & { points: number },
): HoldOrder {
  return {
    type: 'hold',
    key: newKey('hold'),
    holder: holderOf(person),
    residentId: person.residentId,
    purpose: { kind: 'reward', id: randomUUID() },
    title: '骨密度检查 1 次',
    timesOutAt: new Date(app.deps.clock.now().getTime() + 15 * 60_000),
    by: { kind: 'account', id: 'test' },
    ...told,
  };
}

export const anAdjust = (person: { residentId: string }, points: number, expiresOn: string | null): AdjustOrder => ({
  type: 'adjust',
  key: newKey('adjust'),
  holder: holderOf(person),
  residentId: person.residentId,
  points,
  expiresOn: expiresOn === null ? null : toPlainDate(expiresOn),
  note: '更正',
  by: BY_STAFF,
});

/** Posts one order and gives its answer. */
export async function posted(app: Factory, order: LedgerOrder): Promise<LedgerAnswer> {
  const [answer] = await postOrders(app.deps, COUNTY, [order]);
  if (!answer) throw new Error('no answer');
  return answer;
}

/** Posts one order that must be carried out. */
export async function done(app: Factory, order: LedgerOrder): Promise<Extract<LedgerAnswer, { ok: true }>> {
  const answer = await posted(app, order);
  if (!answer.ok) throw new Error(`refused: ${answer.refused}`);
  return answer;
}
