import { LINK_STATES, linkHolds, RIGHT_KINDS, SCOPES } from '@kangban/domain/identity/rights';
import { addDays } from '@kangban/domain/shared/plain-date';
import fc from 'fast-check';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aChild,
  aLink,
  aResident,
  aSignedInResident,
  hasOpened,
  type Person,
  type SignedInAccount,
} from '../../../test/factories';
import { get } from '../../../test/requests';
import { inRole, refusalAtDoor, ROLES } from '../../../test/roles';
import { uuidV7 } from '../../crypto/uuid-v7';

jest.setTimeout(120_000);

let app: TestApp;
let caller: SignedInAccount;
let elder: Person;
let child: Person;

type Who = { headers: { authorization: string } } | undefined;
type Door = (who: Who) => ReturnType<typeof get>;
/** What is read and printed. */
const readers = (of: string): Door[] =>
  ['record-export', 'record.pdf', 'readings.csv'].map(
    (last) => (who) => get(app, `/residents/${of}/${last}`, who && { who }),
  );

beforeAll(async () => {
  app = await buildTestApp();
  caller = await aSignedInResident(app);
  elder = await aResident(app, { birthDate: '1950-01-01' });
  child = await aChild(app);
  await hasOpened(app, caller, { of: elder });
  await hasOpened(app, caller, { of: child, by: 'guardian' });
});
afterAll(() => app.stop());

test.each(ROLES)('%s without a right gets no further than the door, and past it finds nothing', async (role) => {
  const who = await inRole(app, role);
  const expected = refusalAtDoor('resident', role) ?? 'not-found';
  for (const of of [elder.residentId, uuidV7()])
    for (const knock of readers(of)) expect((await knock(who)).json()).toMatchObject({ code: expected });
});

test('a guardian and a proxy with the scope read and print, anybody else finds nothing', async () => {
  const today = app.deps.clock.today();
  const link = fc.record({
    right: fc.constantFrom(...RIGHT_KINDS.filter((kind) => kind !== 'self')),
    state: fc.constantFrom(...LINK_STATES),
    scope: fc.subarray([...SCOPES], { minLength: 1 }),
    startsOn: fc.integer({ min: -2, max: 2 }).map((days) => addDays(today, days)),
    endsOn: fc.integer({ min: -2, max: 2 }).map((days) => addDays(today, days)),
  });
  await fc.assert(
    fc.asyncProperty(link, async (told) => {
      await app.deps.db.pool.query(
        `UPDATE family_link SET state = 'ended' WHERE account_id = $1 AND right_kind <> 'self'`,
        [caller.accountId],
      );
      const over = told.right === 'guardian' ? child : elder;
      await aLink(app, caller, { over, ...told });
      const holds = linkHolds(told, today) && (told.right === 'guardian' || told.scope.includes('record'));
      const [choices, ...files] = readers(over.residentId);
      expect((await choices!(caller)).statusCode).toBe(holds ? 200 : 404);
      // Nobody measured anything of these two, so that past the right there is nothing to take.
      for (const knock of files) expect((await knock(caller)).json().code).toBe(holds ? 'export-empty' : 'not-found');
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
