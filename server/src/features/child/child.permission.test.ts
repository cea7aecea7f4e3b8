import { ChildOverview } from '@kangban/contract/child';
import fc from 'fast-check';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aChild, aSignedInResident, aSite, type Person } from '../../../test/factories';
import { COUNTY, insert } from '../../../test/factories/context';
import { anyLink, relink } from '../../../test/links';
import { get } from '../../../test/requests';
import { inRole, refusalAtDoor, type Role, ROLES } from '../../../test/roles';
import { uuidV7 } from '../../crypto/uuid-v7';

let app: TestApp;
let child: Person;

type Who = { headers: { authorization: string } };
const doors = (of: string): ((who?: Who) => ReturnType<typeof get>)[] => [
  (who) => get(app, `/residents/${of}/child`, who && { who }),
  (who) => get(app, `/residents/${of}/child/vaccines`, who && { who }),
];

beforeAll(async () => {
  app = await buildTestApp();
  child = await aChild(app, { birthDate: '2025-05-19', site: await aSite(app) });
  await insert(app, 'growth_measurement', {
    county_code: COUNTY,
    measurement_id: uuidV7(),
    resident_id: child.residentId,
    measured_on: '2026-11-01',
    weight_g: 10600,
    source: 'clinic',
    recorded_at: app.clock.now(),
  });
});
afterAll(() => app.stop());

test.each(ROLES)('%s without a right gets no further than the door, and past it finds nothing', async (role: Role) => {
  const who = await inRole(app, role);
  const expected = refusalAtDoor('resident', role) ?? 'not-found';
  for (const of of [child.residentId, uuidV7()])
    for (const knock of doors(of)) expect((await knock(who)).json()).toMatchObject({ code: expected });
});

test('staff come in by their own doors only', async () => {
  const nurse = await inRole(app, 'nurse');
  for (const knock of doors(child.residentId)) expect((await knock(nurse)).json()).toMatchObject({ code: 'forbidden' });
});

test('a link opens exactly the parts its scopes name, and nothing without one of them', async () => {
  const caller = await aSignedInResident(app);
  await fc.assert(
    fc.asyncProperty(anyLink(app.deps.clock.today()), async (told) => {
      const { may } = await relink(app, caller, { over: child, link: told });
      const [overview, vaccines] = doors(child.residentId);
      expect((await vaccines!(caller)).statusCode).toBe(may('immunization') ? 200 : 404);
      const answer = await overview!(caller);
      expect(answer.statusCode).toBe(may('immunization') || may('record') ? 200 : 404);
      if (answer.statusCode !== 200) return;
      const page = ChildOverview.parse(answer.json());
      expect([page.vaccines !== null, page.growth !== null, page.visits !== null]).toEqual([
        may('immunization'),
        may('record'),
        may('record'),
      ]);
      if (!may('immunization')) expect(['vaccine', 'arranged'].includes(page.next.kind)).toBe(false);
    }),
    { numRuns: 60, seed: 990101, verbose: true },
  );
});

test('a session that was ended, at once', async () => {
  const leaving = await aSignedInResident(app);
  await app.deps.db.pool.query('UPDATE session SET revoked_at = $2 WHERE session_id = $1', [
    leaving.session.sessionId,
    app.clock.now(),
  ]);
  for (const knock of doors(child.residentId))
    expect((await knock(leaving)).json()).toMatchObject({ code: 'session-expired' });
});
