import { LINK_STATES, linkHolds, RIGHT_KINDS, rightOver, SCOPES } from '@kangban/domain/identity/rights';
import { addDays } from '@kangban/domain/shared/plain-date';
import fc from 'fast-check';
import { auditRows } from '../../../test/audit';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aLink, aResident, aSignedInResident, aSite, type Person, type SignedInAccount } from '../../../test/factories';
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
  const today = app.deps.clock.today();
  const link = fc.record({
    right: fc.constantFrom(...RIGHT_KINDS.filter((kind) => kind === 'proxy')),
    state: fc.constantFrom(...LINK_STATES),
    scope: fc.subarray([...SCOPES]),
    startsOn: fc.integer({ min: -2, max: 2 }).map((days) => addDays(today, days)),
    endsOn: fc.integer({ min: -2, max: 2 }).map((days) => addDays(today, days)),
  });
  await fc.assert(
    fc.asyncProperty(link, async (told) => {
      await app.deps.db.pool.query(`UPDATE family_link SET state = 'ended' WHERE resident_id = $1`, [elder.residentId]);
      await aLink(app, caller, { over: elder, ...told });
      const rights = linkHolds(told, today)
        ? [{ linkId: '', residentId: elder.residentId, right: told.right, scope: told.scope, label: '', endsOn: null }]
        : [];
      const opens = rightOver(rights, elder.residentId, 'record') !== undefined;
      expect((await knock(elder.residentId, caller)).statusCode).toBe(opens ? 200 : 404);
    }),
    { numRuns: 40, seed: 990101, verbose: true },
  );
});

test('nobody reads the rows of one person through another', async () => {
  const answer = (await knock(caller.person!.residentId, caller)).json();
  expect(answer).toMatchObject({ count: 0, items: [] });
});
