import fc from 'fast-check';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aSignedInResident } from '../../../test/factories';
import { aCarer, anyLink, type CarerScene, overWhom, relink } from '../../../test/links';
import { get } from '../../../test/requests';
import { inRole, refusalAtDoor, ROLES } from '../../../test/roles';
import { uuidV7 } from '../../crypto/uuid-v7';

jest.setTimeout(120_000);

let app: TestApp;
let scene: CarerScene;

type Who = { headers: { authorization: string } } | undefined;
type Door = (who: Who) => ReturnType<typeof get>;
/** What is read and printed. */
const readers = (of: string): Door[] =>
  ['record-export', 'record.pdf', 'readings.csv'].map(
    (last) => (who) => get(app, `/residents/${of}/${last}`, who && { who }),
  );

beforeAll(async () => {
  app = await buildTestApp();
  scene = await aCarer(app);
});
afterAll(() => app.stop());

test.each(ROLES)('%s without a right gets no further than the door, and past it finds nothing', async (role) => {
  const who = await inRole(app, role);
  const expected = refusalAtDoor('resident', role) ?? 'not-found';
  for (const of of [scene.elder.residentId, uuidV7()])
    for (const knock of readers(of)) expect((await knock(who)).json()).toMatchObject({ code: expected });
});

test('a guardian and a proxy with the scope read and print, anybody else finds nothing', async () => {
  await fc.assert(
    fc.asyncProperty(anyLink(app.deps.clock.today()), async (told) => {
      const { caller } = scene;
      const over = overWhom(scene, told);
      const { holds, may } = await relink(app, caller, { over, link: told });
      const opens = told.right === 'guardian' ? holds : may('record');
      const [choices, ...files] = readers(over.residentId);
      expect((await choices!(caller)).statusCode).toBe(opens ? 200 : 404);
      // Nobody measured anything of these two, so that past the right there is nothing to take.
      for (const knock of files) expect((await knock(caller)).json().code).toBe(opens ? 'export-empty' : 'not-found');
    }),
    { numRuns: 40, seed: 990101 },
  );
});

test('a record nobody agreed to open is not printed', async () => {
  const closed = await aSignedInResident(app);
  const { residentId } = closed.person;
  for (const knock of readers(residentId))
    expect((await knock(closed)).json()).toMatchObject({ code: 'record-not-opened' });
});
