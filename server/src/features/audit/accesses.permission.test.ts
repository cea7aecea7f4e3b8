import fc from 'fast-check';
import { auditRows } from '../../../test/audit';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aResident, aSignedInResident, aSite, type Person, type SignedInAccount } from '../../../test/factories';
import { anyLink, relink } from '../../../test/links';
import { get } from '../../../test/requests';
import { inRole, refusalAtDoor, ROLES } from '../../../test/roles';
import { uuidV7 } from '../../crypto/uuid-v7';

let app: TestApp;
let caller: SignedInAccount;
let elder: Person;

type Who = { headers: { authorization: string } };
const knock = (of: string, who?: Who) => get(app, `/residents/${of}/accesses`, who && { who });

beforeAll(async () => {
  app = await buildTestApp();
  caller = await aSignedInResident(app);
  elder = await aResident(app, { birthDate: '1955-03-04', site: await aSite(app) });
  await auditRows(app, elder, [{ action: 'vision-read', rightKind: 'nurse' }]);
});
afterAll(() => app.stop());

test.each(ROLES)('%s without a right gets no further than the door, and past it finds nothing', async (role) => {
  const expected = refusalAtDoor('resident', role) ?? 'not-found';
  const who = await inRole(app, role);
  for (const id of [elder.residentId, uuidV7()])
    expect((await knock(id, who)).json()).toMatchObject({ code: expected });
});

test('staff of the home clinic read it by no door of the residents', async () => {
  const nurse = await inRole(app, 'nurse', await aSite(app));
  expect((await knock(elder.residentId, nurse)).json()).toMatchObject({ code: 'forbidden' });
});

test('a proxy reads it exactly while the right over the record holds', async () => {
  await fc.assert(
    fc.asyncProperty(anyLink(app.deps.clock.today(), ['proxy']), async (told) => {
      const { may } = await relink(app, caller, { over: elder, link: told });
      expect((await knock(elder.residentId, caller)).statusCode).toBe(may('record') ? 200 : 404);
    }),
    { numRuns: 40, seed: 990101, verbose: true },
  );
});

test('nobody reads the rows of one person through another', async () => {
  const answer = (await knock(caller.person!.residentId, caller)).json();
  expect(answer).toMatchObject({ count: 0, items: [] });
});
