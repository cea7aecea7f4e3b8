import fc from 'fast-check';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aCarer, anyLink, type CarerScene, overWhom, relink } from '../../../test/links';
import { aSignedInResident } from '../../../test/factories';
import { get, post } from '../../../test/requests';
import { inRole, refusalAtDoor, ROLES } from '../../../test/roles';
import { uuidV7 } from '../../crypto/uuid-v7';

jest.setTimeout(120_000);

type Who = { headers: { authorization: string } } | undefined;
let app: TestApp;
let scene: CarerScene;

beforeAll(async () => {
  app = await buildTestApp();
  scene = await aCarer(app);
});
afterAll(() => app.stop());

/** Each door with what it answers to who may. */
function doors(of: string): [string, (who: Who) => ReturnType<typeof get>, string][] {
  const base = `/residents/${of}/lessons`;
  const as = (who: Who) => (who ? { who } : {});
  const body = { answers: [{ key: '1', choice: 'a' }] };
  return [
    ['list', (who) => get(app, base, as(who)), 'allowed'],
    ['read', (who) => get(app, `${base}/walking`, as(who)), 'allowed'],
    ['begin', (who) => post(app, `${base}/walking/readings`, as(who)), 'allowed'],
    ['answer', (who) => post(app, `${base}/walking/readings/${uuidV7()}/answers`, { body, ...as(who) }), 'not-found'],
  ];
}
const codeOf = async (answer: ReturnType<typeof get>): Promise<string> => {
  const { statusCode, body } = await answer;
  return statusCode < 300 ? 'allowed' : String(JSON.parse(body).code);
};

test.each(ROLES)('%s without a right gets no further than the door, and past it finds nothing', async (role) => {
  const who = await inRole(app, role);
  const expected = refusalAtDoor('resident', role) ?? 'not-found';
  for (const of of [scene.elder.residentId, uuidV7()])
    for (const [, knock] of doors(of)) expect(await codeOf(knock(who))).toBe(expected);
});

test('a guardian, and a proxy with the record’s scope, learn with the person; the opening of the record is not asked', async () => {
  await fc.assert(
    fc.asyncProperty(anyLink(app.deps.clock.today()), async (told) => {
      const over = overWhom(scene, told);
      const { may, holds } = await relink(app, scene.caller, { over, link: told });
      for (const [name, knock, good] of doors(over.residentId)) {
        const reaches = told.right === 'guardian' ? holds : may('record');
        expect([name, await codeOf(knock(scene.caller))]).toEqual([name, reaches ? good : 'not-found']);
      }
    }),
    { numRuns: 40, seed: 990606 },
  );
});

test('oneself, before the record was opened', async () => {
  const self = await aSignedInResident(app, { birthDate: '1950-01-01' });
  for (const [name, knock, good] of doors(self.person.residentId))
    expect([name, await codeOf(knock(self))]).toEqual([name, good]);
});

test('a reading somebody else of the family began is not found', async () => {
  const self = await aSignedInResident(app, { birthDate: '1950-01-01' });
  const other = await aSignedInResident(app);
  const { readingId } = (
    await post(app, `/residents/${self.person.residentId}/lessons/walking/readings`, { who: self })
  ).json<{ readingId: string }>();
  const answer = await post(
    app,
    `/residents/${other.person.residentId}/lessons/walking/readings/${readingId}/answers`,
    { who: other, body: { answers: [{ key: '1', choice: 'a' }] } },
  );
  expect(answer.json()).toMatchObject({ code: 'not-found' });
});
