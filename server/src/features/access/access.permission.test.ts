import { deleteAccount, getAccountDeletion, sendDeletionCode } from '@kangban/contract/access';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aChild, aSignedInResident, type Person } from '../../../test/factories';
import { get, post, remove } from '../../../test/requests';
import { inRole, refusalAtDoor, ROLES } from '../../../test/roles';
import { uuidV7 } from '../../crypto/uuid-v7';

// Who of the family and of the staff may do what is asked by test/matrix, caller by caller; here is the door, and the stranger past it.

let app: TestApp;
let person: Person;

type Who = { headers: { authorization: string } } | undefined;
const as = (who: Who) => (who ? { who } : {});
const say = { kind: 'open-record', version: 'open-record-1', given: true };

const OF_PERSON = (of: string): ((who: Who) => ReturnType<typeof get>)[] => [
  (who) => get(app, `/residents/${of}/consents`, as(who)),
  (who) => post(app, `/residents/${of}/consents`, { ...as(who), body: say }),
  (who) => post(app, `/residents/${of}/consents/code`, as(who)),
  (who) => post(app, `/residents/${of}/record/unlock-code`, as(who)),
  (who) => post(app, `/residents/${of}/record/unlock`, { ...as(who), body: { code: '246810' } }),
  (who) => remove(app, `/residents/${of}/record/unlock`, as(who)),
];

beforeAll(async () => {
  app = await buildTestApp();
  person = await aChild(app);
});
afterAll(() => app.stop());

test.each(ROLES)('%s without a right gets no further than the door, and past it finds nothing', async (role) => {
  const who = await inRole(app, role);
  const code = refusalAtDoor('resident', role) ?? 'not-found';
  for (const of of [person.residentId, uuidV7()])
    for (const knock of OF_PERSON(of)) expect((await knock(who)).json()).toMatchObject({ code });
});

test.each(ROLES)('%s at the door of deleting an account', async (role) => {
  const who = await inRole(app, role);
  const code = refusalAtDoor('account', role);
  const asked = [
    await get(app, getAccountDeletion.path, as(who)),
    await post(app, sendDeletionCode.path, as(who)),
    await post(app, deleteAccount.path, { ...as(who), body: { code: '000000', understood: true } }),
  ];
  for (const answer of asked) {
    if (code) expect(answer.json()).toMatchObject({ code });
    else expect(['forbidden', 'not-signed-in', 'session-expired']).not.toContain(answer.json<{ code?: string }>().code);
  }
});

test('a wrong code deletes nobody', async () => {
  const me = await aSignedInResident(app);
  await post(app, sendDeletionCode.path, { who: me });
  await post(app, deleteAccount.path, { who: me, body: { code: '000000', understood: true } });
  expect((await get(app, '/me', { who: me })).statusCode).toBe(200);
});
