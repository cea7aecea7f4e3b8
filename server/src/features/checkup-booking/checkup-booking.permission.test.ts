import fc from 'fast-check';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aCarer, anyLink, type CarerScene, overWhom, relink } from '../../../test/links';
import { get } from '../../../test/requests';
import { inRole, refusalAtDoor, ROLES } from '../../../test/roles';
import { uuidV7 } from '../../crypto/uuid-v7';

jest.setTimeout(120_000);

let app: TestApp;
let scene: CarerScene;

type Who = { headers: { authorization: string } } | undefined;
/** What is said of one person before a checkup is booked. */
const DOORS = ['checkup-offer?service=elderly-checkup', 'checkup-offer?service=recheck', 'checkup-add-ons'] as const;
const knock = (who: Who, of: string, last: string) => get(app, `/residents/${of}/${last}`, who && { who });

beforeAll(async () => {
  app = await buildTestApp();
  scene = await aCarer(app);
});
afterAll(() => app.stop());

test.each(ROLES)('%s without a right gets no further than the door, and past it finds nothing', async (role) => {
  const who = await inRole(app, role);
  const expected = refusalAtDoor('resident', role) ?? 'not-found';
  for (const of of [scene.elder.residentId, uuidV7()])
    for (const last of DOORS) expect((await knock(who, of, last)).json()).toMatchObject({ code: expected });
});

test('who may book for somebody is told, anybody else finds nothing', async () => {
  await fc.assert(
    fc.asyncProperty(anyLink(app.deps.clock.today()), async (told) => {
      const { caller } = scene;
      const over = overWhom(scene, told);
      const { holds, may } = await relink(app, caller, { over, link: told });
      const opens = told.right === 'guardian' ? holds : may('booking');
      for (const last of DOORS) {
        const answer = await knock(caller, over.residentId, last);
        expect([last, answer.statusCode]).toEqual([last, opens ? 200 : 404]);
        if (!opens) expect(answer.body).not.toContain(over.name);
      }
    }),
    { numRuns: 40, seed: 990101 },
  );
});

test('when an item was last done is told only to who may read the record', async () => {
  const { caller } = scene;
  const today = app.deps.clock.today();
  const link = { right: 'proxy' as const, state: 'active' as const, startsOn: today, endsOn: today };
  await relink(app, caller, { over: scene.elder, link: { ...link, scope: ['booking'] } });
  const states = async () =>
    new Set(
      (await knock(caller, scene.elder.residentId, 'checkup-add-ons'))
        .json<{ items: { state: string }[] }>()
        .items.map(({ state }) => state),
    );
  expect(await states()).toEqual(new Set(['unknown']));
  await relink(app, caller, { over: scene.elder, link: { ...link, scope: ['booking', 'record'] } });
  expect(await states()).toEqual(new Set(['never']));
});

test('where the vehicle stands is public and names nobody', async () => {
  const answer = await get(app, '/checkup-stops?county=990101');
  expect(answer.statusCode).toBe(200);
  expect(answer.body).not.toContain(scene.elder.name);
});
