import { showRedemptionCode } from '@kangban/contract/reward';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aSite, aStaffMember, type SignedInStaff, type Site, staffSignedIn } from '../../../test/factories';
import { COUNTY } from '../../../test/factories/context';
import { post } from '../../../test/requests';
import { aReward, aRichPerson, brokenRewards, redeemAs, type Rich } from '../../../test/rewards';
import { rowsOf } from '../../../test/rows';
import { expireRedemptions } from './timeout-service';

jest.setTimeout(120_000);

let app: TestApp;
let site: Site;
beforeEach(async () => {
  app = await buildTestApp();
  site = await aSite(app);
});
afterEach(async () => {
  expect(await brokenRewards(app)).toEqual([]);
  await app.stop();
});

const CROWD = 50;
const aNurse = async (): Promise<SignedInStaff> => staffSignedIn(app, await aStaffMember(app, { role: 'nurse', site }));
const crowd = async (size: number): Promise<Rich[]> => {
  const people: Rich[] = [];
  for (let no = 0; no < size; no += 1) people.push(await aRichPerson(app, { points: 300 }));
  return people;
};
const statesOf = async (): Promise<string[]> =>
  (await rowsOf(app, 'SELECT state FROM redemption ORDER BY redemption_id')).map(({ state }) => String(state));

test('fifty people and the last three of it: three get one, nobody is charged for nothing', async () => {
  const thing = await aReward(app, { at: site, capacity: 3 });
  const people = await crowd(CROWD);
  const answers = await Promise.all(people.map((who) => redeemAs(app, who, thing)));
  const codes = answers.map((answer) => (answer.statusCode === 201 ? 'held' : (answer.json().code as string)));
  expect(codes.filter((code) => code === 'held')).toHaveLength(3);
  expect(codes.filter((code) => code === 'reward-sold-out')).toHaveLength(CROWD - 3);
  expect(await rowsOf(app, 'SELECT sum(locked)::int AS locked, sum(active)::int AS active FROM point_holder')).toEqual([
    { locked: 900, active: CROWD * 300 - 900 },
  ]);
});

test('one person with two phones and points for one thing: one of each, by key and by press', async () => {
  const thing = await aReward(app, { at: site, capacity: CROWD });
  const other = await aReward(app, { at: site, capacity: CROWD });
  const who = await aRichPerson(app, { points: 300 });
  const same = await Promise.all(Array.from({ length: 20 }, () => redeemAs(app, who, { ...thing, key: 'one-press' })));
  expect(new Set(same.map((answer) => answer.body)).size).toBe(1);
  expect(same[0]!.statusCode).toBe(201);
  const more = await Promise.all([thing, other, thing, other].map((one) => redeemAs(app, who, one)));
  expect(more.map((answer) => answer.json().code as string).sort()).toEqual([
    'not-enough-points',
    'not-enough-points',
    'reward-not-eligible',
    'reward-not-eligible',
  ]);
});

test('two counters at once: one of them confirms, the points are spent once', async () => {
  const thing = await aReward(app, { at: site });
  const [who, one, two] = [await aRichPerson(app), await aNurse(), await aNurse()];
  const { redemptionId } = (await redeemAs(app, who, thing)).json();
  const code = showRedemptionCode.answer.parse(
    (await post(app, `/residents/${who.person.residentId}/redemptions/${redemptionId}/code`, { who })).json(),
  );
  const found = await Promise.all(
    [one, two].map((staff) => post(app, '/desk/redemptions/find', { who: staff, body: { typed: code.digits } })),
  );
  const confirms = await Promise.all(
    [one, two].flatMap((staff, no) =>
      Array.from({ length: 10 }, () =>
        post(app, `/desk/redemptions/${redemptionId}/confirm`, {
          who: staff,
          body: { proof: found[no]!.json().proof, seen: [] },
        }),
      ),
    ),
  );
  expect(confirms.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
  expect(new Set(confirms.filter((one) => one.statusCode !== 200).map((one) => one.json().code))).toEqual(
    new Set(['redemption-not-changeable']),
  );
});

test('confirm, cancel and timeout at the same moment: each redemption ends exactly one way', async () => {
  const thing = await aReward(app, { at: site, capacity: CROWD, useWithinDays: 1 });
  app.clock.set('2026-11-23T23:56:00+08:00');
  const nurse = await aNurse();
  const people = await crowd(12);
  const held: { who: Rich; redemptionId: string; proof: string }[] = [];
  for (const who of people) {
    const { redemptionId, number } = (await redeemAs(app, who, thing)).json();
    held.push({ who, redemptionId, proof: number });
  }
  await app.deps.db.pool.query(`UPDATE redemption SET times_out_at = held_at + interval '4 minutes'`);
  for (const one of held) {
    const body = { typed: one.proof, idNumber: one.who.person.idNumber };
    one.proof = (await post(app, '/desk/redemptions/find', { who: nurse, body })).json().proof;
  }
  app.clock.set('2026-11-24T00:00:00+08:00');
  await Promise.all([
    ...held.map(({ redemptionId, proof }) =>
      post(app, `/desk/redemptions/${redemptionId}/confirm`, { who: nurse, body: { proof, seen: [] } }),
    ),
    expireRedemptions(app.deps, COUNTY),
    ...held.map(({ who, redemptionId }) =>
      post(app, `/residents/${who.person.residentId}/redemptions/${redemptionId}/cancel`, { who }),
    ),
    expireRedemptions(app.deps, COUNTY),
  ]);
  await expireRedemptions(app.deps, COUNTY);
  const states = await statesOf();
  expect(states).toHaveLength(12);
  expect(states).not.toContain('held');
});

test('the table itself refuses to be oversold, whoever writes', async () => {
  await aReward(app, { at: site, capacity: 1 });
  await app.deps.db.pool.query('UPDATE reward_stock SET taken = taken + 1');
  await expect(app.deps.db.pool.query('UPDATE reward_stock SET taken = taken + 1')).rejects.toThrow(/reward_stock/);
  await app.deps.db.pool.query('UPDATE reward_stock SET taken = 0');
});
