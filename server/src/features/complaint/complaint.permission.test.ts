import { mayAnswerComplaint } from '@kangban/domain/complaint/states';
import { STAFF_ROLES } from '@kangban/domain/identity/staff-rights';
import { auditRows } from '../../../test/audit';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aLink,
  aResident,
  aSignedInResident,
  aSite,
  aStaffMember,
  anAccount,
  type Person,
  type SignedInAccount,
  signedIn,
  type Site,
  staffSignedIn,
} from '../../../test/factories';
import { get, post, type Told } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';
import { inRole, refusalAtDoor, ROLES } from '../../../test/roles';

let app: TestApp;
let site: Site;
let person: Person;
let self: SignedInAccount;

type Who = Told['who'];
const asked = (who: Who) => (who ? { who } : {});
const family = (accessId: string, complaintId: string): Record<string, (who: Who) => ReturnType<typeof get>> => ({
  read: (who) => get(app, `/residents/${person.residentId}/accesses/${accessId}`, asked(who)),
  list: (who) => get(app, `/residents/${person.residentId}/complaints`, asked(who)),
  open: (who) =>
    post(app, `/residents/${person.residentId}/accesses/${accessId}/complaints`, {
      ...asked(who),
      body: { reason: 'not-agreed' },
    }),
  close: (who) => post(app, `/residents/${person.residentId}/complaints/${complaintId}/close`, asked(who)),
});

/** A look of a nurse and a complaint about it. */
async function aComplaint(): Promise<{ accessId: string; complaintId: string }> {
  const nurse = await aStaffMember(app, { site });
  await auditRows(app, person, [
    { action: 'vision-read', rightKind: 'nurse', actorId: nurse.staffId, siteId: site.siteId },
  ]);
  const [row] = await rowsOf(app, 'SELECT entry_id FROM audit_entry WHERE actor_id = $1', [nurse.staffId]);
  const accessId = String(row?.entry_id);
  const opened = await family(accessId, '').open!(self);
  return { accessId, complaintId: opened.json<{ complaintId: string }>().complaintId };
}

beforeAll(async () => {
  app = await buildTestApp();
  site = await aSite(app);
  person = await aResident(app, { birthDate: '1955-03-04', site });
  self = await signedIn(app, await anAccount(app, { of: person }));
});
afterAll(() => app.stop());

test.each(ROLES)('%s without a right over the person gets no further than the door', async (role) => {
  const { accessId, complaintId } = await aComplaint();
  const who = await inRole(app, role);
  const expected = refusalAtDoor('resident', role) ?? 'not-found';
  for (const knock of Object.values(family(accessId, complaintId)))
    expect((await knock(who)).json()).toMatchObject({ code: expected });
});

test.each([
  ['a proxy for the record', 'active', ['record'], true],
  ['a proxy for vaccines only', 'active', ['immunization'], false],
  ['an expired proxy', 'ended', ['record'], false],
] as const)('%s', async (_, state, scope, opens) => {
  const { accessId, complaintId } = await aComplaint();
  const proxy = await aSignedInResident(app);
  await aLink(app, proxy, { over: person, right: 'proxy', state, scope: [...scope] });
  const { read, list, close, open } = family(accessId, complaintId);
  expect((await read!(proxy)).statusCode).toBe(opens ? 200 : 404);
  expect((await list!(proxy)).statusCode).toBe(opens ? 200 : 404);
  expect((await close!(proxy)).json()).toMatchObject({ code: 'not-found' });
  expect((await open!(proxy)).statusCode).toBe(opens ? 201 : 404);
});

test('nobody complains about a row of one person through another', async () => {
  const { accessId } = await aComplaint();
  const other = await aSignedInResident(app);
  const answer = await post(app, `/residents/${other.person.residentId}/accesses/${accessId}/complaints`, {
    who: other,
    body: { reason: 'not-agreed' },
  });
  expect(answer.json()).toMatchObject({ code: 'not-found' });
});

const DESK = {
  list: (who: Who) => get(app, '/desk/complaints', asked(who)),
  'take-up': (who: Who, id: string) => post(app, `/desk/complaints/${id}/take-up`, asked(who)),
  answer: (who: Who, id: string) =>
    post(app, `/desk/complaints/${id}/answer`, { ...asked(who), body: { words: '查过了。' } }),
};
const DOORS = Object.keys(DESK) as (keyof typeof DESK)[];

test.each(DOORS.flatMap((door) => ROLES.map((role) => [door, role] as const)))('%s by %s', async (door, role) => {
  const { complaintId } = await aComplaint();
  if (door === 'answer') {
    const colleague = await staffSignedIn(app, await aStaffMember(app, { site, role: 'desk' }));
    await DESK['take-up'](colleague, complaintId);
  }
  const atDoor = refusalAtDoor('staff', role);
  const answer = await DESK[door](await inRole(app, role, role === 'county-admin' ? undefined : site), complaintId);
  if (atDoor) return expect(answer.json()).toMatchObject({ code: atDoor });
  const known = STAFF_ROLES.find((one) => one === role) ?? 'desk';
  const may = mayAnswerComplaint(
    { role: known, siteId: known === 'county-admin' ? null : site.siteId, staffId: 'any' },
    { siteId: site.siteId, aboutStaff: null },
  );
  if (door === 'list' || may === 'allowed') return expect(answer.statusCode).toBe(200);
  return expect(answer.json()).toMatchObject({ code: may });
});

test('a colleague of another clinic sees none of it and answers none of it', async () => {
  const { complaintId } = await aComplaint();
  const stranger = await staffSignedIn(app, await aStaffMember(app, { role: 'doctor' }));
  expect((await DESK.list(stranger)).json()).toEqual({ items: [], nextCursor: null });
  for (const door of ['take-up', 'answer'] as const)
    expect((await DESK[door](stranger, complaintId)).json()).toMatchObject({ code: 'other-site' });
});
