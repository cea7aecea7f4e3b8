import fc from 'fast-check';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  anEntry,
  aParentOf,
  aResident,
  aSignedInResident,
  aSite,
  hasOpened,
  payloads as p,
  type Person,
  type SignedInAccount,
} from '../../../test/factories';
import { anyLink, relink } from '../../../test/links';
import { get } from '../../../test/requests';
import { inRole, refusalAtDoor, type Role, ROLES } from '../../../test/roles';
import { uuidV7 } from '../../crypto/uuid-v7';

let app: TestApp;
let caller: SignedInAccount;
let elder: Person;
let entryId: string;

type Who = { headers: { authorization: string } };
const DOORS = (of: string, id: string): string[] =>
  ['', '/timeline', `/entries/${id}`, '/basic-information', '/marks'].map((end) => `/residents/${of}/record${end}`);
const knock = (path: string, who?: Who) => get(app, path, who && { who });

beforeAll(async () => {
  app = await buildTestApp();
  caller = await aSignedInResident(app);
  elder = await aResident(app, { birthDate: '1955-03-08', site: await aSite(app) });
  entryId = await anEntry(app, elder, ['encounter', '2026-10-01', p.visit('感冒')]);
  await hasOpened(app, caller, { of: elder });
});
afterAll(() => app.stop());

test.each(ROLES)('%s without a right gets no further than the door, and past it finds nothing', async (role: Role) => {
  const who = await inRole(app, role);
  const expected = refusalAtDoor('resident', role) ?? 'not-found';
  for (const door of [...DOORS(elder.residentId, entryId), ...DOORS(uuidV7(), uuidV7())])
    expect((await knock(door, who)).json()).toMatchObject({ code: expected });
});

test('staff of the person’s own site come in by their own doors only', async () => {
  for (const site of [undefined, await aSite(app)]) {
    const nurse = await inRole(app, 'nurse', site);
    for (const door of DOORS(elder.residentId, entryId))
      expect((await knock(door, nurse)).json()).toMatchObject({ code: 'forbidden' });
  }
});

test('a proxy’s link opens every door exactly when the rule of rights says so', async () => {
  await fc.assert(
    fc.asyncProperty(anyLink(app.deps.clock.today(), ['proxy']), async (told) => {
      const { may } = await relink(app, caller, { over: elder, link: told });
      const opens = may('record');
      for (const door of DOORS(elder.residentId, entryId)) {
        const { statusCode } = await knock(door, caller);
        expect([door, statusCode]).toEqual([door, opens ? 200 : 404]);
      }
    }),
    { numRuns: 30, seed: 990104, verbose: true },
  );
});

test('without the person’s consent every door stays shut, and taking it back shuts them at once', async () => {
  const own = await aSignedInResident(app);
  const id = await anEntry(app, own.person, ['encounter', '2026-10-01', p.visit('感冒')]);
  const codes = async () => {
    const answers = await Promise.all(DOORS(own.person.residentId, id).map((door) => knock(door, own)));
    return [...new Set(answers.map((answer) => (answer.statusCode === 200 ? 'open' : answer.json().code)))];
  };
  expect(await codes()).toEqual(['record-not-opened']);
  await hasOpened(app, own, { of: own.person });
  expect(await codes()).toEqual(['open']);
  await hasOpened(app, own, { of: own.person, given: false, at: app.clock.now() });
  expect(await codes()).toEqual(['record-not-opened']);
});

test('an entry of one child cannot be read through another', async () => {
  const mother = await aParentOf(app, { name: '陈安安' }, { name: '陈一鸣', bornMonthsAgo: 70 });
  const [first, second] = mother.children;
  for (const child of [first!, second!]) await hasOpened(app, mother, { of: child, by: 'guardian' });
  const id = await anEntry(app, first!, ['encounter', '2026-10-01', p.visit('感冒')]);
  expect((await knock(`/residents/${first!.residentId}/record/entries/${id}`, mother)).statusCode).toBe(200);
  expect((await knock(`/residents/${second!.residentId}/record/entries/${id}`, mother)).json()).toMatchObject({
    code: 'not-found',
  });
});

test('a session that was ended, at once', async () => {
  const leaving = await aSignedInResident(app);
  await hasOpened(app, leaving, { of: leaving.person });
  const doors = DOORS(leaving.person.residentId, uuidV7());
  expect((await knock(doors[0]!, leaving)).statusCode).toBe(200);
  await app.deps.db.pool.query('UPDATE session SET revoked_at = $2 WHERE session_id = $1', [
    leaving.session.sessionId,
    app.clock.now(),
  ]);
  for (const door of doors) expect((await knock(door, leaving)).json()).toMatchObject({ code: 'session-expired' });
});
