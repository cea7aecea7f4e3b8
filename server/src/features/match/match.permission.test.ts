import { decideMatch } from '@kangban/contract/match';
import { STAFF_ROLES, staffMay } from '@kangban/domain/identity/staff-rights';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aResident, aSite, aStaffMember, type Site, staffSignedIn } from '../../../test/factories';
import { get, post, type Told } from '../../../test/requests';
import { inRole, refusalAtDoor, ROLES } from '../../../test/roles';
import { rowsOf } from '../../../test/rows';
import { matchPerson } from './persons';

let app: TestApp;
let site: Site;
let other: Site;
let serial = 0;

beforeAll(async () => {
  app = await buildTestApp();
  site = await aSite(app);
  other = await aSite(app);
});
afterAll(() => app.stop());

/** A pair of the clinic, or of none. */
async function aPair(at: Site | null): Promise<string> {
  const known = await aResident(app, { site: at, birthDate: '1980-05-06' });
  const { residentId } = await app.deps.db.transaction((client) =>
    matchPerson(app.deps, client, {
      county: '990101',
      system: 'urn:test:his',
      sourceId: `s${(serial += 1)}`,
      name: known.name,
      sex: known.sex,
      birthDate: known.birthDate,
    }),
  );
  const [row] = await rowsOf(app, 'SELECT review_id FROM match_review WHERE subject_id = $1', [residentId]);
  return String(row?.['review_id']);
}

type Who = Told['who'];
const told = (who: Who) => ({ ...(who && { who }) });
const ASKED = {
  'GET /desk/matches': (who: Who) => get(app, '/desk/matches', told(who)),
  'GET /desk/matches/:reviewId': (who: Who, reviewId: string) => get(app, `/desk/matches/${reviewId}`, told(who)),
  'POST /desk/matches/:reviewId/decision': (who: Who, reviewId: string) =>
    post(app, `/desk/matches/${reviewId}/decision`, { ...told(who), body: { same: true, reason: '看过户口本' } }),
  'POST /desk/matches/:reviewId/undo': (who: Who, reviewId: string) =>
    post(app, `/desk/matches/${reviewId}/undo`, { ...told(who), body: { reason: '合错了' } }),
};
type Name = keyof typeof ASKED;
const NAMES = Object.keys(ASKED) as Name[];

test.each(NAMES.flatMap((name) => ROLES.map((role) => [name, role] as const)))('%s by %s', async (name, role) => {
  const reviewId = await aPair(site);
  if (name.endsWith('/undo')) {
    const nurse = await staffSignedIn(app, await aStaffMember(app, { site }));
    await ASKED['POST /desk/matches/:reviewId/decision'](nurse, reviewId);
  }
  const answer = await ASKED[name](await inRole(app, role, site), reviewId);
  const atDoor = refusalAtDoor(decideMatch.caller, role);
  if (atDoor) return expect(answer.json()).toMatchObject({ code: atDoor });
  const member = STAFF_ROLES.find((one) => one === role) ?? 'county-admin';
  const siteId = member === 'county-admin' ? null : site.siteId;
  const may = staffMay({ role: member, siteId }, 'decide-match', site.siteId);
  if (may === 'allowed') return expect(answer.statusCode).toBe(200);
  return expect(answer.json()).toMatchObject({ code: may });
});

test("a nurse of another clinic neither sees, nor decides, nor undoes this clinic's pair", async () => {
  const reviewId = await aPair(site);
  const stranger = await staffSignedIn(app, await aStaffMember(app, { site: other }));
  for (const name of NAMES.filter((one) => one !== 'GET /desk/matches'))
    expect((await ASKED[name](stranger, reviewId)).json()).toMatchObject({ code: 'other-site' });
  expect((await ASKED['GET /desk/matches'](stranger)).json()).toEqual({ items: [], nextCursor: null });
  expect(await rowsOf(app, 'SELECT FROM match_decision WHERE staff_id = $1', [stranger.staffId])).toEqual([]);
});

test('a pair of nobody with a clinic waits at every clinic; an id of nothing is not found', async () => {
  const reviewId = await aPair(null);
  for (const at of [site, other]) {
    const nurse = await staffSignedIn(app, await aStaffMember(app, { site: at }));
    expect((await ASKED['GET /desk/matches/:reviewId'](nurse, reviewId)).statusCode).toBe(200);
    expect(
      (await ASKED['GET /desk/matches/:reviewId'](nurse, '01a20000-0000-7000-8000-000000000000')).json(),
    ).toMatchObject({
      code: 'not-found',
    });
  }
});
