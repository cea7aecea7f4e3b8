import { listOverdue } from '@kangban/contract/worklist';
import { STAFF_ROLES, staffMay } from '@kangban/domain/identity/staff-rights';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aChild, aSite, aStaffMember, type Person, type Site, staffSignedIn } from '../../../test/factories';
import { get, post, type Told } from '../../../test/requests';
import { inRole, refusalAtDoor, ROLES } from '../../../test/roles';

let app: TestApp;
let site: Site;
let other: Site;
let child: Person;

type Who = Told['who'];
const ASKED = {
  'GET /desk/overdue': (who: Who) => get(app, '/desk/overdue', { ...(who && { who }) }),
  'GET /desk/overdue/summary': (who: Who) => get(app, '/desk/overdue/summary', { ...(who && { who }) }),
  'POST /desk/overdue/:residentId/contacts': (who: Who) =>
    post(app, `/desk/overdue/${child.residentId}/contacts`, { ...(who && { who }), body: { outcome: 'reached' } }),
  'POST /desk/residents/:residentId/phone': (who: Who) =>
    post(app, `/desk/residents/${child.residentId}/phone`, { ...(who && { who }) }),
};
type Name = keyof typeof ASKED;
const NAMES = Object.keys(ASKED) as Name[];

beforeAll(async () => {
  app = await buildTestApp();
  site = await aSite(app);
  other = await aSite(app);
  child = await aChild(app, { site });
});
afterAll(() => app.stop());

test.each(NAMES.flatMap((name) => ROLES.map((role) => [name, role] as const)))('%s by %s', async (name, role) => {
  const atDoor = refusalAtDoor(listOverdue.caller, role);
  const answer = await ASKED[name](await inRole(app, role, site));
  if (atDoor) return expect(answer.json()).toMatchObject({ code: atDoor });
  const member = STAFF_ROLES.find((one) => one === role) ?? 'county-admin';
  const may = staffMay(
    { role: member, siteId: member === 'county-admin' ? null : site.siteId },
    'follow-overdue',
    site.siteId,
  );
  if (may === 'allowed') return expect(answer.statusCode).toBeLessThan(300);
  return expect(answer.json()).toMatchObject({ code: may });
});

test('a nurse of another clinic sees none of these children and calls none of them', async () => {
  const stranger = await staffSignedIn(app, await aStaffMember(app, { site: other }));
  expect((await ASKED['GET /desk/overdue'](stranger)).json()).toEqual({ items: [], nextCursor: null });
  expect((await ASKED['GET /desk/overdue/summary'](stranger)).json()).toMatchObject({ childrenInArea: 0 });
  expect((await ASKED['POST /desk/overdue/:residentId/contacts'](stranger)).json()).toMatchObject({
    code: 'not-found',
  });
  const { rows } = await app.deps.db.pool.query('SELECT FROM overdue_contact WHERE staff_id = $1', [stranger.staffId]);
  expect(rows).toEqual([]);
});
