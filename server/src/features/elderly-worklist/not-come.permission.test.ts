import { STAFF_ROLES, staffMay } from '@kangban/domain/identity/staff-rights';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  anAccount,
  aResident,
  aSignedInResident,
  aSite,
  aStaffMember,
  type Person,
  type Site,
  staffSignedIn,
} from '../../../test/factories';
import { get, post } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';

jest.setTimeout(60_000);

let app: TestApp;
let home: Site;
let other: Site;
let elder: Person;
beforeAll(async () => {
  app = await buildTestApp();
  home = await aSite(app);
  other = await aSite(app);
  elder = await aResident(app, { birthDate: '1955-03-12' });
  await anAccount(app, { of: elder });
  await rowsOf(app, 'UPDATE resident SET site_id = $1 WHERE resident_id = $2', [home.siteId, elder.residentId]);
});
afterAll(() => app.stop());

type Who = NonNullable<Parameters<typeof get>[2]>['who'];
const told = (who: Who, body?: object) => ({ ...(who && { who }), ...(body && { body }) });
const DOORS: Record<string, (who: Who) => ReturnType<typeof get>> = {
  'GET not-come': (who) => get(app, '/desk/checkups/not-come', told(who)),
  'GET summary': (who) => get(app, '/desk/checkups/not-come/summary', told(who)),
  'POST contact': (who) =>
    post(
      app,
      `/desk/checkups/not-come/${elder.residentId}/contacts`,
      told(who, { way: 'phone', outcome: 'no-answer' }),
    ),
  'POST invitation': (who) => post(app, `/desk/checkups/not-come/${elder.residentId}/invitation`, told(who, {})),
};
const LISTS = ['GET not-come', 'GET summary'];

describe.each(Object.keys(DOORS))('%s', (door) => {
  const ask = DOORS[door]!;
  test('nobody without a session, and no resident', async () => {
    expect((await ask(undefined)).statusCode).toBe(401);
    expect((await ask(await aSignedInResident(app))).statusCode).toBe(403);
  });

  test.each(STAFF_ROLES)(
    '%s of the own clinic as the rule says, of another clinic nobody of this one',
    async (role) => {
      const may = staffMay({ role, siteId: home.siteId }, 'follow-overdue', home.siteId) === 'allowed';
      const here = await ask(await staffSignedIn(app, await aStaffMember(app, { role, site: home })));
      // A second invitation in a week is refused for itself, not for who asks.
      if (may) expect([200, 201, 409]).toContain(here.statusCode);
      else expect(here.statusCode).toBe(403);
      const there = await ask(await staffSignedIn(app, await aStaffMember(app, { role, site: other })));
      expect(there.body).not.toContain(elder.residentId);
      if (may) expect(there.statusCode).toBe(LISTS.includes(door) ? 200 : 404);
      else expect(there.statusCode).toBe(403);
    },
  );
});
