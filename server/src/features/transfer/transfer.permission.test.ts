import { STAFF_ROLES, staffMay } from '@kangban/domain/identity/staff-rights';
import { transferConsentOn } from '@kangban/domain/transfer/consent-texts';
import fc from 'fast-check';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aChild,
  aParentOf,
  aSignedInResident,
  aSite,
  aStaffMember,
  type Person,
  type SignedInAccount,
  staffSignedIn,
} from '../../../test/factories';
import { anyLink, relink } from '../../../test/links';
import { get, post, type Told } from '../../../test/requests';
import { inRole, refusalAtDoor, ROLES } from '../../../test/roles';
import { anExamination, trust } from '../../../test/transfers';
import { uuidV7 } from '../../crypto/uuid-v7';

type Who = NonNullable<Told['who']>;
type Response = Awaited<ReturnType<typeof post>>;

let app: TestApp;
let child: Person;
let transferId: string;
let caller: SignedInAccount;
/** A package of another county that ours trusts. */
let file: string;
let brought: Person;

const CONSENT = () => transferConsentOn(app.deps.clock.today())?.version;
const agreed = () => ({ receiver: '柳溪中心小学', consentVersion: CONSENT() });

async function packageOf(server: TestApp): Promise<{ file: string; person: Person; transferId: string }> {
  const parent = await aParentOf(server, { bornMonthsAgo: 78 });
  const [person] = parent.children;
  await anExamination(server, person!.residentId, { examinedOn: '2026-11-01', right: { naked: 49 } });
  const path = `/residents/${person!.residentId}/transfers`;
  const sent = (await post(server, path, { who: parent, body: agreed() })).json();
  const { payload } = await get(server, `${path}/${sent.transferId}/file`, { who: parent });
  return { file: payload, person: person!, transferId: sent.transferId };
}

beforeAll(async () => {
  app = await buildTestApp();
  const own = await packageOf(app);
  child = own.person;
  transferId = own.transferId;
  caller = await aSignedInResident(app);
  const other = await buildTestApp({ env: { KANGBAN_COUNTY: '990101', KANGBAN_SIGNING_KEY: '66'.repeat(32) } });
  const made = await packageOf(other);
  file = made.file;
  brought = made.person;
  await trust(app, other);
  await other.stop();
});
afterAll(() => app.stop());

const at = (rest = '') => `/residents/${child.residentId}/transfers${rest}`;
type Ask = (who: Who) => Promise<Response>;
const OF_RESIDENT: Record<string, { ask: Ask; proxyMay: boolean; good: number }> = {
  'GET transfers': { ask: (who) => get(app, at(), { who }), proxyMay: true, good: 200 },
  'POST transfers': { ask: (who) => post(app, at(), { who, body: agreed() }), proxyMay: false, good: 201 },
  'GET file': { ask: (who) => get(app, at(`/${transferId}/file`), { who }), proxyMay: true, good: 200 },
  'GET paper': { ask: (who) => get(app, at(`/${transferId}/paper`), { who }), proxyMay: true, good: 200 },
};
/** Stops for good: asked of a package of its own. */
const stop: Ask = (who) => post(app, at(`/${uuidV7()}/stop`), { who });

const nobody: Who = { headers: {} as never };
const doors = [...Object.keys(OF_RESIDENT), 'POST stop'].flatMap((name) => ROLES.map((role) => [name, role] as const));
test.each(doors)('%s at the door: %s', async (name, role) => {
  const ask = OF_RESIDENT[name]?.ask ?? stop;
  const answer = await ask(((await inRole(app, role)) as Who | undefined) ?? nobody);
  expect(answer.json()).toMatchObject({ code: refusalAtDoor('resident', role) ?? 'not-found' });
});

test('a link opens, sends and downloads exactly when the rule of rights says so; a proxy never sends', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyLink(app.deps.clock.today()),
      fc.constantFrom(...Object.keys(OF_RESIDENT)),
      async (told, name) => {
        const { ask, proxyMay, good } = OF_RESIDENT[name]!;
        const { may } = await relink(app, caller, { over: child, link: told });
        const opens = may('record');
        const allowed = opens ? (told.right === 'proxy' && !proxyMay ? 403 : good) : 404;
        const answer = await ask(caller);
        // A day has ten packages; past them the answer is about the number, not the right.
        expect([allowed, ...(allowed === 201 ? [409] : [])]).toContain(answer.statusCode);
      },
    ),
    { numRuns: 60, seed: 990113 },
  );
});

test('a stranger cannot tell a person, or a package, from nobody', async () => {
  const who = await aSignedInResident(app);
  for (const rest of ['', `/${transferId}/file`, `/${transferId}/paper`]) {
    const known = await get(app, at(rest), { who });
    const unknown = await get(app, `/residents/${uuidV7()}/transfers${rest}`, { who });
    expect([known.statusCode, known.json().code]).toEqual([unknown.statusCode, unknown.json().code]);
  }
});

test('a guardian of one child does not reach another’s package through theirs', async () => {
  const parent = await aParentOf(app, { bornMonthsAgo: 60 });
  const own = parent.children[0]!.residentId;
  for (const kind of ['file', 'paper'])
    expect((await get(app, `/residents/${own}/transfers/${transferId}/${kind}`, { who: parent })).json().code).toBe(
      'not-found',
    );
  expect((await post(app, `/residents/${own}/transfers/${transferId}/stop`, { who: parent })).json().code).toBe(
    'not-found',
  );
});

const DESK: Record<string, Ask> = {
  'POST /desk/transfers/read': (who) => post(app, '/desk/transfers/read', { who, body: { file } }),
  'POST /desk/transfers/import': async (who) => {
    const idNumber = brought.idNumber;
    return post(app, '/desk/transfers/import', { who, body: { file, child: { idNumber } } });
  },
};
const deskDoors = Object.keys(DESK).flatMap((name) =>
  ROLES.filter((role) => !STAFF_ROLES.some((known) => known === role)).map((role) => [name, role] as const),
);
test.each(deskDoors)('%s at the door: %s', async (name, role) => {
  const answer = await DESK[name]!(((await inRole(app, role)) as Who | undefined) ?? nobody);
  expect(answer.json()).toMatchObject({ code: refusalAtDoor('staff', role) });
});

test.each(STAFF_ROLES)('%s checks a package as the rule of staff rights says', async (role) => {
  const site = await aSite(app);
  const member = await aStaffMember(app, { role, ...(role !== 'county-admin' && { site }) });
  const answer = await DESK['POST /desk/transfers/read']!(await staffSignedIn(app, member));
  const expected = staffMay({ role, siteId: member.siteId }, 'receive-record', member.siteId);
  expect(answer.statusCode).toBe(expected === 'allowed' ? 200 : 403);
});

test('a package goes into the record of the own clinic’s children only', async () => {
  const [own, other] = [await aSite(app), await aSite(app)];
  const nurse = await staffSignedIn(app, await aStaffMember(app, { site: own }));
  const { name, sex, birthDate } = brought;
  const elsewhere = await aChild(app, { name, sex, birthDate, site: other });
  const body = (residentId: string) => ({ file, child: { residentId } });
  const path = '/desk/transfers/import';
  const refused = await post(app, path, { who: nurse, body: body(elsewhere.residentId) });
  expect(refused.json().code).toBe('other-site');
  expect((await post(app, path, { who: nurse, body: body(uuidV7()) })).json().code).toBe('not-found');
  const shown = (await post(app, '/desk/transfers/read', { who: nurse, body: { file } })).json();
  expect(JSON.stringify(shown.candidates)).not.toContain(elsewhere.residentId);
  const done = await DESK[`POST ${path}`]!(nurse);
  expect(done.statusCode).toBe(201);
});
