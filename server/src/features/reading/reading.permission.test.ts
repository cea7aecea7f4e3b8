import { randomUUID } from 'node:crypto';
import { LINK_STATES, linkHolds, RIGHT_KINDS, SCOPES } from '@kangban/domain/identity/rights';
import { addDays } from '@kangban/domain/shared/plain-date';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aLink,
  aSignedInResident,
  aSite,
  aStaffMember,
  type Person,
  type SignedInAccount,
  type Site,
  staffSignedIn,
} from '../../../test/factories';
import { hasOpened } from '../../../test/factories/consents';
import { next } from '../../../test/factories/context';
import { get, post, put } from '../../../test/requests';
import { inRole, refusalAtDoor, type Role, ROLES } from '../../../test/roles';

jest.setTimeout(90_000);

let app: TestApp;
let person: Person;
let site: Site;
let sessionId: string;

type Who = { headers: { authorization: string } };
interface Door {
  knock: (of: string, who?: Who) => ReturnType<typeof get>;
  /** A proxy reads, and writes nothing. */
  proxy: boolean;
  good: number;
}
const as = (who?: Who) => (who ? { who } : {});
const sitting = () => ({
  sessionId: randomUUID(),
  at: app.clock.now().toISOString(),
  values: [{ item: 'waist', cm: 70 + (next() % 500) / 10 }],
});
const read = (path: string): Door => ({
  knock: (of, who) => get(app, `/residents/${of}/${path}`, as(who)),
  proxy: true,
  good: 200,
});
const DOORS = (): Record<string, Door> => ({
  home: read('reading-home'),
  list: read('readings?item=waist'),
  detail: read(`readings/${sessionId}`),
  trend: read('reading-trend?item=waist&days=7'),
  letters: read('reading-letters'),
  letter: read('reading-letters/week/2026-11-20'),
  wish: {
    knock: (of, who) =>
      put(app, `/residents/${of}/reading-letters`, { body: { weekly: true, monthly: true }, ...as(who) }),
    proxy: true,
    good: 200,
  },
  log: {
    knock: (of, who) => post(app, `/residents/${of}/readings`, { body: sitting(), ...as(who) }),
    proxy: false,
    good: 201,
  },
  withdraw: {
    knock: (of, who) => post(app, `/residents/${of}/readings/${randomUUID()}/withdraw`, as(who)),
    proxy: false,
    good: 404,
  },
  correct: {
    knock: (of, who) => post(app, `/residents/${of}/readings/${randomUUID()}/correct`, { body: sitting(), ...as(who) }),
    proxy: false,
    good: 404,
  },
});

beforeAll(async () => {
  app = await buildTestApp();
  site = await aSite(app);
  const own = await aSignedInResident(app, { site });
  person = own.person;
  await hasOpened(app, own, { of: person });
  const body = sitting();
  sessionId = body.sessionId;
  expect((await post(app, `/residents/${person.residentId}/readings`, { who: own, body })).statusCode).toBe(201);
});
afterAll(() => app.stop());

test.each(ROLES)('%s without a right gets no further than the door, and past it finds nothing', async (role: Role) => {
  const who = await inRole(app, role);
  const expected = refusalAtDoor('resident', role) ?? 'not-found';
  for (const { knock } of Object.values(DOORS()))
    for (const of of [person.residentId, randomUUID()])
      expect((await knock(of, who)).json()).toMatchObject({ code: expected });
  const family = await get(app, '/family/readings', as(who));
  if (refusalAtDoor('resident', role)) expect(family.json()).toMatchObject({ code: expected });
  else expect(family.body).not.toContain(person.residentId);
});

const links = RIGHT_KINDS.filter((right) => right === 'proxy').flatMap((right) =>
  LINK_STATES.flatMap((state) =>
    [...SCOPES.map((scope) => [scope]), [...SCOPES]].flatMap((scope) =>
      [-1, 0, 30].map((days) => ({ right, state, scope, days })),
    ),
  ),
);

test.each(links)('a $right whose right is $state for $scope and ends in $days days', async (told) => {
  const caller: SignedInAccount = await aSignedInResident(app);
  const endsOn = addDays(app.clock.today(), told.days);
  const startsOn = addDays(app.clock.today(), -60);
  const { right, state, scope } = told;
  await aLink(app, caller, { over: person, right, state, scope, startsOn, endsOn });
  const reads = linkHolds({ state, startsOn, endsOn }, app.clock.today()) && scope.includes('record');
  for (const { knock, proxy, good } of Object.values(DOORS())) {
    const answer = await knock(person.residentId, caller);
    expect(answer.statusCode).toBe(reads ? (proxy ? good : 403) : 404);
  }
  const queued = [{ residentId: person.residentId, session: sitting() }];
  const { results } = (await post(app, '/readings/batch', { who: caller, body: { items: queued } })).json();
  expect(results).toMatchObject([{ result: 'refused', code: reads ? 'forbidden' : 'not-found' }]);
  const family = await get(app, '/family/readings', { who: caller });
  expect(family.body.includes(person.residentId)).toBe(reads);
});

test('nobody, not the person either, before the record was opened', async () => {
  const self = await aSignedInResident(app);
  for (const { knock } of Object.values(DOORS()))
    expect((await knock(self.person.residentId, self)).json()).toMatchObject({ code: 'record-not-opened' });
});

describe('at the desk', () => {
  const body = () => ({ item: 'waist', value: { item: 'waist', belowCm: 88 }, validFrom: app.clock.today() });
  const set = (who: Who) => post(app, `/desk/residents/${person.residentId}/reading-targets`, { who, body: body() });
  const see = (who: Who) => get(app, `/desk/residents/${person.residentId}/readings`, { who });

  test.each([
    ['doctor', true, 201, 200],
    ['doctor', false, 'other-site', 'other-site'],
    ['nurse', true, 'forbidden', 200],
    ['nurse', false, 'forbidden', 'other-site'],
    ['desk', true, 'forbidden', 'forbidden'],
    ['county-admin', true, 'forbidden', 'forbidden'],
  ] as const)('a %s, of the home clinic: %s', async (role, isHome, mayset, maySee) => {
    const where = role === 'county-admin' ? {} : { site: isHome ? site : await aSite(app) };
    const who = await staffSignedIn(app, await aStaffMember(app, { role, ...where }));
    const [sets, sees] = [await set(who), await see(who)];
    expect(typeof mayset === 'number' ? sets.statusCode : sets.json().code).toBe(mayset);
    expect(typeof maySee === 'number' ? sees.statusCode : sees.json().code).toBe(maySee);
    if (maySee === 200) expect(sees.json().maySet).toBe(role === 'doctor');
  });
});
