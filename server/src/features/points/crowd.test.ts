import { anotherServer } from '../../../test/another-server';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aResident, type Person } from '../../../test/factories';
import { COUNTY } from '../../../test/factories/context';
import { aHold, anEarn, done, holderOf } from '../../../test/points';
import { rowsOf } from '../../../test/rows';
import { balanceOf, postOrders } from './ledger';
import { decideAhead, post, writeDecided } from './post';
import { verifyLedger } from './verify';

// Batches are decided before their turn; whatever comes between must not show.
let app: TestApp;
let other: Awaited<ReturnType<typeof anotherServer>>;
let people: Person[];
const START = '2026-11-23T08:05:00+08:00';

beforeAll(async () => {
  app = await buildTestApp({ now: START });
  other = await anotherServer(app);
});
afterAll(async () => {
  await other.server.close();
  await app.stop();
});
beforeEach(async () => {
  people = [];
  for (let no = 0; no < 5; no += 1) people.push(await aResident(app));
});
afterEach(async () => {
  expect(await verifyLedger(app.deps, COUNTY)).toMatchObject({ differences: [] });
});

const at = (no: number): Person => {
  const person = people[no % people.length];
  if (!person) throw new Error('nobody there');
  return person;
};
const activeOf = async (person: Person): Promise<number> => {
  const scene = { countyCode: COUNTY, today: app.deps.clock.today() };
  return (await balanceOf(app.deps.db.pool, scene, holderOf(person))).active;
};
test('a crowd cannot spend more than there is, from two servers at once', async () => {
  for (const person of people) await done(app, anEarn(app, person, { points: 100 }));
  const answers = await Promise.all(
    Array.from({ length: 400 }, async (_, no) => {
      const deps = no % 3 === 0 ? other.deps : app.deps;
      return (await postOrders(deps, COUNTY, [aHold(app, at(no), { points: 10 })]))[0];
    }),
  );
  expect(answers.filter((answer) => answer?.ok)).toHaveLength(50);
  const refused = answers.flatMap((answer) => (answer && !answer.ok ? [answer.refused] : []));
  expect(new Set(refused)).toEqual(new Set(['not-enough-points']));
  expect(await Promise.all(people.map(activeOf))).toEqual([0, 0, 0, 0, 0]);
});

test('one key from two servers, many times at once, is one award', async () => {
  const orders = Array.from({ length: 60 }, (_, no) => anEarn(app, at(no), { points: no + 1 }));
  const [ours, theirs, again] = await Promise.all(
    [app.deps, other.deps, app.deps].map((deps) =>
      Promise.all(orders.map(async (order) => (await postOrders(deps, COUNTY, [order]))[0])),
    ),
  );
  const txOf = (answer: unknown): unknown => (answer as { txId?: string } | undefined)?.txId;
  expect(ours?.map(txOf)).toEqual(theirs?.map(txOf));
  expect(ours?.map(txOf)).toEqual(again?.map(txOf));
  const keys = orders.map(({ key }) => key);
  expect(await rowsOf(app, 'SELECT count(*)::int AS n FROM point_tx WHERE idem_key = ANY($1)', [keys])).toEqual([
    { n: 60 },
  ]);
});

test('a cap holds in a crowd of different keys', async () => {
  const day = app.deps.clock.today();
  const caps = [{ id: 'crowd', per: 'resident' as const, from: day, to: day, max: 7 }];
  const answers = await Promise.all(
    Array.from({ length: 150 }, (_, no) => postOrders(app.deps, COUNTY, [anEarn(app, at(no), { points: 2, caps })])),
  );
  const points = answers.flat().reduce((sum, answer) => sum + (answer.ok ? answer.points : 0), 0);
  expect(points).toBe(7 * people.length);
  expect(await Promise.all(people.map(activeOf))).toEqual([7, 7, 7, 7, 7]);
});

describe('what was decided ahead', () => {
  const decide = (orders: Parameters<typeof postOrders>[2], before?: Awaited<ReturnType<typeof decideAhead>>) =>
    decideAhead(app.deps.db.pool, app.deps, { countyCode: COUNTY, orders, before });
  const write = (decided: NonNullable<Awaited<ReturnType<typeof decideAhead>>>) =>
    app.deps.db.transaction((client) => writeDecided(client, decided));

  test('stands while nobody else wrote', async () => {
    const decided = await decide([anEarn(app, at(0), { points: 3 })]);
    expect(decided && (await write(decided))).toBe(true);
    expect(await activeOf(at(0))).toBe(3);
  });
  test('is not written once somebody else wrote, and leaves nothing behind', async () => {
    const decided = await decide([anEarn(app, at(0), { points: 3 })]);
    const scene = { countyCode: COUNTY, orders: [anEarn(app, at(1), { points: 1 })] };
    await app.deps.db.transaction((client) => post(client, app.deps, scene));
    expect(decided && (await write(decided))).toBe(false);
    expect(await activeOf(at(0))).toBe(0);
  });
  test('follows the batch before it, written or not, and falls with it', async () => {
    const first = await decide([anEarn(app, at(0), { points: 3 })]);
    const second = await decide([anEarn(app, at(1), { points: 4 })], first);
    if (!first || !second) throw new Error('both can be decided ahead');
    expect(second.follows).toEqual(first.head);
    expect(await write(second)).toBe(false);
    expect(await write(first)).toBe(true);
    const third = await decide([anEarn(app, at(2), { points: 5 })], second);
    expect(await write(second)).toBe(true);
    expect(third && (await write(third))).toBe(true);
    expect(await Promise.all([0, 1, 2].map((no) => activeOf(at(no))))).toEqual([3, 4, 5]);
  });
  test.each([
    ['speaks of the same person', () => [anEarn(app, at(0), { points: 1 })]],
    [
      'speaks of a transaction',
      () => [
        {
          type: 'void' as const,
          key: 'void:12345678',
          holdTxId: at(0).residentId,
          by: { kind: 'system' as const, id: null },
        },
      ],
    ],
  ])('is not even tried where it %s', async (_, orders) => {
    const first = await decide([anEarn(app, at(0), { points: 3 })]);
    expect(await decide(orders(), first)).toBeUndefined();
  });
});
