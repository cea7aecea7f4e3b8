import { Correction } from '@kangban/contract/correction';
import { LINK_STATES, linkHolds } from '@kangban/domain/identity/rights';
import { STAFF_ROLES } from '@kangban/domain/identity/staff-rights';
import { addDays } from '@kangban/domain/shared/plain-date';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aLink, aSignedInResident, aSite, type Person, type Site } from '../../../test/factories';
import { hasOpened } from '../../../test/factories/consents';
import { get, post } from '../../../test/requests';
import { inRole, refusalAtDoor, ROLES } from '../../../test/roles';
import { uuidV7 } from '../../crypto/uuid-v7';

let app: TestApp;
let site: Site;
let person: Person;
let correctionId: string;

type Who = { headers: { authorization: string } } | undefined;
const as = (who: Who) => (who ? { who } : {});
const profile = { target: { kind: 'profile', id: null }, wrong: '', rightly: '不是这样' };

beforeAll(async () => {
  app = await buildTestApp();
  site = await aSite(app);
  const self = await aSignedInResident(app, { site });
  person = self.person;
  await hasOpened(app, self, { of: person });
  const path = `/residents/${person.residentId}/corrections`;
  correctionId = Correction.parse((await post(app, path, { who: self, body: profile })).json()).correctionId;
});
afterAll(() => app.stop());

const OF_RESIDENT = (of: string): ((who: Who) => ReturnType<typeof get>)[] => [
  (who) => get(app, `/residents/${of}/corrections`, as(who)),
  (who) => get(app, `/residents/${of}/correction-target?kind=profile`, as(who)),
  (who) => post(app, `/residents/${of}/corrections`, { ...as(who), body: profile }),
  (who) => post(app, `/residents/${of}/corrections/${correctionId}/withdraw`, as(who)),
];
const AT_DESK = (id: string): ((who: Who) => ReturnType<typeof get>)[] => [
  (who) => get(app, `/desk/corrections/${id}`, as(who)),
  (who) =>
    post(app, `/desk/corrections/${id}/accept`, { ...as(who), body: { changes: [], strikeOut: false, words: '改了' } }),
  (who) => post(app, `/desk/corrections/${id}/decline`, { ...as(who), body: { words: '不改。' } }),
];

test.each(ROLES)('%s without a right over the person gets no further than the door', async (role) => {
  const who = await inRole(app, role);
  const code = refusalAtDoor('resident', role) ?? 'not-found';
  for (const of of [person.residentId, uuidV7()])
    for (const knock of OF_RESIDENT(of)) expect((await knock(who)).json()).toMatchObject({ code });
});

test.each(ROLES)('%s at another clinic answers nobody', async (role) => {
  const who = await inRole(app, role, await aSite(app));
  const door = refusalAtDoor('staff', role);
  const county = role === STAFF_ROLES.at(-1);
  const code = door ?? (county ? 'forbidden' : 'other-site');
  for (const knock of AT_DESK(correctionId)) expect((await knock(who)).json()).toMatchObject({ code });
});

test.each(LINK_STATES.flatMap((state) => [-1, 0, 30].map((days) => [state, days] as const)))(
  'a proxy whose right is %s and ends in %d days',
  async (state, days) => {
    const proxy = await aSignedInResident(app);
    const [startsOn, endsOn] = [addDays(app.clock.today(), -60), addDays(app.clock.today(), days)];
    await aLink(app, proxy, { over: person, right: 'proxy', state, startsOn, endsOn });
    const holds = linkHolds({ state, startsOn, endsOn }, app.clock.today());
    const [list] = OF_RESIDENT(person.residentId);
    const answer = await list?.(proxy);
    expect(answer?.statusCode).toBe(holds ? 200 : 404);
    // What the person asked is the person's alone.
    if (holds) expect(answer?.json()).toMatchObject({ items: [] });
  },
);
