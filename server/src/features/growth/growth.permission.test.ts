import fc from 'fast-check';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aChild, aLink, aSignedInResident, aSite, type Person, type SignedInAccount } from '../../../test/factories';
import { COUNTY, insert } from '../../../test/factories/context';
import { anyLink, relink } from '../../../test/links';
import { get, post } from '../../../test/requests';
import { inRole, refusalAtDoor, type Role, ROLES } from '../../../test/roles';
import { uuidV7 } from '../../crypto/uuid-v7';

let app: TestApp;
let caller: SignedInAccount;
let child: Person;
/** Entered at home by the caller. */
let own: string;

type Who = { headers: { authorization: string } };
const body = { measuredOn: '2026-11-20', weightKg: 10.7 };
const doors = (of: string, measurementId: string): [string, (who?: Who) => ReturnType<typeof get>][] => [
  ['read', (who) => get(app, `/residents/${of}/growth`, who && { who })],
  ['record', (who) => post(app, `/residents/${of}/growth/measurements`, { body, ...(who && { who }) })],
  [
    'correct',
    (who) =>
      post(app, `/residents/${of}/growth/measurements/${measurementId}/correction`, { body, ...(who && { who }) }),
  ],
];
const ends = (who: string) =>
  app.deps.db.pool.query(`UPDATE family_link SET state = 'ended' WHERE resident_id = $1 AND account_id = $2`, [
    child.residentId,
    who,
  ]);

async function entered(accountId: string): Promise<string> {
  const measurementId = uuidV7();
  await insert(app, 'growth_measurement', {
    county_code: COUNTY,
    measurement_id: measurementId,
    resident_id: child.residentId,
    measured_on: '2026-11-01',
    weight_g: 10600,
    source: 'home',
    account_id: accountId,
    recorded_at: app.clock.now(),
  });
  return measurementId;
}

beforeAll(async () => {
  app = await buildTestApp();
  caller = await aSignedInResident(app);
  child = await aChild(app, { site: await aSite(app) });
  own = await entered(caller.accountId);
});
afterAll(() => app.stop());

test.each(ROLES)('%s without a right gets no further than the door, and past it finds nothing', async (role: Role) => {
  const who = await inRole(app, role);
  const expected = refusalAtDoor('resident', role) ?? 'not-found';
  for (const [, knock] of doors(child.residentId, own))
    expect((await knock(who)).json()).toMatchObject({ code: expected });
  for (const [, knock] of doors(uuidV7(), uuidV7()))
    expect((await knock(who)).json()).toMatchObject({ code: expected });
});

test('staff of the child’s own site and of another come in by their own doors only', async () => {
  for (const site of [undefined, await aSite(app)]) {
    const nurse = await inRole(app, 'nurse', site);
    for (const [, knock] of doors(child.residentId, own))
      expect((await knock(nurse)).json()).toMatchObject({ code: 'forbidden' });
  }
});

test('a link opens the record exactly when the rule of rights says so, and a proxy only reads', async () => {
  await fc.assert(
    fc.asyncProperty(anyLink(app.deps.clock.today()), async (told) => {
      const { may } = await relink(app, caller, { over: child, link: told });
      const opens = may('record');
      const [reading, recording] = doors(child.residentId, own);
      expect((await reading![1](caller)).statusCode).toBe(opens ? 200 : 404);
      const writes = told.right === 'proxy' ? 403 : 201;
      expect((await recording![1](caller)).statusCode).toBe(opens ? writes : 404);
    }),
    { numRuns: 50, seed: 990101, verbose: true },
  );
});

test('a guardian corrects the own measuring, not another guardian’s; an ex-guardian neither', async () => {
  await ends(caller.accountId);
  await aLink(app, caller, { over: child, right: 'guardian' });
  const father = await aSignedInResident(app);
  await aLink(app, father, { over: child, right: 'guardian' });
  const mine = await entered(caller.accountId);
  const [, , correcting] = doors(child.residentId, mine);
  expect((await correcting![1](father)).json()).toMatchObject({ code: 'measurement-not-changeable' });
  expect((await get(app, `/residents/${child.residentId}/growth`, { who: father })).json().items).toContainEqual(
    expect.objectContaining({ measurementId: mine, mine: false }),
  );
  await ends(caller.accountId);
  expect((await correcting![1](caller)).json()).toMatchObject({ code: 'not-found' });
  await aLink(app, caller, { over: child, right: 'guardian' });
  expect((await correcting![1](caller)).statusCode).toBe(201);
});

test('one child’s measuring cannot be corrected through another child', async () => {
  const sister = await aChild(app);
  await aLink(app, caller, { over: sister, right: 'guardian' });
  const mine = await entered(caller.accountId);
  const [, , correcting] = doors(sister.residentId, mine);
  expect((await correcting![1](caller)).json()).toMatchObject({ code: 'not-found' });
});

test('a session that was ended, at once', async () => {
  const leaving = await aSignedInResident(app);
  expect((await get(app, `/residents/${leaving.person.residentId}/growth`, { who: leaving })).statusCode).toBe(200);
  await app.deps.db.pool.query('UPDATE session SET revoked_at = $2 WHERE session_id = $1', [
    leaving.session.sessionId,
    app.clock.now(),
  ]);
  for (const [, knock] of doors(leaving.person.residentId, own))
    expect((await knock(leaving)).json()).toMatchObject({ code: 'session-expired' });
});

test('the curves of the standards are open to everybody', async () => {
  for (const role of ROLES) {
    const who = await inRole(app, role);
    expect((await get(app, '/growth/curve?name=weight-for-age&sex=female', who && { who })).statusCode).toBe(200);
  }
});
