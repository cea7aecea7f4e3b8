import { getPointStatement } from '@kangban/contract/point-statement';
import { getPoints, listPointEntries } from '@kangban/contract/points';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aChild,
  aLink,
  aResident,
  aSignedInResident,
  aSite,
  type Person,
  signedIn,
  type SignedInAccount,
} from '../../../test/factories';
import { aHold, anAdjust, anEarn, BY_STAFF, done, newKey } from '../../../test/points';
import { get, put } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';
import { COUNTY as TEST_COUNTY, insert } from '../../../test/factories/context';
import { uuidV7 } from '../../crypto/uuid-v7';
import { readPdf } from '../../../test/pdf-text';

let app: TestApp;
let who: SignedInAccount;
const NOW = '2026-11-25T09:40:00+08:00';

beforeAll(async () => {
  app = await buildTestApp({ now: NOW });
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set('2026-10-09T10:00:00+08:00');
  who = await aSignedInResident(app);
});
const me = (): Person => {
  if (!who.person) throw new Error('nobody is signed in');
  return who.person;
};
const now = async () => {
  app.clock.set(NOW);
  who = { ...who, ...(await signedIn(app, who, `later ${app.clock.now().getTime()}`)) };
};
const url = (rest = '') => `/residents/${me().residentId}/points${rest}`;
const points = async () => getPoints.answer.parse((await get(app, url(), { who })).json());
const entries = async (query = '') =>
  listPointEntries.answer.parse((await get(app, url(`/entries${query}`), { who })).json());
const statement = async (month: string) =>
  getPointStatement.answer.parse((await get(app, url(`/statements/${month}`), { who })).json());

/** October: 450 earned and 400 spent; November: 140 earned, 20 of them under review before. */
async function aYear() {
  const person = me();
  const end = { expiresOn: toPlainDate('2026-12-31') };
  await done(app, anEarn(app, person, { points: 400, title: '老年人体检', ...end }));
  await done(app, anEarn(app, person, { points: 50, title: '高血压随访', detail: '张敏医生' }));
  const hold = await done(app, aHold(app, person, { points: 400 }));
  await done(app, { type: 'commit', key: newKey(), holdTxId: hold.txId, by: BY_STAFF });
  app.clock.set('2026-11-08T10:00:00+08:00');
  await done(app, anEarn(app, person, { points: 120, title: '记血压满 5 天', ...end }));
  const held = await done(app, anEarn(app, person, { points: 20, state: 'pending', title: '一周平均血压达标' }));
  app.clock.set('2026-11-22T10:00:00+08:00');
  await done(app, { type: 'post-pending', key: newKey(), txId: held.txId, by: BY_STAFF });
}

test('a balance says what can be used, what ends first and what this month brought', async () => {
  await aYear();
  await now();
  expect(await points()).toMatchObject({
    active: 190,
    locked: 0,
    pending: 0,
    debt: 0,
    nextExpiry: { on: '2026-12-31', points: 120, text: '120 分 12月31日到期，先用它' },
    expiringIn7Days: 0,
    expiringIn30Days: 0,
    month: { month: '2026-11', earned: 140, used: 0, returned: 0 },
    inRanking: false,
    mayChoose: true,
  });
  app.clock.set('2026-12-25T09:00:00+08:00');
  who = { ...who, ...(await signedIn(app, who, 'in December')) };
  expect(await points()).toMatchObject({ expiringIn7Days: 120, expiringIn30Days: 120 });
});

test('who never had a point has nothing, and is told so without an error', async () => {
  await now();
  expect(await points()).toMatchObject({ active: 0, nextExpiry: null, month: { earned: 0, used: 0 } });
  expect(await entries()).toEqual({ items: [], nextCursor: null, months: [] });
  expect(await statement('2026-11')).toMatchObject({ opening: 0, closing: 0, lines: [] });
});

test('every line has its reason, rule, evidence and day; spending is one line', async () => {
  await aYear();
  await now();
  const { items, months } = await entries();
  expect(items.map(({ title, change, state, on, activeAfter }) => [title, change, state, on, activeAfter])).toEqual([
    ['一周平均血压达标', 20, 'posted', '2026-11-08', 190],
    ['记血压满 5 天', 120, 'posted', '2026-11-08', 170],
    ['换了：骨密度检查 1 次', -400, 'spent', '2026-10-09', 50],
    ['高血压随访', 50, 'posted', '2026-10-09', 450],
    ['老年人体检', 400, 'posted', '2026-10-09', 400],
  ]);
  expect(items[0]).toMatchObject({ rule: { id: 'follow-up', version: 1 }, evidence: { kind: 'follow-up' } });
  expect(items[3]).toMatchObject({ detail: '张敏医生', expiresOn: '2027-10-09' });
  expect(months).toEqual([
    { month: '2026-11', earned: 140, used: 0, returned: 0, text: '得 140，用 0' },
    { month: '2026-10', earned: 450, used: 400, returned: 0, text: '得 450，用 400' },
  ]);
});

test('what waits, what was not granted, what was taken back: each says so', async () => {
  const person = me();
  await done(app, anEarn(app, person, { points: 5, state: 'pending', title: '听一节健康课' }));
  const refused = await done(app, anEarn(app, person, { points: 7, state: 'pending' }));
  await done(app, { type: 'void-pending', key: newKey(), txId: refused.txId, note: '同一个数记了五次', by: BY_STAFF });
  const wrong = await done(app, anEarn(app, person, { points: 9 }));
  await done(app, { type: 'reverse', key: newKey(), txId: wrong.txId, note: '随访记错了人', by: BY_STAFF });
  await now();
  const { items } = await entries();
  expect(items.map(({ title, change, state, stateText, detail }) => [title, change, state, stateText, detail])).toEqual(
    [
      ['收回：高血压随访', -9, 'posted', null, '随访记错了人'],
      ['高血压随访', 9, 'reversed', '记错了，已收回', null],
      ['高血压随访', 0, 'voided', '核对没通过，没有给分', '同一个数记了五次'],
      ['听一节健康课', 0, 'pending', '还在核对，核对完再算进来', null],
    ],
  );
  expect(await points()).toMatchObject({ active: 0, pending: 5 });
});

test('pages go on where they ended', async () => {
  for (let index = 0; index < 33; index += 1) await done(app, anEarn(app, me(), { points: index + 1 }));
  await now();
  const first = await entries();
  expect(first.items).toHaveLength(30);
  const second = await entries(`?cursor=${first.nextCursor}`);
  expect(second.items.map(({ points: of }) => of)).toEqual([3, 2, 1]);
  expect(second.nextCursor).toBeNull();
  expect((await get(app, url('/entries?cursor=x'), { who })).json()).toMatchObject({ code: 'bad-input' });
});

test('a month adds up from its opening to its closing, and one follows on the other', async () => {
  await aYear();
  await done(app, anAdjust(me(), -10, null));
  const hold = await done(app, aHold(app, me(), { points: 30 }));
  await done(app, { type: 'void', key: newKey(), holdTxId: hold.txId, by: BY_STAFF });
  await done(app, aHold(app, me(), { points: 40, timesOutAt: new Date('2026-12-01T00:00:00Z') }));
  await now();
  const october = await statement('2026-10');
  expect(october).toMatchObject({
    opening: 0,
    earned: 450,
    used: 400,
    closing: 50,
    from: '2026-10-01',
    to: '2026-10-31',
  });
  expect(october.text).toBe('月初 0 分，得了 450 分，用了 400 分，月底 50 分。');
  const november = await statement('2026-11');
  expect(november).toMatchObject({
    opening: 50,
    earned: 140,
    used: 70,
    returned: 30,
    corrected: -10,
    closing: 140,
    locked: 40,
  });
  const { opening, earned, used, returned, expired, corrected, transferred, closing } = november;
  expect(opening + earned - used + returned - expired + corrected + transferred).toBe(closing);
  expect(november.lines.reduce((sum, { change }) => sum + change, opening)).toBe(closing);
  expect(november.lines.at(-1)?.activeAfter).toBe(closing);
  expect((await points()).active).toBe(closing);
  expect((await get(app, url('/statements/2026-12'), { who })).statusCode).toBe(404);
  expect((await get(app, url('/statements/2026-13'), { who })).statusCode).toBe(400);
});

test('on paper it says the same, standard and large', async () => {
  await aYear();
  await now();
  const running = await get(app, url('/statements/2026-11/statement.pdf'), { who });
  // A month that goes on has no end yet.
  expect(readPdf(running.rawPayload).pages.join('').replace(/\s/g, '')).toContain('合起来，现在有');
  for (const size of ['standard', 'large']) {
    const answer = await get(app, url(`/statements/2026-10/statement.pdf?size=${size}`), { who });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
    const text = readPdf(answer.rawPayload).pages.join('').replace(/\s/g, '');
    for (const words of ['健康积分对账单', '月底有50分', '月初有', '+450', '−400', '骨密度检查1次', me().name])
      expect(text).toContain(words);
  }
});

test('in the ranking are those of the clinic who said yes, with stars for a name', async () => {
  app.clock.set(NOW);
  const site = await aSite(app);
  const other = await aChild(app, { site });
  const silent = await aResident(app, { site });
  who = await aSignedInResident(app, { site });
  for (const [person, of] of [
    [me(), 10],
    [other, 30],
    [silent, 90],
  ] as const)
    await done(app, anEarn(app, person, { points: of }));
  await aLink(app, who, { over: other, right: 'guardian' });
  const choose = (residentId: string, inRanking: boolean) =>
    put(app, `/residents/${residentId}/points/ranking`, { who, body: { inRanking } });
  expect((await get(app, url('/ranking'), { who })).json()).toMatchObject({ inRanking: false, rows: [] });
  await choose(me().residentId, true);
  await choose(me().residentId, true);
  await choose(other.residentId, true);
  const { rows } = (await get(app, url('/ranking'), { who })).json<{ rows: { name: string }[] }>();
  expect(rows).toMatchObject([
    { place: 1, earned: 30, mine: true },
    { place: 2, earned: 10, mine: true },
  ]);
  expect(rows.every(({ name }) => name.includes('*'))).toBe(true);
  await choose(me().residentId, false);
  expect((await get(app, url('/ranking'), { who })).json().rows).toHaveLength(1);
  expect(await rowsOf(app, 'SELECT count(*) FROM point_ranking_choice')).toEqual([{ count: 3 }]);
});

test('the points of a family are read by whoever belongs to it', async () => {
  const familyId = uuidV7();
  const joined = { county_code: TEST_COUNTY, family_id: familyId };
  app.clock.set(NOW);
  who = await aSignedInResident(app);
  await insert(app, 'family_point_account', { ...joined, name: '一家人', begun_at: app.clock.now() });
  await insert(app, 'family_point_member', { ...joined, resident_id: me().residentId, joined_at: app.clock.now() });
  await done(app, anEarn(app, me(), { points: 40, holder: { kind: 'family', id: familyId } }));
  expect(await points()).toMatchObject({ active: 0, hasFamilyAccount: true, account: 'own' });
  const family = getPoints.answer.parse((await get(app, url('?account=family'), { who })).json());
  expect(family).toMatchObject({ active: 40, account: 'family' });
  expect((await entries('?account=family')).items).toHaveLength(1);
});
