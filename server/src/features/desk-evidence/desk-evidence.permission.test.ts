import { STAFF_ROLES, staffMay } from '@kangban/domain/identity/staff-rights';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aResident, aSite, aStaffMember, type Person, type Site, staffSignedIn } from '../../../test/factories';
import { get, post } from '../../../test/requests';
import { inRole, refusalAtDoor, ROLES } from '../../../test/roles';
import { uuidV7 } from '../../crypto/uuid-v7';

jest.setTimeout(60_000);

type Who = { headers: { authorization: string } } | undefined;
let app: TestApp;
let site: Site;
let home: Person;
let nowhere: Person;
let number = 5000;

beforeAll(async () => {
  app = await buildTestApp();
  site = await aSite(app);
  home = await aResident(app, { birthDate: '1955-03-02', site });
  nowhere = await aResident(app, { birthDate: '1955-03-02' });
  await app.deps.db.pool.query('UPDATE resident SET site_id = NULL WHERE resident_id = $1', [nowhere.residentId]);
});
afterAll(() => app.stop());

/** Each door with what it answers to who may. */
function doors(of: string): [string, (who: Who) => ReturnType<typeof get>, string][] {
  const base = `/desk/residents/${of}/evidence`;
  const as = (who: Who) => (who ? { who } : {});
  const paper = () => ({ kind: 'donation', number: `P${(number += 1)}`, donatedOn: '2026-11-20' });
  const back = { reason: 'typing-error', note: '' };
  return [
    ['list', (who) => get(app, base, as(who)), 'allowed'],
    ['record', (who) => post(app, base, { body: paper(), ...as(who) }), 'allowed'],
    ['retract', (who) => post(app, `${base}/${uuidV7()}/retract`, { body: back, ...as(who) }), 'not-found'],
  ];
}
const codeOf = async (answer: ReturnType<typeof get>): Promise<string> => {
  const { statusCode, body } = await answer;
  return statusCode < 300 ? 'allowed' : String(JSON.parse(body).code);
};

test.each(ROLES.filter((role) => refusalAtDoor('staff', role)))('%s gets no further than the door', async (role) => {
  const who = await inRole(app, role, site);
  for (const [, knock] of doors(home.residentId)) expect(await codeOf(knock(who))).toBe(refusalAtDoor('staff', role));
});

const matrix = STAFF_ROLES.flatMap((role) =>
  (['home', 'another'] as const).flatMap((where) =>
    (['of the clinic', 'of none'] as const).map((whose) => [role, where, whose] as const),
  ),
);
test.each(matrix)(
  'a %s of the %s clinic, a person %s: as the rule of staff rights says',
  async (role, where, whose) => {
    const at = where === 'home' ? site : await aSite(app);
    const member = await aStaffMember(app, { role, ...(role !== 'county-admin' && { site: at }) });
    const who = await staffSignedIn(app, member);
    const person = whose === 'of the clinic' ? home : nowhere;
    const said = staffMay({ role, siteId: member.siteId }, 'record-papers', whose === 'of none' ? null : site.siteId);
    for (const [name, knock, good] of doors(person.residentId))
      expect([name, await codeOf(knock(who))]).toEqual([name, said === 'allowed' ? good : said]);
  },
);

test('somebody nobody knows is not found', async () => {
  const who = await staffSignedIn(app, await aStaffMember(app, { role: 'nurse', site }));
  for (const [, knock] of doors(uuidV7())) expect(await codeOf(knock(who))).toBe('not-found');
});
