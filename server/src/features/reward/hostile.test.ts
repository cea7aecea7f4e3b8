// What somebody tries who wants a reward for nothing, or somebody else's: keys, rights that ended, accounts that are gone, families.
import { showRedemptionCode } from '@kangban/contract/reward';
import { addDays } from '@kangban/domain/shared/plain-date';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  anAccount,
  aLink,
  aResident,
  aSite,
  aStaffMember,
  type Person,
  registeredGuardian,
  signedIn,
  type SignedInStaff,
  type Site,
  staffSignedIn,
} from '../../../test/factories';
import { COUNTY, insert } from '../../../test/factories/context';
import { hasScheme } from '../../../test/point-rules';
import { anEarn, done, posted } from '../../../test/points';
import { get, post, put } from '../../../test/requests';
import { aReward, aRichPerson, brokenRewards, redeemAs, type Rich, type TestReward } from '../../../test/rewards';
import { rowsOf } from '../../../test/rows';
import { uuidV7 } from '../../crypto/uuid-v7';
import { verifyLedger } from '../points/verify';
import { expireRedemptions } from './timeout-service';

jest.setTimeout(90_000);

let app: TestApp;
let site: Site;
let who: Rich;
let nurse: SignedInStaff;
let thing: TestReward;
beforeEach(async () => {
  app = await buildTestApp();
  site = await aSite(app, { name: '柳溪镇卫生院' });
  who = await aRichPerson(app, { site });
  nurse = await staffSignedIn(app, await aStaffMember(app, { site }));
  thing = await aReward(app, { at: site });
  await hasScheme(app);
});
afterEach(async () => {
  expect(await brokenRewards(app)).toEqual([]);
  const { differences, fault } = await verifyLedger(app.deps, COUNTY);
  expect([differences, fault]).toEqual([[], undefined]);
  await app.stop();
});

type Answer = Awaited<ReturnType<typeof post>>;
const codeIn = (answer: Answer): string => String(answer.json<{ code?: string }>().code ?? answer.statusCode);
const of = (redemptionId: string, rest = '', person: Person = who.person): string =>
  `/residents/${person.residentId}/redemptions/${redemptionId}${rest}`;
const held = async (told: Parameters<typeof redeemAs>[2] = thing, as = who): Promise<string> => {
  const answer = await redeemAs(app, as, told);
  expect(answer.statusCode).toBe(201);
  return answer.json<{ redemptionId: string }>().redemptionId;
};
const find = async (redemptionId: string, staff = nurse): Promise<Answer> => {
  const { qr } = showRedemptionCode.answer.parse((await post(app, of(redemptionId, '/code'), { who })).json());
  return post(app, '/desk/redemptions/find', { who: staff, body: { typed: qr } });
};
const proofOf = async (redemptionId: string): Promise<string> =>
  (await find(redemptionId)).json<{ proof: string }>().proof;
const confirm = (redemptionId: string, proof: string, told: { staff?: SignedInStaff; key?: string } = {}) =>
  post(app, `/desk/redemptions/${redemptionId}/confirm`, {
    who: told.staff ?? nurse,
    body: { proof, seen: [] },
    ...(told.key !== undefined && { key: told.key }),
  });
const purseOf = async (holderId: string): Promise<unknown> =>
  (
    await rowsOf(app, 'SELECT active::int, locked::int, spent::int FROM point_holder WHERE holder_id = $1', [holderId])
  )[0];
const nothingDone = async (): Promise<void> => {
  expect(await rowsOf(app, 'SELECT 1 FROM redemption')).toEqual([]);
  expect(await purseOf(who.person.residentId)).toEqual({ active: 1280, locked: 0, spent: 0 });
};

describe('a key', () => {
  test.each([
    ['of one letter', 'k'],
    ['of 10 KB', 'k'.repeat(10_000)],
    ['with blanks and quotes', `key' OR '1'='1`],
    ['that is empty', ''],
  ])('%s is none: nothing is done', async (_, key) => {
    expect(codeIn(await redeemAs(app, who, { ...thing, key }))).toBe('idempotency-key-missing');
    await nothingDone();
  });

  test('used for one thing is good for no other: item, person, cancelling, handing over', async () => {
    const key = 'one-key-for-everything';
    const other = await aReward(app, { at: site });
    const father = await aResident(app, { birthDate: '1950-01-01', site });
    await aLink(app, who, { over: father, right: 'proxy' });
    await posted(app, anEarn(app, father, { points: 500 }));
    const redemptionId = await held({ ...thing, key });
    for (const again of [
      await redeemAs(app, who, { ...other, key }),
      await redeemAs(app, who, { ...thing, key, holder: 'family' }),
      await redeemAs(app, { ...who, person: father }, { ...thing, key }),
      await post(app, of(redemptionId, '/cancel'), { who, body: {}, key }),
    ])
      expect([again.statusCode, codeIn(again)]).toEqual([422, 'idempotency-body-differs']);
    expect(await purseOf(who.person.residentId)).toEqual({ active: 980, locked: 300, spent: 0 });
    // Another account's key of the same letters is another key.
    const neighbour = await aRichPerson(app, { site });
    expect((await redeemAs(app, neighbour, { ...thing, key })).statusCode).toBe(201);
    const proof = await proofOf(redemptionId);
    expect((await confirm(redemptionId, proof, { key: 'counter-key-1' })).statusCode).toBe(200);
    const next = await held(other);
    expect(codeIn(await confirm(next, await proofOf(next), { key: 'counter-key-1' }))).toBe('idempotency-body-differs');
    const late = await confirm(redemptionId, proof, { key: 'counter-key-1' });
    expect([late.statusCode, late.headers['idempotency-hit']]).toEqual([200, 'true']);
  });
});

test('a helper whose help ended between redeeming and the counter can do nothing more; the person can, and it is theirs', async () => {
  const helper = await aRichPerson(app, { points: 0, birthDate: '1985-05-05' });
  await aLink(app, helper, { over: who.person, right: 'proxy' });
  const redemptionId = await held(thing, { ...helper, person: who.person });
  await app.deps.db.pool.query(
    `UPDATE family_link SET state = 'ended', ended_at = now() WHERE account_id = $1 AND right_kind = 'proxy'`,
    [helper.accountId],
  );
  for (const knock of [
    get(app, of(redemptionId), { who: helper }),
    post(app, of(redemptionId, '/code'), { who: helper }),
    post(app, of(redemptionId, '/cancel'), { who: helper }),
    redeemAs(app, { ...helper, person: who.person }, thing),
  ])
    expect((await knock).statusCode).toBe(404);
  expect((await confirm(redemptionId, await proofOf(redemptionId))).statusCode).toBe(200);
  expect(await purseOf(who.person.residentId)).toEqual({ active: 980, locked: 0, spent: 300 });
});

test('an account that was deleted with something held: the ID card still fetches it, and what nobody fetches comes back', async () => {
  const other = await aReward(app, { at: site });
  const [fetched, left] = [await held(), await held(other)];
  await post(app, '/me/deletion/code', { who });
  expect((await post(app, '/me/deletion', { who, body: { code: '246810' } })).statusCode).toBe(200);
  expect((await post(app, of(fetched, '/code'), { who })).statusCode).toBe(401);
  const [row] = await rowsOf(app, 'SELECT number FROM redemption WHERE redemption_id = $1', [fetched]);
  const body = { typed: row?.number, idNumber: who.person.idNumber };
  const { proof } = (await post(app, '/desk/redemptions/find', { who: nurse, body })).json<{ proof: string }>();
  expect((await confirm(fetched, proof)).statusCode).toBe(200);
  app.clock.set(`${addDays(app.deps.clock.today(), 91)}T00:00:00+08:00`);
  expect(await expireRedemptions(app.deps, COUNTY)).toBe(1);
  expect(await rowsOf(app, 'SELECT state FROM redemption WHERE redemption_id = $1', [left])).toEqual([
    { state: 'expired' },
  ]);
  expect(await purseOf(who.person.residentId)).toEqual({ active: 980, locked: 0, spent: 300 });
});

test('points turned off with something held: nothing new, and what is held can be used or given up', async () => {
  const other = await aReward(app, { at: site });
  const [used, dropped] = [await held(), await held(other)];
  const proof = await proofOf(used);
  expect(
    (await put(app, `/residents/${who.person.residentId}/points-off`, { who, body: { off: true } })).statusCode,
  ).toBe(200);
  expect(codeIn(await redeemAs(app, who, await aReward(app, { at: site })))).toBe('reward-not-eligible');
  expect((await confirm(used, proof)).statusCode).toBe(200);
  expect((await post(app, of(dropped, '/cancel'), { who })).statusCode).toBe(200);
});

test('said on a record that was joined to another, it counts for the person', async () => {
  const old = await aResident(app, { birthDate: '1955-03-12', site });
  await insert(app, 'point_opt', {
    county_code: COUNTY,
    opt_id: uuidV7(),
    resident_id: old.residentId,
    is_off: true,
    by_account: who.accountId,
    at: app.clock.now(),
  });
  await joined(old, who.person);
  expect(codeIn(await redeemAs(app, who, thing))).toBe('reward-not-eligible');
});

/** As staff join two records: the first counts under the second from now on. */
async function joined(old: Person, root: Person): Promise<void> {
  const both = [root.residentId, old.residentId];
  await app.deps.db.pool.query(
    `UPDATE resident SET same_person = $1, merged_into = CASE WHEN resident_id = $2 THEN $3::uuid END WHERE resident_id = ANY($1)`,
    [both, old.residentId, root.residentId],
  );
}
const isPerson = (person: Person): Promise<void> =>
  insert(app, 'staff_person', {
    county_code: COUNTY,
    told_id: uuidV7(),
    staff_id: nurse.staffId,
    resident_id: person.residentId,
    told_by: nurse.staffId,
    told_at: app.clock.now(),
  });

describe('nobody hands out to their own', () => {
  test('known by a record that was joined to theirs', async () => {
    const old = await aResident(app, { birthDate: '1955-03-12', site });
    await isPerson(old);
    await joined(old, who.person);
    const found = await find(await held());
    expect(found.json()).toMatchObject({ proof: null, refusal: expect.any(String) });
  });

  test('nor to a child whose other record names them as guardian', async () => {
    const [mother, old] = [await aResident(app, { site }), await aResident(app, { birthDate: '1955-03-12', site })];
    await registeredGuardian(app, mother, { child: old });
    await joined(old, who.person);
    await isPerson(mother);
    expect((await find(await held())).json()).toMatchObject({ proof: null });
  });

  test('nor with a proof made before they were known to be family', async () => {
    const redemptionId = await held();
    const proof = await proofOf(redemptionId);
    await isPerson(who.person);
    expect((await confirm(redemptionId, proof)).statusCode).toBeGreaterThanOrEqual(400);
    expect(await purseOf(who.person.residentId)).toEqual({ active: 980, locked: 300, spent: 0 });
  });
});

test('a member of staff who is let go, or moved to another clinic, between finding and confirming', async () => {
  const redemptionId = await held();
  const proof = await proofOf(redemptionId);
  const elsewhere = await aSite(app);
  await app.deps.db.pool.query('UPDATE staff SET site_id = $2 WHERE staff_id = $1', [nurse.staffId, elsewhere.siteId]);
  expect((await confirm(redemptionId, proof)).statusCode).toBeGreaterThanOrEqual(400);
  await app.deps.db.pool.query('UPDATE staff SET site_id = $2, disabled_at = now() WHERE staff_id = $1', [
    nurse.staffId,
    site.siteId,
  ]);
  expect((await confirm(redemptionId, proof)).statusCode).toBeGreaterThanOrEqual(400);
  expect(await purseOf(who.person.residentId)).toEqual({ active: 980, locked: 300, spent: 0 });
});

test('a counter of another county finds nothing, whatever it holds in hand', async () => {
  const redemptionId = await held();
  const proof = await proofOf(redemptionId);
  const [row] = await rowsOf(app, 'SELECT number FROM redemption');
  const session = { ...nurse.session, countyCode: '990202' };
  const token = app.deps.tokens.sign(session, 900, app.clock.now().getTime());
  const stranger = { ...nurse, headers: { authorization: `Bearer ${token}` } };
  const body = { typed: row?.number, idNumber: who.person.idNumber };
  expect((await post(app, '/desk/redemptions/find', { who: stranger, body })).statusCode).toBeGreaterThanOrEqual(400);
  expect((await confirm(redemptionId, proof, { staff: stranger })).statusCode).toBeGreaterThanOrEqual(400);
  expect((await get(app, '/desk/redemptions', { who: stranger })).statusCode).toBeGreaterThanOrEqual(400);
});

test('given back after the points had lapsed: thirty days more, once, and no second time round', async () => {
  const poor = await aRichPerson(app, { points: 0, site });
  const today = app.deps.clock.today();
  await done(app, anEarn(app, poor.person, { points: 300, expiresOn: addDays(today, 5) }));
  who = poor;
  const redemptionId = await held(thing, poor);
  app.clock.set(`${addDays(today, 5)}T15:00:00+08:00`);
  who = { ...(await signedIn(app, poor)), person: poor.person };
  nurse = await staffSignedIn(app, nurse);
  expect((await confirm(redemptionId, await proofOf(redemptionId))).statusCode).toBe(200);
  app.clock.set(`${addDays(today, 20)}T15:00:00+08:00`);
  who = { ...(await signedIn(app, poor)), person: poor.person };
  nurse = await staffSignedIn(app, nurse);
  const refund = (key: string) =>
    post(app, `/desk/redemptions/${redemptionId}/refund`, {
      who: nurse,
      body: { reason: 'not-given', note: '机器坏了' },
      key,
    });
  const both = await Promise.all([refund('refund-key-1'), refund('refund-key-2')]);
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  const points = (await get(app, `/residents/${poor.person.residentId}/points`, { who })).json<{ active: number }>();
  expect(points.active).toBe(300);
  const again = await held(thing, who);
  app.clock.set(`${addDays(today, 52)}T15:00:00+08:00`);
  who = { ...(await signedIn(app, poor)), person: poor.person };
  expect((await post(app, of(again, '/cancel', poor.person), { who })).statusCode).toBe(200);
  expect((await get(app, `/residents/${poor.person.residentId}/points`, { who })).json()).toMatchObject({ active: 0 });
});

describe('who leaves a family account', () => {
  let son: Rich;
  const familyId = uuidV7();
  beforeEach(async () => {
    const person = await aResident(app, { birthDate: '1985-05-05', site });
    son = { ...(await signedIn(app, await anAccount(app, { of: person }), 'a-son')), person };
    const key = { county_code: COUNTY, family_id: familyId };
    await insert(app, 'family_point_account', { ...key, name: '家庭积分', begun_at: app.clock.now() });
    for (const { residentId } of [who.person, person])
      await insert(app, 'family_point_member', { ...key, resident_id: residentId, joined_at: app.clock.now() });
    const holder = { kind: 'family', id: familyId } as const;
    await done(app, anEarn(app, person, { points: 600, holder }));
  });

  test('takes nothing of it along, uses nothing more of it, and what they gave up returns to it', async () => {
    const redemptionId = await held({ ...thing, holder: 'family' }, son);
    expect((await post(app, `/residents/${son.person.residentId}/point-family/leave`, { who: son })).statusCode).toBe(
      200,
    );
    expect(codeIn(await redeemAs(app, son, { ...(await aReward(app, { at: site })), holder: 'family' }))).toBe(
      'forbidden',
    );
    expect(codeIn(await redeemAs(app, son, await aReward(app, { at: site })))).toBe('not-enough-points');
    const read = await get(app, `/residents/${son.person.residentId}/points?account=family`, { who: son });
    expect(read.statusCode).toBe(404);
    expect((await post(app, of(redemptionId, '/cancel', son.person), { who: son })).statusCode).toBe(200);
    expect(await purseOf(familyId)).toEqual({ active: 600, locked: 0, spent: 0 });
    expect(await purseOf(son.person.residentId)).toBeUndefined();
  });

  test('as the last one takes along what is left for nobody, once, also when both leave at once', async () => {
    const leave = (one: Rich) => post(app, `/residents/${one.person.residentId}/point-family/leave`, { who: one });
    const both = await Promise.all([leave(son), leave(who), leave(son)]);
    expect(both.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect(await purseOf(familyId)).toEqual({ active: 0, locked: 0, spent: 0 });
    const [row] = await rowsOf(
      app,
      `SELECT sum(active)::int AS points FROM point_holder WHERE holder_kind = 'resident'`,
    );
    expect(row).toEqual({ points: 1280 + 600 });
  });

  test('at the same moment as they redeem: whatever comes first, the points stay with the family', async () => {
    const things = await Promise.all([1, 2, 3, 4].map(() => aReward(app, { at: site })));
    await Promise.all([
      ...things.map((one) => redeemAs(app, son, { ...one, holder: 'family' })),
      post(app, `/residents/${son.person.residentId}/point-family/leave`, { who: son }),
    ]);
    const [row] = await rowsOf(app, 'SELECT (active + locked)::int AS points FROM point_holder WHERE holder_id = $1', [
      familyId,
    ]);
    expect(row).toEqual({ points: 600 });
  });
});
