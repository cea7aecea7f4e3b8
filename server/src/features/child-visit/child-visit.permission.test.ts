import { STAFF_ROLES, staffMay } from '@kangban/domain/identity/staff-rights';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aChild,
  aLink,
  anAccount,
  aParentOf,
  aResident,
  aSignedInResident,
  aSite,
  aStaffMember,
  type Person,
  signedIn,
  type Site,
  staffSignedIn,
} from '../../../test/factories';
import { aSlot } from '../../../test/factories/slots';
import { get, post, type Told } from '../../../test/requests';
import { inRole, ROLES } from '../../../test/roles';
import { rowsOf } from '../../../test/rows';

jest.setTimeout(60_000);
type Who = NonNullable<Told['who']>;

let app: TestApp;
let site: Site;
let other: Site;
let child: Person;
beforeAll(async () => {
  app = await buildTestApp();
  site = await aSite(app);
  other = await aSite(app);
  child = await aChild(app, { birthDate: '2026-03-20', site });
});
afterAll(() => app.stop());

const READS = [
  () => `/residents/${child.residentId}/child-visits`,
  () => `/residents/${child.residentId}/child-visits/m8`,
];

test.each([
  ['guardian', ['record', 'immunization', 'booking'], 200],
  ['guardian', ['immunization', 'booking'], 404],
  ['proxy', ['record'], 200],
  ['proxy', ['booking'], 404],
] as const)('a %s with %j gets %i', async (right, scope, status) => {
  const caller = await aSignedInResident(app);
  await aLink(app, caller, { over: child, right, scope: [...scope] });
  for (const path of READS) expect((await get(app, path(), { who: caller })).statusCode).toBe(status);
});

test.each(['pending', 'ended'] as const)('a link that is %s opens nothing', async (state) => {
  const caller = await aSignedInResident(app);
  await aLink(app, caller, { over: child, right: 'guardian', state });
  for (const path of READS) expect((await get(app, path(), { who: caller })).statusCode).toBe(404);
});

test('strangers, and everybody asking for a grown-up, find nothing', async () => {
  const stranger = await aParentOf(app, { birthDate: '2026-03-20' });
  for (const path of READS)
    expect((await get(app, path(), { who: stranger })).json()).toMatchObject({ code: 'not-found' });
  const grownUp = `/residents/${stranger.person.residentId}/child-visits`;
  expect((await get(app, grownUp, { who: stranger })).json()).toMatchObject({ code: 'not-found' });
});

test('reading about a child is written down with the right it was read under', async () => {
  const caller = await aSignedInResident(app);
  const own = await aChild(app, { birthDate: '2026-03-20' });
  await aLink(app, caller, { over: own, right: 'proxy' });
  await get(app, `/residents/${own.residentId}/child-visits`, { who: caller });
  await app.deps.auditor.flush();
  const rows = await rowsOf(app, 'SELECT action, right_kind FROM audit_entry WHERE resident_id = $1', [own.residentId]);
  expect(rows).toEqual([{ action: 'child-visit-read', right_kind: 'proxy' }]);
});

const REFUSED: Partial<Record<(typeof ROLES)[number], string>> = {
  nobody: 'not-signed-in',
  unbound: 'binding-needed',
  bound: 'not-found',
};
test.each(ROLES)('%s gets nothing of a stranger', async (role) => {
  const who = await inRole(app, role, site);
  const answer = await get(app, READS[0]!(), who ? { who: who } : {});
  expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  const code = REFUSED[role];
  if (code) expect(answer.json()).toMatchObject({ code });
});

const body = () => ({ visit: 'm8', visitedOn: '2026-11-23', findings: { version: 1 } });
const ACTS: Record<string, (who: Who, person: Person) => ReturnType<typeof post>> = {
  read: (who, person) => get(app, `/desk/residents/${person.residentId}/child-visits`, { who }),
  write: (who, person) => post(app, `/desk/residents/${person.residentId}/child-visits`, { who, body: body() }),
};
const matrix = Object.keys(ACTS).flatMap((act) =>
  STAFF_ROLES.flatMap((role) => (['own', 'other', 'none'] as const).map((of) => [act, role, of] as const)),
);

test.each(matrix)('%s by %s for a child of %s clinic', async (act, role, of) => {
  const home = { own: site, other, none: null }[of];
  const person = await aResident(app, { birthDate: '2026-03-20', site: home });
  const member = await aStaffMember(app, { role, ...(role !== 'county-admin' && { site }) });
  const expected = staffMay({ role, siteId: member.siteId }, 'record-findings', home?.siteId ?? null);
  const answer = await ACTS[act]!(await staffSignedIn(app, member), person);
  if (expected === 'allowed') expect(answer.statusCode).toBeLessThan(300);
  else expect(answer.json()).toMatchObject({ code: expected });
});

test('a child of another clinic may be written down where it is booked, on that day only', async () => {
  const family = await aParentOf(app, { birthDate: '2026-03-20', site: other });
  const person = family.children[0]!;
  const slot = await aSlot(app, { at: site, inDays: 0, startsAt: '14:00', service: 'child-health' });
  const part = { slotId: slot.slotId, residentId: person.residentId, doses: [], visit: 'm8', answers: [] };
  expect((await post(app, '/appointments', { who: family, body: { parts: [part] } })).statusCode).toBe(201);
  const nurse = await staffSignedIn(app, await aStaffMember(app, { role: 'nurse', site }));
  const path = `/desk/residents/${person.residentId}/child-visits`;
  const before = await post(app, path, { who: nurse, body: { ...body(), visitedOn: '2026-11-22' } });
  expect(before.json()).toMatchObject({ code: 'other-site' });
  expect((await post(app, path, { who: nurse, body: body() })).statusCode).toBe(201);
});

test('residents do not write findings, and an unknown person is not found', async () => {
  const bound = await signedIn(app, await anAccount(app, { of: await aResident(app) }));
  expect((await ACTS.write!(bound, child)).json()).toMatchObject({ code: 'forbidden' });
  const nurse = await staffSignedIn(app, await aStaffMember(app, { role: 'nurse', site }));
  const nobody = { ...child, residentId: '00000000-0000-7000-8000-000000000000' };
  expect((await ACTS.write!(nurse, nobody)).json()).toMatchObject({ code: 'not-found' });
});
