import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aLink,
  anAccount,
  anEntry,
  aResident,
  aSignedInResident,
  aSite,
  aStaffMember,
  hasOpened,
  type Person,
  type SignedInAccount,
  signedIn,
  type Site,
  staffSignedIn,
} from '../../../test/factories';
import { get, post } from '../../../test/requests';
import { inRole, refusalAtDoor, ROLES } from '../../../test/roles';
import { rowsOf } from '../../../test/rows';
import { uuidV7 } from '../../crypto/uuid-v7';

jest.setTimeout(60_000);

let app: TestApp;
let site: Site;
let elder: SignedInAccount & { person: Person };
let entryId: string;

type Who = { headers: { authorization: string } };
const HOME = (id = entryId): string[] =>
  ['', `/${id}/report`, `/${id}/form`, `/${id}/report.pdf`, `/${id}/form.pdf`].map(
    (end) => `/residents/${elder.person.residentId}/checkups${end}`,
  );
const DESK = (purpose: string, id = entryId): string[] =>
  ['', '/form', '/report.pdf'].map(
    (end) => `/desk/residents/${elder.person.residentId}/checkups/${id}${end}?purpose=${purpose}`,
  );
const codes = async (doors: readonly string[], who?: Who): Promise<string[]> => {
  const answers = await Promise.all(doors.map((door) => get(app, door, who && { who })));
  return [...new Set(answers.map((answer) => (answer.statusCode === 200 ? 'allowed' : answer.json().code)))];
};
const writes = async (who?: Who): Promise<string[]> => {
  const at = `/desk/residents/${elder.person.residentId}/checkups/${entryId}`;
  const answers = [
    await post(app, `${at}/reviews`, { ...(who && { who }), body: { tasks: [] } }),
    await post(app, `${at}/told`, { ...(who && { who }), body: { how: 'visit' } }),
  ];
  return [...new Set(answers.map((answer) => (answer.statusCode < 300 ? 'allowed' : answer.json().code)))];
};
const proxy = async (scope: string[]): Promise<SignedInAccount> => {
  const account = await anAccount(app, { of: await aResident(app) });
  await aLink(app, account, { over: elder.person, right: 'proxy', scope });
  return signedIn(app, account);
};

beforeAll(async () => {
  app = await buildTestApp();
});
beforeEach(async () => {
  site = await aSite(app);
  elder = await aSignedInResident(app, { name: '林国强', birthDate: '1955-03-08', site });
  await hasOpened(app, elder, { of: elder.person });
  const payload = { form: 'checkup-3', fields: { heightCm: 165, fastingGlucose: 7.6 } };
  entryId = await anEntry(app, elder.person, ['checkup', '2026-11-11', payload]);
});
afterAll(() => app.stop());

test.each(ROLES.filter((role) => refusalAtDoor('resident', role)))('%s gets no further than the door', async (role) => {
  expect(await codes(HOME(), await inRole(app, role, site))).toEqual([refusalAtDoor('resident', role)]);
});

test('the family reads with the scope of the record and the opening, and nobody else learns that there is anything', async () => {
  expect(await codes(HOME(), elder)).toEqual(['allowed']);
  expect(await codes(HOME(), await proxy(['record']))).toEqual(['allowed']);
  expect(await codes(HOME(), await proxy(['booking']))).toEqual(['not-found']);
  expect(await codes(HOME(), await aSignedInResident(app))).toEqual(['not-found']);
  await hasOpened(app, elder, { of: elder.person, given: false, at: app.clock.now() });
  expect(await codes(HOME(), elder)).toEqual(['record-not-opened']);
});

test('a checkup of another person is not found under one’s own name, and nothing of it is told', async () => {
  const other = await aResident(app, { site });
  const theirs = await anEntry(app, other, ['checkup', '2026-11-11', { form: 'checkup-3', fields: { heightCm: 150 } }]);
  expect(await codes(HOME(theirs).slice(1), elder)).toEqual(['not-found']);
  expect(await codes(HOME(uuidV7()).slice(1), elder)).toEqual(['not-found']);
  const doctor = await staffSignedIn(app, await aStaffMember(app, { role: 'doctor', site }));
  expect(await codes(DESK('follow-up', theirs), doctor)).toEqual(['not-found']);
  expect(await rowsOf(app, 'SELECT 1 FROM checkup_told WHERE entry_id = $1', [theirs])).toEqual([]);
});

test('at the desk the purpose decides: a vaccination shows no checkup, the desk goes through none', async () => {
  const at = async (role: 'desk' | 'nurse' | 'doctor', where?: Site) =>
    staffSignedIn(app, await aStaffMember(app, { role, ...(where && { site: where }) }));
  const [desk, nurse, doctor] = [await at('desk', site), await at('nurse', site), await at('doctor', site)];
  expect(await codes(DESK('vaccination'), nurse)).toEqual(['not-found']);
  expect(await codes(DESK('follow-up'), nurse)).toEqual(['allowed']);
  expect(await codes(DESK('follow-up'), desk)).toEqual(['forbidden']);
  expect(await codes(DESK('correction'), desk)).toEqual(['allowed']);
  expect(await codes(['/desk/checkups/waiting'], desk)).toEqual(['forbidden']);
  expect(await codes(['/desk/checkups/waiting'], elder)).toEqual(['forbidden']);
  expect(await writes(desk)).toEqual(['forbidden']);
  expect(await writes(await at('doctor'))).toEqual(['other-site']);
  expect(await writes(doctor)).toEqual(['allowed']);
  await hasOpened(app, elder, { of: elder.person, kind: 'family-doctor', given: false, at: app.clock.now() });
  expect(await codes(DESK('follow-up'), doctor)).toEqual(['closed-by-person']);
  expect(await writes(doctor)).toEqual(['closed-by-person']);
});

test('another clinic’s list does not have them', async () => {
  const own = await staffSignedIn(app, await aStaffMember(app, { role: 'nurse', site }));
  const other = await staffSignedIn(app, await aStaffMember(app, { role: 'nurse' }));
  expect((await get(app, '/desk/checkups/waiting', { who: own })).json().items).toHaveLength(1);
  expect((await get(app, '/desk/checkups/waiting', { who: other })).json().items).toEqual([]);
});

test('a code that is not ours says nothing', async () => {
  expect(await codes([`/checkup-papers/${'A'.repeat(43)}`])).toEqual(['not-found']);
  expect((await get(app, '/checkup-papers/short')).json()).toMatchObject({ code: 'bad-input' });
});
