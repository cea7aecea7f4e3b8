import { showRedemptionCode } from '@kangban/contract/reward';
import fc from 'fast-check';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aSignedInResident,
  aSite,
  aStaffMember,
  type SignedInAccount,
  type SignedInStaff,
  type Site,
  staffSignedIn,
} from '../../../test/factories';
import { anyLink, relink } from '../../../test/links';
import { anEarn, posted } from '../../../test/points';
import { get, post, put } from '../../../test/requests';
import { aRedemption, aReward, aRichPerson, brokenRewards, redeemAs, type Rich } from '../../../test/rewards';
import { inRole, refusalAtDoor, type Role, ROLES } from '../../../test/roles';
import { rowsOf } from '../../../test/rows';
import { uuidV7 } from '../../crypto/uuid-v7';

jest.setTimeout(60_000);

let app: TestApp;
let site: Site;
let owner: Rich;
let caller: SignedInAccount;
/** Held by the owner at the site. */
let redemptionId: string;

type Who = { headers: { authorization: string } };
type Knock = (who?: Who) => ReturnType<typeof get>;

const doors = (of: string, id: string): [string, Knock][] => {
  const path = `/residents/${of}/redemptions/${id}`;
  const as = (who: Who | undefined, body: object = {}) => ({ body, ...(who && { who }) });
  return [
    ['catalogue', (who) => get(app, `/residents/${of}/rewards`, who && { who })],
    ['list', (who) => get(app, `/residents/${of}/redemptions`, who && { who })],
    ['one', (who) => get(app, path, who && { who })],
    ['code', (who) => post(app, `${path}/code`, as(who))],
    ['join', (who) => post(app, `${path}/appointment`, as(who, { appointmentId: uuidV7() }))],
    ['cancel', (who) => post(app, `${path}/cancel`, as(who))],
    [
      'redeem',
      (who) =>
        post(app, `/residents/${of}/redemptions`, as(who, { itemId: 'item-1', siteId: site.siteId, priceVersion: 1 })),
    ],
  ];
};
const atDesk = (id: string): [string, Knock][] => {
  const as = (who: Who | undefined, body: object) => ({ body, ...(who && { who }) });
  return [
    ['find', (who) => post(app, '/desk/redemptions/find', as(who, { typed: '000000' }))],
    ['confirm', (who) => post(app, `/desk/redemptions/${id}/confirm`, as(who, { proof: 'none', seen: [] }))],
    ['refund', (who) => post(app, `/desk/redemptions/${id}/refund`, as(who, { reason: 'mistake', note: '弄错了' }))],
    ['day', (who) => get(app, '/desk/redemptions', who && { who })],
  ];
};

beforeAll(async () => {
  app = await buildTestApp();
  site = await aSite(app);
  owner = await aRichPerson(app, { site });
  caller = await aSignedInResident(app);
  redemptionId = await aRedemption(app, owner, site);
});
afterAll(async () => {
  expect(await brokenRewards(app)).toEqual([]);
  await app.stop();
});

test.each(ROLES)('%s without a right gets no further than the door, and past it finds nothing', async (role: Role) => {
  const who = await inRole(app, role);
  const expected = refusalAtDoor('resident', role) ?? 'not-found';
  for (const [, knock] of [...doors(owner.person.residentId, redemptionId), ...doors(uuidV7(), uuidV7())])
    expect((await knock(who)).json()).toMatchObject({ code: expected });
});

test('an id of one person’s redemption opens nothing in another’s name', async () => {
  const other = await aRichPerson(app, { site });
  for (const [name, knock] of doors(other.person.residentId, redemptionId))
    if (!['catalogue', 'list', 'redeem'].includes(name))
      expect((await knock(other)).json()).toMatchObject({ code: 'not-found' });
});

// A guardian has no right over a grown-up: those of children are in the matrix.
test('who may book for somebody may redeem for them, by the rule of rights; nobody else sees that there is anything', async () => {
  const thing = await aReward(app, { at: site, capacity: 1000 });
  await fc.assert(
    fc.asyncProperty(anyLink(app.deps.clock.today(), ['proxy']), async (told) => {
      const { may } = await relink(app, caller, { over: owner.person, link: told });
      const opens = may('booking');
      const list = await get(app, `/residents/${owner.person.residentId}/rewards`, { who: caller });
      expect(list.statusCode).toBe(opens ? 200 : 404);
      await posted(app, anEarn(app, owner.person, { points: 300 }));
      const redeemed = await redeemAs(app, { ...caller, person: owner.person }, thing);
      expect(redeemed.statusCode).toBe(opens ? 201 : 404);
      if (opens) {
        const path = `/residents/${owner.person.residentId}/redemptions/${redeemed.json().redemptionId}/cancel`;
        expect((await post(app, path, { who: caller })).statusCode).toBe(200);
      }
    }),
    { numRuns: 25 },
  );
});

test.each(ROLES)('%s at the counter: staff of a clinic only, and nobody of the county office', async (role: Role) => {
  const who = await inRole(app, role, role === 'county-admin' ? undefined : site);
  const door = refusalAtDoor('staff', role) ?? (role === 'county-admin' ? 'forbidden' : undefined);
  for (const [, knock] of atDesk(redemptionId)) {
    const answer = (await knock(who)).json();
    if (door === undefined) expect(['forbidden', 'not-signed-in', 'other-site']).not.toContain(answer.code);
    else expect(answer).toMatchObject({ code: door });
  }
});

test('staff of another clinic can neither confirm nor give back, even with the code in hand, and their list is their own', async () => {
  const nurse = await staffSignedIn(app, await aStaffMember(app, { role: 'nurse', site }));
  const elsewhere = await staffSignedIn(app, await aStaffMember(app, { role: 'nurse' }));
  const id = await aRedemption(app, owner, site);
  const code = async () =>
    showRedemptionCode.answer.parse(
      (await post(app, `/residents/${owner.person.residentId}/redemptions/${id}/code`, { who: owner })).json(),
    );
  const { qr } = await code();
  const find = (who: SignedInStaff) => post(app, '/desk/redemptions/find', { who, body: { typed: qr } });
  expect((await find(elsewhere)).json()).toMatchObject({ code: 'other-site' });
  const { proof } = (await find(nurse)).json();
  const confirm = (who: SignedInStaff) =>
    post(app, `/desk/redemptions/${id}/confirm`, { who, body: { proof, seen: [] } });
  expect((await confirm(elsewhere)).json()).toMatchObject({ code: 'redemption-proof-old' });
  expect((await confirm(nurse)).statusCode).toBe(200);
  const body = { reason: 'mistake', note: '弄错了' };
  expect((await post(app, `/desk/redemptions/${id}/refund`, { who: elsewhere, body })).json()).toMatchObject({
    code: 'other-site',
  });
  expect((await get(app, '/desk/redemptions', { who: elsewhere })).json()).toMatchObject({ confirmed: 0, items: [] });
  const mine = (await get(app, '/desk/redemptions', { who: nurse })).json();
  expect(mine.items).toHaveLength(1);
  expect(JSON.stringify(mine)).not.toContain(owner.person.name);
});

test.each(ROLES)('%s and the catalogue: only the county’s administrator changes it', async (role: Role) => {
  const thing = await aReward(app, { at: site, capacity: 5 });
  const who = await inRole(app, role, role === 'county-admin' ? undefined : site);
  const door = refusalAtDoor('staff', role);
  const note = '换季调整';
  const told = who && { who };
  const today = app.deps.clock.today();
  const answers = [
    await put(app, `/desk/rewards/${thing.itemId}/stock`, {
      ...told,
      body: { siteId: site.siteId, from: today, to: '2027-12-31', capacity: 9 },
    }),
    await post(app, `/desk/rewards/${thing.itemId}/prices`, { ...told, body: { points: 310, validFrom: today, note } }),
    await post(app, `/desk/rewards/${thing.itemId}/pause`, { ...told, body: { paused: true, note } }),
  ];
  const changed = await rowsOf(app, 'SELECT what FROM reward_change WHERE item_id = $1 ORDER BY change_id', [
    thing.itemId,
  ]);
  if (role === 'county-admin') {
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 201, 200]);
    expect(answers[2]!.json()).toMatchObject({ paused: true, price: { version: 2, points: 310 } });
    expect(changed.map(({ what }) => what)).toEqual(['stock', 'price', 'pause']);
  } else {
    for (const answer of answers) expect(answer.json()).toMatchObject({ code: door ?? 'forbidden' });
    expect(changed).toEqual([]);
  }
});

test('stock is never set below what is taken, and periods of a place never overlap', async () => {
  const admin = await staffSignedIn(app, await aStaffMember(app, { role: 'county-admin' }));
  const thing = await aReward(app, { at: site, capacity: 2 });
  for (const who of [await aRichPerson(app), await aRichPerson(app)])
    expect((await redeemAs(app, who, thing)).statusCode).toBe(201);
  const today = app.deps.clock.today();
  const set = (body: object) =>
    put(app, `/desk/rewards/${thing.itemId}/stock`, { who: admin, body: { siteId: site.siteId, ...body } });
  expect((await set({ from: today, to: '2027-02-21', capacity: 1 })).json()).toMatchObject({
    code: 'reward-stock-taken',
  });
  expect((await set({ from: today, to: '2027-02-21', capacity: 3 })).json()).toMatchObject({
    stock: [{ capacity: 3, taken: 2 }],
  });
  expect((await set({ from: '2027-01-01', to: '2027-03-31', capacity: 3 })).json()).toMatchObject({
    code: 'reward-period-overlaps',
  });
  expect((await set({ from: '2027-02-22', to: '2027-03-31', capacity: 3 })).statusCode).toBe(200);
  expect((await set({ from: '2027-04-02', to: '2027-04-01', capacity: 3 })).json()).toMatchObject({
    code: 'bad-input',
  });
});
