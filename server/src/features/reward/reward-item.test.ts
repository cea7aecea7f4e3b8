import { listRewards } from '@kangban/contract/reward';
import { RewardAdminItem } from '@kangban/contract/reward-desk';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aSite, aStaffMember, type Site, type SignedInStaff, staffSignedIn } from '../../../test/factories';
import { aNewItem } from '../../../test/reward-items';
import { get, post, put } from '../../../test/requests';
import { aReward, aRichPerson, brokenRewards, type Rich, redeemAs } from '../../../test/rewards';
import { rowsOf } from '../../../test/rows';
import { uuidV7 } from '../../crypto/uuid-v7';

jest.setTimeout(60_000);

let app: TestApp;
let site: Site;
let admin: SignedInStaff;
beforeAll(async () => {
  app = await buildTestApp();
  site = await aSite(app);
  admin = await staffSignedIn(app, await aStaffMember(app, { role: 'county-admin' }));
});
afterAll(async () => {
  expect(await brokenRewards(app)).toEqual([]);
  await app.stop();
});

const add = (change: Partial<Parameters<typeof aNewItem>[1]> = {}) =>
  post(app, '/desk/rewards', { who: admin, body: aNewItem(app, { at: site, ...change }) });
const added = async (change: Partial<Parameters<typeof aNewItem>[1]> = {}): Promise<RewardAdminItem> => {
  const answer = await add(change);
  expect(answer.statusCode).toBe(201);
  return RewardAdminItem.parse(answer.json());
};
const stock = (itemId: string, capacity: number) =>
  put(app, `/desk/rewards/${itemId}/stock`, {
    who: admin,
    body: { siteId: site.siteId, from: app.deps.clock.today(), to: '2027-12-31', capacity },
  });
const retire = (itemId: string) =>
  post(app, `/desk/rewards/${itemId}/retire`, { who: admin, body: { note: '机器坏了，不修了' } });
const shelfOf = async (who: Rich) =>
  listRewards.answer.parse((await get(app, `/residents/${who.person.residentId}/rewards`, { who })).json()).items;

test('what is added can be redeemed once there is some, at its price, place and hours, by whom it is for', async () => {
  const item = await added({ everyMonths: 12 });
  expect(item).toMatchObject({ paused: false, retiredOn: null, price: { version: 1, points: 200 }, stock: [] });
  const [who, child] = [await aRichPerson(app), await aRichPerson(app, { birthDate: '2012-05-05' })];
  const redeem = (one: Rich) => redeemAs(app, one, { itemId: item.itemId, siteId: site.siteId, points: 200 });
  const seen = (await shelfOf(who)).find(({ itemId }) => itemId === item.itemId);
  expect(seen).toMatchObject({ points: 200, open: false, reasons: [{ reason: 'sold-out' }] });
  expect(seen!.places).toEqual([expect.objectContaining({ room: '1楼 中医科', hours: ['周一、周二 8:30–11:30'] })]);
  expect((await redeem(who)).json()).toMatchObject({ code: 'reward-sold-out' });
  expect((await stock(item.itemId, 3)).json()).toMatchObject({ stock: [{ capacity: 3, taken: 0 }] });
  expect((await redeem(child)).json()).toMatchObject({ code: 'reward-not-eligible' });
  expect((await redeem(who)).statusCode).toBe(201);
});

test('who added it, and everything they said of it, is kept', async () => {
  const { itemId } = await added({ about: '睡不好的时候做' });
  const rows = await rowsOf(app, 'SELECT what, note, details FROM reward_change WHERE item_id = $1', [itemId]);
  expect(rows).toEqual([
    { what: 'add', note: '新开的项目', details: expect.objectContaining({ about: '睡不好的时候做', fromAge: 18 }) },
  ]);
});

test.each<[string, Parameters<typeof add>[0], string]>([
  ['a price of yesterday', { price: { points: 100, validFrom: '2020-01-01' } }, '/price/validFrom'],
  ['nobody’s age', { fromAge: 80, toAge: 70 }, '/toAge'],
  ['an add-on nobody knows', { booking: 'checkup-add-on', addOnId: 'tarot' }, '/addOnId'],
  ['slots nobody publishes', { booking: 'slot', service: 'tarot' }, '/service'],
  ['goods with the checkup', { kind: 'goods', booking: 'checkup-add-on', addOnId: 'carotid' }, '/booking'],
  ['a clinic of nobody', { places: [{ siteId: uuidV7(), room: '', hours: [] }] }, '/places/0/siteId'],
])('%s is refused at its field, and nothing is written', async (_, change, path) => {
  const answer = await add({ ...change, name: '写错了的' });
  expect(answer.json()).toMatchObject({ code: 'bad-input', details: { fields: [{ path }] } });
  expect(await rowsOf(app, 'SELECT 1 FROM reward_item WHERE name = $1', ['写错了的'])).toEqual([]);
});

test.each<[string, { weekday: number; opensAt: string; closesAt: string }[]]>([
  ['that overlap', [1, 1].map((weekday) => ({ weekday, opensAt: '08:30', closesAt: '11:30' }))],
  ['that end before they begin', [{ weekday: 1, opensAt: '11:30', closesAt: '08:30' }]],
])('hours %s are refused for something new and for a place', async (_, hours) => {
  const { siteId } = site;
  expect((await add({ places: [{ siteId, room: '', hours }] })).json()).toMatchObject({
    code: 'bad-input',
    details: { fields: [{ path: '/places/0/hours' }] },
  });
  const thing = await aReward(app, { at: site });
  const body = { room: '', hours, note: '改时间' };
  expect((await put(app, `/desk/rewards/${thing.itemId}/places/${siteId}`, { who: admin, body })).json()).toMatchObject(
    {
      code: 'bad-input',
      details: { fields: [{ path: '/hours' }] },
    },
  );
});

test('a clinic cannot be named twice', async () => {
  const place = { siteId: site.siteId, room: '', hours: [] };
  expect((await add({ places: [place, place] })).json()).toMatchObject({
    details: { fields: [{ path: '/places/1/siteId' }] },
  });
});

test('a name is there once: ten at the same time add one, and it is free again when that one ends', async () => {
  const tries = await Promise.all(Array.from({ length: 10 }, () => add({ name: '刮痧' })));
  expect(tries.map(({ statusCode }) => statusCode).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 409)]);
  const [first] = tries.flatMap((one) => (one.statusCode === 201 ? [RewardAdminItem.parse(one.json())] : []));
  expect((await add({ name: ' 刮痧 ' })).json()).toMatchObject({ code: 'reward-name-taken' });
  expect((await retire(first!.itemId)).json()).toMatchObject({ retiredOn: app.deps.clock.today() });
  expect((await add({ name: '刮痧' })).statusCode).toBe(201);
});

test('what is ended is offered to nobody and changed by nobody; what is held stays good', async () => {
  const thing = await aReward(app, { at: site, points: 100 });
  const [holder, late] = [await aRichPerson(app), await aRichPerson(app)];
  const held = (await redeemAs(app, holder, thing)).json();
  expect((await retire(thing.itemId)).statusCode).toBe(200);
  expect((await shelfOf(late)).map(({ itemId }) => itemId)).not.toContain(thing.itemId);
  expect((await redeemAs(app, late, thing)).json()).toMatchObject({ code: 'reward-not-eligible' });
  const path = `/residents/${holder.person.residentId}/redemptions/${held.redemptionId}`;
  const { qr } = (await post(app, `${path}/code`, { who: holder, body: {} })).json();
  const nurse = await staffSignedIn(app, await aStaffMember(app, { role: 'nurse', site }));
  const { proof } = (await post(app, '/desk/redemptions/find', { who: nurse, body: { typed: qr } })).json();
  const done = await post(app, `/desk/redemptions/${held.redemptionId}/confirm`, {
    who: nurse,
    body: { proof, seen: [] },
  });
  expect(done.statusCode).toBe(200);
  expect((await get(app, path, { who: holder })).json()).toMatchObject({ state: 'committed', name: '眼底照相' });
  const today = app.deps.clock.today();
  const note = '再试试';
  const base = `/desk/rewards/${thing.itemId}`;
  for (const answer of [
    await retire(thing.itemId),
    await stock(thing.itemId, 50),
    await post(app, `${base}/prices`, { who: admin, body: { points: 1, validFrom: today, note } }),
    await post(app, `${base}/pause`, { who: admin, body: { paused: false, note } }),
    await put(app, `${base}/places/${site.siteId}`, { who: admin, body: { room: '', hours: [], note } }),
  ])
    expect(answer.json()).toMatchObject({ code: 'reward-retired' });
});

const texts = (itemId: string, change: object = {}, who = admin) =>
  put(app, `/desk/rewards/${itemId}/texts`, {
    who,
    body: { name: '眼底检查', about: '看看眼底的血管', detail: '散瞳后两小时别开车。', note: '写得更明白', ...change },
  });

test('texts are corrected: who sees it now reads the new ones, what was redeemed keeps its name, and nothing else changes', async () => {
  const thing = await aReward(app, { at: site, points: 100, fromAge: 18 });
  const [early, late] = [await aRichPerson(app), await aRichPerson(app)];
  const held = (await redeemAs(app, early, thing)).json();
  const before = (await shelfOf(late)).find(({ itemId }) => itemId === thing.itemId)!;
  const name = `眼底检查 ${uuidV7().slice(0, 8)}`;
  expect((await texts(thing.itemId, { name: ` ${name} ` })).json()).toMatchObject({ name, about: '看看眼底的血管' });
  const now = (await shelfOf(late)).find(({ itemId }) => itemId === thing.itemId)!;
  expect(now).toEqual({ ...before, name, about: '看看眼底的血管', detail: '散瞳后两小时别开车。' });

  const path = `/residents/${early.person.residentId}/redemptions/${held.redemptionId}`;
  expect((await get(app, path, { who: early })).json()).toMatchObject({ name: '眼底照相', unit: '1 次', points: 100 });
  const { qr } = (await post(app, `${path}/code`, { who: early, body: {} })).json();
  const nurse = await staffSignedIn(app, await aStaffMember(app, { role: 'nurse', site }));
  const found = (await post(app, '/desk/redemptions/find', { who: nurse, body: { typed: qr } })).json();
  expect(found).toMatchObject({ itemName: '眼底照相', points: 100 });
  const body = { proof: found.proof, seen: [] };
  const done = await post(app, `/desk/redemptions/${held.redemptionId}/confirm`, { who: nurse, body });
  expect(done.json()).toMatchObject({ itemName: '眼底照相' });
  expect((await get(app, '/desk/redemptions', { who: nurse })).json().items[0]).toMatchObject({ itemName: '眼底照相' });
  expect((await redeemAs(app, late, thing)).json()).toMatchObject({ name, points: 100 });

  const rows = await rowsOf(app, 'SELECT what, note, staff_id, details FROM reward_change WHERE item_id = $1', [
    thing.itemId,
  ]);
  expect(rows).toEqual([
    {
      what: 'text',
      note: '写得更明白',
      staff_id: admin.staffId,
      details: {
        name,
        about: '看看眼底的血管',
        detail: '散瞳后两小时别开车。',
        before: { name: before.name, about: before.about, detail: before.detail },
      },
    },
  ]);
});

test('a corrected name is there once: another item’s is refused, its own stays; what was ended is not corrected', async () => {
  const [one, other] = [await added(), await added()];
  expect((await texts(one.itemId, { name: other.name })).json()).toMatchObject({ code: 'reward-name-taken' });
  expect((await texts(one.itemId, { name: one.name })).statusCode).toBe(200);
  expect((await texts('item-of-nobody')).json()).toMatchObject({ code: 'not-found' });
  const name = `同一个名字 ${uuidV7().slice(0, 8)}`;
  const both = await Promise.all([one, other].map(({ itemId }) => texts(itemId, { name })));
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  await retire(other.itemId);
  expect((await texts(other.itemId, { name: '又一个' })).json()).toMatchObject({ code: 'reward-retired' });
});

test.each([
  ['no name', { name: ' ' }],
  ['no why', { note: '' }],
  ['more than fits', { about: '长'.repeat(41) }],
])('texts with %s are refused, and a price or an age among them is not heard', async (_, change) => {
  const thing = await added();
  expect((await texts(thing.itemId, change)).json()).toMatchObject({ code: 'bad-input' });
  const sent = { name: thing.name, points: 1, fromAge: 0, price: { points: 1, validFrom: app.deps.clock.today() } };
  await texts(thing.itemId, sent);
  const [row] = await rowsOf(
    app,
    `SELECT i.from_age, p.points FROM reward_item i JOIN reward_price p USING (county_code, item_id) WHERE item_id = $1`,
    [thing.itemId],
  );
  expect(row).toEqual({ from_age: 18, points: 200 });
});

test('hours and room of a place are replaced, another clinic is added, and what was is kept', async () => {
  const thing = await aReward(app, { at: site, hours: [[1, '08:30', '11:30']] });
  const other = await aSite(app);
  const set = (siteId: string, body: object) =>
    put(app, `/desk/rewards/${thing.itemId}/places/${siteId}`, { who: admin, body: { note: '搬家了', ...body } });
  const hours = [{ weekday: 3, opensAt: '14:00', closesAt: '17:00' }];
  expect((await set(site.siteId, { room: '3楼', hours })).json()).toMatchObject({
    places: [{ siteId: site.siteId, room: '3楼', hours }],
  });
  const both = RewardAdminItem.parse((await set(other.siteId, { room: '', hours: [] })).json());
  expect(both.places.map(({ siteId }) => siteId).sort()).toEqual([site.siteId, other.siteId].sort());
  expect((await set(uuidV7(), { room: '', hours: [] })).json()).toMatchObject({ code: 'not-found' });
  const rows = await rowsOf(app, 'SELECT details FROM reward_change WHERE item_id = $1 ORDER BY change_id', [
    thing.itemId,
  ]);
  expect(rows).toMatchObject([
    { details: { before: { room: '2楼 眼科', hours: [{ weekday: 1, opensAt: '08:30', closesAt: '11:30' }] } } },
    { details: { before: null } },
  ]);
});
