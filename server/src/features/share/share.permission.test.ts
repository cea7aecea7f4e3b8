import * as contract from '@kangban/contract/share';
import fc from 'fast-check';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aSignedInResident } from '../../../test/factories';
import { aCarer, anyLink, type CarerScene, overWhom, relink } from '../../../test/links';
import { get, post, remove } from '../../../test/requests';
import { inRole, refusalAtDoor, ROLES } from '../../../test/roles';
import { uuidV7 } from '../../crypto/uuid-v7';

jest.setTimeout(120_000);

let app: TestApp;
let scene: CarerScene;

type Who = { headers: { authorization: string } } | undefined;
const body = { kinds: ['allergy'], opened: [], since: null, minutes: 15, purpose: '门诊看病' };
const doors = (of: string): [string, (who: Who) => ReturnType<typeof get>][] => [
  ['list', (who) => get(app, `/residents/${of}/shares`, who && { who })],
  ['make', (who) => post(app, `/residents/${of}/shares`, { body, ...(who && { who }) })],
  ['revoke', (who) => remove(app, `/residents/${of}/shares/${uuidV7()}`, who && { who })],
];

beforeAll(async () => {
  app = await buildTestApp();
  scene = await aCarer(app);
});
afterAll(() => app.stop());

test.each(ROLES)('%s without a right gets no further than the door, and past it finds nothing', async (role) => {
  const who = await inRole(app, role);
  const expected = refusalAtDoor('resident', role) ?? 'not-found';
  for (const of of [scene.elder.residentId, uuidV7()])
    for (const [, knock] of doors(of)) expect((await knock(who)).json()).toMatchObject({ code: expected });
});

test('a guardian passes a child’s record on while the link holds; a proxy never does, whatever the scope', async () => {
  await fc.assert(
    fc.asyncProperty(anyLink(app.deps.clock.today()), async (told) => {
      const { caller } = scene;
      const over = overWhom(scene, told);
      const { holds, may } = await relink(app, caller, { over, link: told });
      const expected = !holds
        ? 'not-found'
        : told.right === 'guardian'
          ? undefined
          : may('record')
            ? 'forbidden'
            : 'not-found';
      const [listing, making, revoking] = doors(over.residentId);
      expect((await listing![1](caller)).json().code).toBe(expected);
      const made = (await making![1](caller)).json().code;
      expect(made === 'share-too-many' ? undefined : made).toBe(expected);
      expect((await revoking![1](caller)).json().code).toBe(expected ?? 'not-found');
    }),
    { numRuns: 40, seed: 990101 },
  );
});

test('a record nobody agreed to open is not passed on', async () => {
  const closed = await aSignedInResident(app);
  for (const [, knock] of doors(closed.person.residentId))
    expect((await knock(closed)).json()).toMatchObject({ code: 'record-not-opened' });
});

test.each(ROLES)('%s: whoever has no share finds none, whatever the session', async (role) => {
  const who = await inRole(app, role);
  const secret = { code: 'ZZZZ-ZZZZ' };
  const told = await post(app, contract.openSharedRecord.path, {
    body: { secret, name: '王医生', institution: '市医院' },
    ...(who && { who }),
  });
  expect(told.json().code).toBe('share-not-found');
  const viewing = 'A'.repeat(43);
  for (const path of [contract.readSharedRecord.path, contract.checkSharedRecord.path])
    expect((await post(app, path, { body: { viewing, cursor: null }, ...(who && { who }) })).json().code).toBe(
      'share-not-found',
    );
  const signedIn = await post(app, contract.openSharedRecordAsStaff.path, { body: { secret }, ...(who && { who }) });
  const inside = role === 'county-admin' ? 'forbidden' : 'share-not-found';
  expect(signedIn.json().code).toBe(refusalAtDoor('staff', role) ?? inside);
});
