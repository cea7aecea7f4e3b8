import { addDays, toPlainDate } from '@kangban/domain/shared/plain-date';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aResident, type Person } from '../../../test/factories';
import { COUNTY } from '../../../test/factories/context';
import { aHold, anAdjust, anEarn, BY_STAFF, done, holderOf, newKey, posted } from '../../../test/points';
import { rowsOf } from '../../../test/rows';
import { balanceOf, postOrders } from './ledger';

let app: TestApp;
let person: Person;
const START = '2026-11-23T08:05:00+08:00';

beforeAll(async () => {
  app = await buildTestApp({ now: START });
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set(START);
  person = await aResident(app);
});

const balance = () =>
  balanceOf(app.deps.db.pool, { countyCode: COUNTY, today: app.deps.clock.today() }, holderOf(person));
const lots = () =>
  rowsOf(
    app,
    `SELECT expires_on, usable_until, active, locked, spent FROM point_lot WHERE holder_id = $1 ORDER BY expires_on, lot_id`,
    [person.residentId],
  );
const ON = toPlainDate('2026-11-23');

describe('an award', () => {
  test('can be used at once, in a lot with its last day', async () => {
    const answer = await done(app, anEarn(app, person, { points: 10 }));
    expect(answer).toMatchObject({ points: 10, hit: false, balance: { active: 10, locked: 0, pending: 0 } });
    expect(await balance()).toMatchObject({ active: 10, debt: 0, nextExpiry: { on: '2027-11-23', points: 10 } });
  });
  test('the same key is the same award and the same answer, whatever came between', async () => {
    const order = anEarn(app, person, { points: 10 });
    const first = await done(app, order);
    await done(app, anEarn(app, person, { points: 5 }));
    expect(await posted(app, { ...order, by: { kind: 'system', id: null } })).toEqual({ ...first, hit: true });
    expect(await posted(app, { ...order, points: 11 })).toEqual({ ok: false, refused: 'key-differs' });
    expect(await balance()).toMatchObject({ active: 15 });
  });
  test('under caps gets what they leave, and nothing more when they are full', async () => {
    const cap = (id: string, days: number, max: number) => ({
      id,
      per: 'resident' as const,
      from: ON,
      to: addDays(ON, days),
      max,
    });
    const caps = [cap('week', 6, 7), cap('year', 38, 20)];
    expect(await done(app, anEarn(app, person, { points: 5, caps }))).toMatchObject({ points: 5 });
    expect(await done(app, anEarn(app, person, { points: 5, caps }))).toMatchObject({ points: 2 });
    expect(await posted(app, anEarn(app, person, { points: 5, caps }))).toEqual({ ok: false, refused: 'capped' });
    expect(await balance()).toMatchObject({ active: 7 });
  });
  test.each([
    ['in the future', { on: addDays(ON, 1) }, 'bad-order'],
    ['that has ended', { on: addDays(ON, -400), expiresOn: addDays(ON, -1) }, 'expired-already'],
    ['of half a point', { points: 0.5 }, 'bad-order'],
    ['of nothing', { points: 0 }, 'bad-order'],
    ['with too short a key', { key: 'short' }, 'bad-order'],
  ])('%s is refused', async (_, wrong, refused) => {
    expect(await posted(app, anEarn(app, person, { points: 5, ...wrong }))).toEqual({ ok: false, refused });
  });
  test('under review is neither spent nor counted, until somebody decides, once', async () => {
    const award = await done(app, anEarn(app, person, { points: 30, state: 'pending' }));
    expect(award.balance).toEqual({ active: 0, locked: 0, pending: 30 });
    expect(await posted(app, aHold(app, person, { points: 1 }))).toMatchObject({ refused: 'not-enough-points' });
    const decide = (type: 'post-pending' | 'void-pending') =>
      posted(app, { type, key: newKey(type), txId: award.txId, by: BY_STAFF });
    expect(await decide('post-pending')).toMatchObject({ ok: true, balance: { active: 30, pending: 0 } });
    expect(await decide('void-pending')).toEqual({ ok: false, refused: 'already-settled' });
  });
  test('that is not granted gives its room in the caps back', async () => {
    const caps = [{ id: 'lesson', per: 'resident' as const, from: ON, to: ON, max: 5 }];
    const award = await done(app, anEarn(app, person, { points: 5, state: 'pending', caps }));
    expect(await posted(app, anEarn(app, person, { points: 5, caps }))).toMatchObject({ refused: 'capped' });
    await done(app, { type: 'void-pending', key: newKey(), txId: award.txId, by: BY_STAFF });
    expect(await done(app, anEarn(app, person, { points: 5, caps }))).toMatchObject({ points: 5 });
  });
});

describe('redeeming', () => {
  test('takes what lapses first, spends it at the counter and gives it back whole', async () => {
    await done(app, anEarn(app, person, { points: 50, expiresOn: toPlainDate('2027-12-31') }));
    await done(app, anEarn(app, person, { points: 30, expiresOn: toPlainDate('2026-12-31') }));
    const hold = await done(app, aHold(app, person, { points: 40 }));
    expect(hold.balance).toEqual({ active: 40, locked: 40, pending: 0 });
    expect(await lots()).toMatchObject([
      { active: 0, locked: 30 },
      { active: 40, locked: 10 },
    ]);
    const commit = await done(app, { type: 'commit', key: newKey(), holdTxId: hold.txId, by: BY_STAFF });
    expect(commit.balance).toEqual({ active: 40, locked: 0, pending: 0 });
    expect(await posted(app, { type: 'void', key: newKey(), holdTxId: hold.txId, by: BY_STAFF })).toMatchObject({
      refused: 'already-settled',
    });
    const refund = { type: 'refund', key: newKey(), commitTxId: commit.txId, note: '机器坏了', by: BY_STAFF } as const;
    expect(await done(app, refund)).toMatchObject({ balance: { active: 80 } });
    expect(await posted(app, { ...refund, key: newKey() })).toMatchObject({ refused: 'already-reversed' });
    expect(await lots()).toMatchObject([
      { expires_on: '2026-12-31', active: 30, locked: 0, spent: 0 },
      { expires_on: '2027-12-31', active: 50, locked: 0, spent: 0 },
    ]);
  });
  test('after the time is over there is nothing to confirm, only to give back', async () => {
    await done(app, anEarn(app, person, { points: 10 }));
    const hold = await done(app, aHold(app, person, { points: 10 }));
    app.clock.advance(15 * 60_000 + 1);
    const settle = (type: 'commit' | 'void') => posted(app, { type, key: newKey(), holdTxId: hold.txId, by: BY_STAFF });
    expect(await settle('commit')).toEqual({ ok: false, refused: 'timed-out' });
    expect(await settle('void')).toMatchObject({ ok: true, balance: { active: 10, locked: 0 } });
  });
  test('held points do not lapse; back after their last day they can be used for thirty days, once', async () => {
    await done(app, anEarn(app, person, { points: 10, expiresOn: toPlainDate('2026-11-24') }));
    const late = { points: 10, timesOutAt: new Date('2026-12-30T08:00:00+08:00') };
    const hold = await done(app, aHold(app, person, late));
    app.clock.set('2026-11-26T00:00:00+08:00');
    const expire = (on: string) =>
      posted(app, { type: 'expire', key: newKey(), holder: holderOf(person), on: toPlainDate(on), by: BY_STAFF });
    expect(await expire('2026-11-26')).toMatchObject({ refused: 'nothing-to-expire' });
    await done(app, { type: 'void', key: newKey(), holdTxId: hold.txId, by: BY_STAFF });
    expect(await lots()).toMatchObject([{ expires_on: '2026-11-24', usable_until: '2026-12-26', active: 10 }]);
    const second = await done(app, aHold(app, person, late));
    app.clock.set('2026-12-27T08:00:00+08:00');
    await done(app, { type: 'void', key: newKey(), holdTxId: second.txId, by: BY_STAFF });
    expect(await balance()).toMatchObject({ active: 0 });
    expect(await posted(app, aHold(app, person, { points: 1 }))).toMatchObject({ refused: 'not-enough-points' });
    expect(await expire('2026-12-27')).toMatchObject({ ok: true, points: 10, balance: { active: 0 } });
  });
});

describe('taking back', () => {
  const reverse = (txId: string) =>
    posted(app, { type: 'reverse', key: newKey(), txId, note: '随访记错了人', by: BY_STAFF });

  test('once, linked, and never what took back', async () => {
    const award = await done(app, anEarn(app, person, { points: 10 }));
    const back = await reverse(award.txId);
    expect(back).toMatchObject({ ok: true, points: 10, balance: { active: 0 } });
    expect(await reverse(award.txId)).toEqual({ ok: false, refused: 'already-reversed' });
    expect(await reverse(back.ok ? back.txId : '')).toEqual({ ok: false, refused: 'not-reversible' });
    expect(await reverse('00000000-0000-7000-8000-000000000000')).toEqual({ ok: false, refused: 'no-such-tx' });
  });
  test('leaves a debt that blocks spending and is paid by the next award', async () => {
    const award = await done(app, anEarn(app, person, { points: 40 }));
    const hold = await done(app, aHold(app, person, { points: 40 }));
    await done(app, { type: 'commit', key: newKey(), holdTxId: hold.txId, by: BY_STAFF });
    expect(await reverse(award.txId)).toMatchObject({ balance: { active: -40 } });
    expect(await posted(app, aHold(app, person, { points: 1 }))).toEqual({ ok: false, refused: 'in-debt' });
    expect(await done(app, anEarn(app, person, { points: 50 }))).toMatchObject({ points: 50, balance: { active: 10 } });
    expect(await balance()).toMatchObject({ active: 10, debt: 0 });
  });
  test('no deeper than the floor: the rest is written off', async () => {
    const award = await done(app, anEarn(app, person, { points: 500 }));
    const hold = await done(app, aHold(app, person, { points: 500 }));
    await done(app, { type: 'commit', key: newKey(), holdTxId: hold.txId, by: BY_STAFF });
    expect(await reverse(award.txId)).toMatchObject({ points: 500, balance: { active: -200 } });
    expect(await rowsOf(app, `SELECT balance FROM point_account WHERE pocket = 'write-off'`)).toEqual([
      { balance: -300 },
    ]);
  });
});

test('a correction by hand goes up, and down to nothing but no further', async () => {
  await done(app, anAdjust(person, 20, '2027-01-31'));
  expect(await posted(app, anAdjust(person, -21, null))).toEqual({ ok: false, refused: 'not-enough-points' });
  expect(await done(app, anAdjust(person, -20, null))).toMatchObject({ points: 20, balance: { active: 0 } });
  expect(await posted(app, anAdjust(person, 5, null))).toEqual({ ok: false, refused: 'bad-order' });
});

test('points change hands inside a family and keep their last day', async () => {
  const family = { kind: 'family', id: '00000000-0000-7000-8000-0000000000f1' } as const;
  await done(app, anEarn(app, person, { points: 30, expiresOn: toPlainDate('2026-12-31') }));
  const order = { type: 'transfer-family', key: newKey(), from: holderOf(person), to: family, by: BY_STAFF } as const;
  expect(await done(app, { ...order, residentId: person.residentId, points: 20 })).toMatchObject({
    balance: { active: 10 },
  });
  const there = await balanceOf(app.deps.db.pool, { countyCode: COUNTY, today: ON }, family);
  expect(there).toMatchObject({ active: 20, nextExpiry: { on: '2026-12-31', points: 20 } });
});

test('many orders at once are answered in their order, those of one person after one another', async () => {
  const earns = Array.from({ length: 20 }, (_, index) => anEarn(app, person, { points: index + 1 }));
  const answers = await postOrders(app.deps, COUNTY, [...earns, aHold(app, person, { points: 210 })]);
  expect(answers.map((answer) => answer.ok && answer.points)).toEqual([...earns.map(({ points }) => points), 210]);
  const [links] = await rowsOf(app, 'SELECT max(txs) AS most FROM point_link');
  expect(links).toEqual({ most: 21 });
});
