import * as contract from '@kangban/contract/share';
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
import { get, post, remove } from '../../../test/requests';
import { inRole, refusalAtDoor, ROLES } from '../../../test/roles';
import { uuidV7 } from '../../crypto/uuid-v7';

jest.setTimeout(120_000);

let app: TestApp;
let caller: SignedInAccount;
let elder: Person;
let child: Person;

type Who = { headers: { authorization: string } } | undefined;
const body = { kinds: ['allergy'], opened: [], since: null, minutes: 15, purpose: '门诊看病' };
const doors = (of: string): [string, (who: Who) => ReturnType<typeof get>][] => [
  ['list', (who) => get(app, `/residents/${of}/shares`, who && { who })],
  ['make', (who) => post(app, `/residents/${of}/shares`, { body, ...(who && { who }) })],
  ['revoke', (who) => remove(app, `/residents/${of}/shares/${uuidV7()}`, who && { who })],
];

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
    for (const [, knock] of doors(of)) expect((await knock(who)).json()).toMatchObject({ code: expected });
});

test('a guardian passes a child’s record on while the link holds; a proxy never does, whatever the scope', async () => {
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
      const holds = linkHolds(told, today);
      const expected = !holds
        ? 'not-found'
        : told.right === 'guardian'
          ? undefined
          : told.scope.includes('record')
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
