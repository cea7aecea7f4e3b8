import { STAFF_PURPOSES, type StaffPurpose } from '@kangban/domain/access/areas';
import { decideAccess } from '@kangban/domain/access/decide-access';
import { STAFF_ROLES, type StaffRole } from '@kangban/domain/identity/staff-rights';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  anEntry,
  aResident,
  aSignedInResident,
  aSite,
  aStaffMember,
  hasOpened,
  payloads as p,
  type Person,
  type Site,
  staffSignedIn,
} from '../../../test/factories';
import { get } from '../../../test/requests';
import { inRole, refusalAtDoor, ROLES } from '../../../test/roles';
import { rowsOf } from '../../../test/rows';
import { uuidV7 } from '../../crypto/uuid-v7';

let app: TestApp;
let site: Site;
let elder: Person;
let entryId: string;

type Who = { headers: { authorization: string } };
const DOORS = (of: string, purpose: StaffPurpose = 'follow-up', id = entryId): string[] =>
  ['', '/timeline', `/entries/${id}`].map((end) => `/desk/residents/${of}/record${end}?purpose=${purpose}`);
const codes = async (doors: readonly string[], who?: Who): Promise<string[]> => {
  const answers = await Promise.all(doors.map((door) => get(app, door, who && { who })));
  return [...new Set(answers.map((answer) => (answer.statusCode === 200 ? 'allowed' : answer.json().code)))];
};
const readings = async (): Promise<number> => {
  await app.deps.auditor.flush();
  return (await rowsOf(app, 'SELECT 1 FROM audit_entry WHERE resident_id = $1', [elder.residentId])).length;
};
const inside = async (role: StaffRole, at?: Site): Promise<Who> =>
  staffSignedIn(app, await aStaffMember(app, { role, ...(at && role !== 'county-admin' && { site: at }) }));

beforeAll(async () => {
  app = await buildTestApp();
  site = await aSite(app);
  elder = await aResident(app, { birthDate: '1955-03-08', site });
  entryId = await anEntry(app, elder, ['allergy', '2026-10-01', p.allergy('青霉素')]);
});
afterAll(() => app.stop());

test.each(ROLES.filter((role) => refusalAtDoor('staff', role)))('%s gets no further than the door', async (role) => {
  const who = await inRole(app, role, site);
  expect(await codes([...DOORS(elder.residentId), ...DOORS(uuidV7())], who)).toEqual([refusalAtDoor('staff', role)]);
});

describe.each(STAFF_ROLES)('%s', (role) => {
  test.each(STAFF_PURPOSES)('%s: of the home clinic and of another, as the rule says', async (purpose) => {
    for (const at of ['home', 'other'] as const) {
      const who = await inside(role, at === 'home' ? site : undefined);
      const before = await readings();
      const { may } = decideAccess({
        caller: { kind: 'staff', role, at, referredHere: false, purpose },
        person: { birthDate: elder.birthDate, today: app.deps.clock.today() },
        consent: {
          record: 'never',
          sensitive: 'never',
          familyDoctor: 'never',
          referralHospital: 'never',
          ownWord: false,
        },
        unlocked: false,
        area: 'record',
      });
      expect(await codes(DOORS(elder.residentId, purpose), who)).toEqual([may]);
      // Whoever was refused has read nothing, and whoever read is in the person's list.
      expect((await readings()) > before).toBe(may === 'allowed');
    }
  });
});

test('a person nobody knows, and an entry of another person, are not found', async () => {
  const doctor = await inside('doctor', site);
  const other = await aResident(app, { site });
  expect(await codes(DOORS(uuidV7()), doctor)).toEqual(['not-found']);
  expect(await codes(DOORS(other.residentId).slice(2), doctor)).toEqual(['not-found']);
});

test('what the person switches off or takes back closes every door at once, for vaccination too once the opening is taken back', async () => {
  const who = await aSignedInResident(app, { site });
  const of = who.person;
  const id = await anEntry(app, of, ['allergy', '2026-10-01', p.allergy('青霉素')]);
  const doctor = await inside('doctor', site);
  const doors = (purpose: StaffPurpose) => codes(DOORS(of.residentId, purpose, id), doctor);
  expect(await doors('follow-up')).toEqual(['allowed']);
  await hasOpened(app, who, { of, kind: 'family-doctor', given: false, at: app.clock.now() });
  expect([await doors('follow-up'), await doors('vaccination')]).toEqual([['closed-by-person'], ['allowed']]);
  await hasOpened(app, who, { of, given: false, at: app.clock.now() });
  for (const purpose of ['follow-up', 'vaccination', 'correction'] as const)
    expect(await doors(purpose)).toEqual(['closed-by-person']);
});

test('a member who moved to another clinic is asked about by where they are now', async () => {
  const member = await aStaffMember(app, { role: 'doctor', site });
  const who = await staffSignedIn(app, member);
  expect(await codes(DOORS(elder.residentId), who)).toEqual(['allowed']);
  const other = await aSite(app);
  await app.deps.db.pool.query('UPDATE staff SET site_id = $2 WHERE staff_id = $1', [member.staffId, other.siteId]);
  expect(await codes(DOORS(elder.residentId), who)).toEqual(['other-site']);
});
