// One hundred random histories in every run of the tests; `npm run ledger:model` makes thousands of them.
import { periodOf } from '@kangban/domain/points/period';
import fc from 'fast-check';
import pg from 'pg';
import { anotherServer } from '../../../test/another-server';
import { buildTestApp, TEST_COUNTY, type TestApp } from '../../../test/build-app';
import { cutAt, CUTS, LEND_KILL } from '../../../test/cut-connections';
import { aResident } from '../../../test/factories';
import { RUNS, SEED } from '../../../test/model-size';
import { aHold, anEarn, done } from '../../../test/points';
import { commands, LedgerModel } from '../../../test/points-model';
import { rowsOf } from '../../../test/rows';
import { postOrders } from './ledger';
import { verifyLedger } from './verify';

jest.setTimeout(3_600_000);

let app: TestApp;
beforeAll(async () => {
  app = await buildTestApp();
  const owner = new pg.Client({ connectionString: app.databaseUrl });
  await owner.connect();
  await owner.query(LEND_KILL);
  await owner.end();
});
afterAll(() => app.stop());

test(`${RUNS} random histories keep the twelve invariants, with retries, cut connections and edges of days (seed ${SEED})`, async () => {
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(
      commands,
      // Three of four commands go through undisturbed.
      fc.array(fc.integer({ min: 0, max: 4 * CUTS.length }), { minLength: 14, maxLength: 14 }),
      async (history, cuts) => {
        const ids = [(await aResident(app)).residentId, (await aResident(app)).residentId];
        const model = new LedgerModel(app, ids);
        for (const [index, command] of history.entries()) {
          await model.run(command, CUTS[cuts[index] ?? -1]);
        }
        runs += 1;
        // The whole ledger grows with every history: proved after each of the first, then after every tenth and the last.
        await model.holds({ whole: runs < 10 || runs % 10 === 0 || runs === RUNS });
      },
    ),
    { numRuns: RUNS, seed: SEED },
  );
  expect(runs).toBeGreaterThanOrEqual(RUNS);
});

test('fifty writers at once on two servers never lift an award over its cap, and one key is one award', async () => {
  const person = await aResident(app);
  const other = await anotherServer(app);
  const caps = [{ id: 'fifty', per: 'resident' as const, ...periodOf('week', app.deps.clock.today()), max: 20 }];
  const same = anEarn(app, person, { points: 1 });
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, no) =>
      postOrders(no % 2 ? app.deps : other.deps, TEST_COUNTY, [anEarn(app, person, { points: 3, caps }), same]),
    ),
  );
  const earned = answers.map(([answer]) => (answer?.ok ? answer.points : 0)).reduce((sum, points) => sum + points, 0);
  expect(earned).toBe(20);
  expect(answers.filter(([, answer]) => answer?.ok && !answer.hit)).toHaveLength(1);
  expect(new Set(answers.map(([, answer]) => answer?.ok && answer.txId)).size).toBe(1);
  await other.server.close();
  expect(await verifyLedger(app.deps, TEST_COUNTY)).toMatchObject({ differences: [] });
});

test('fifty who spend the last points at once: exactly one does', async () => {
  const person = await aResident(app);
  await done(app, anEarn(app, person, { points: 10 }));
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => postOrders(app.deps, TEST_COUNTY, [aHold(app, person, { points: 10 })])),
  );
  const outcomes = answers.map(([answer]) => (answer?.ok ? 'held' : answer?.refused));
  expect(outcomes.filter((one) => one === 'held')).toHaveLength(1);
  expect(outcomes.filter((one) => one === 'not-enough-points')).toHaveLength(49);
});

test.each(CUTS.map((steps) => [steps]))(
  'a connection cut at step %j of a batch: it is tried again and posted once',
  async (steps) => {
    const person = await aResident(app);
    const order = anEarn(app, person, { points: 10 });
    const { deps, left } = cutAt(app, steps);
    const [answer] = await postOrders(deps, TEST_COUNTY, [order]);
    expect(answer).toMatchObject({ ok: true, points: 10 });
    expect(left()).toBe(0);
    expect(await rowsOf(app, 'SELECT count(*) FROM point_tx WHERE idem_key = $1', [order.key])).toEqual([{ count: 1 }]);
  },
);
