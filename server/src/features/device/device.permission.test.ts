import { randomUUID } from 'node:crypto';
import { LINK_STATES, linkHolds, SCOPES } from '@kangban/domain/identity/rights';
import { addDays } from '@kangban/domain/shared/plain-date';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aLink, aSignedInResident, type Person, type SignedInAccount } from '../../../test/factories';
import { hasOpened } from '../../../test/factories/consents';
import { get, post, put, remove } from '../../../test/requests';
import { inRole, refusalAtDoor, type Role, ROLES } from '../../../test/roles';

jest.setTimeout(90_000);

let app: TestApp;
let person: Person;
let owner: SignedInAccount & { person: Person };
let deviceId: string;

type Who = { headers: { authorization: string } };
const as = (who?: Who) => (who ? { who } : {});
const meter = (residentIds: string[]) => ({
  kind: 'scale',
  link: 'gateway',
  name: '秤',
  serial: randomUUID(),
  residentIds,
});
type Knock = (who?: Who) => ReturnType<typeof get>;
const DOORS = (): Record<string, Knock> => ({
  register: (who) => post(app, '/devices', { body: meter([person.residentId]), ...as(who) }),
  bind: (who) => put(app, `/devices/${deviceId}/residents/${person.residentId}`, { body: {}, ...as(who) }),
  revoke: (who) => post(app, `/devices/${deviceId}/revoke`, as(who)),
  unbind: (who) => remove(app, `/devices/${deviceId}/residents/${person.residentId}`, as(who)),
});

beforeAll(async () => {
  app = await buildTestApp();
  owner = await aSignedInResident(app);
  person = owner.person;
  await hasOpened(app, owner, { of: person });
  deviceId = (await post(app, '/devices', { who: owner, body: meter([person.residentId]) })).json().device.deviceId;
});
afterAll(() => app.stop());

test.each(ROLES)('%s without a right gets no further than the door, and past it finds nothing', async (role: Role) => {
  const who = await inRole(app, role);
  const expected = refusalAtDoor('resident', role) ?? 'not-found';
  for (const knock of Object.values(DOORS())) expect((await knock(who)).json()).toMatchObject({ code: expected });
  const list = await get(app, '/devices', as(who));
  expect(list.body).not.toContain(deviceId);
});

const links = LINK_STATES.flatMap((state) =>
  [...SCOPES.map((scope) => [scope]), [...SCOPES]].map((scope) => ({ state, scope })),
);
test.each(links)('a proxy whose right is $state for $scope', async ({ state, scope }) => {
  const caller = await aSignedInResident(app);
  const [startsOn, endsOn] = [addDays(app.clock.today(), -60), addDays(app.clock.today(), 30)];
  await aLink(app, caller, { over: person, right: 'proxy', state, scope, startsOn, endsOn });
  const reads = linkHolds({ state, startsOn, endsOn }, app.clock.today()) && scope.includes('record');
  for (const knock of Object.values(DOORS()))
    expect((await knock(caller)).json()).toMatchObject({ code: reads ? 'forbidden' : 'not-found' });
  expect((await get(app, '/devices', { who: caller })).body.includes(deviceId)).toBe(reads);
});

test('somebody of another family joins no meter, and takes nobody off it', async () => {
  const other = await aSignedInResident(app);
  await hasOpened(app, other, { of: other.person });
  const { residentId } = other.person;
  const both = await post(app, '/devices', { who: other, body: meter([residentId, person.residentId]) });
  expect(both.json()).toMatchObject({ code: 'not-found' });
  const join = (who: Who) => put(app, `/devices/${deviceId}/residents/${residentId}`, { who, body: {} });
  expect((await join(other)).json()).toMatchObject({ code: 'not-found' });
  expect((await join(owner)).json()).toMatchObject({ code: 'not-found' });
  expect((await remove(app, `/devices/${deviceId}/residents/${residentId}`, { who: other })).json()).toMatchObject({
    code: 'not-found',
  });
  expect((await get(app, '/devices', { who: owner })).json().items).toMatchObject([{ people: [{ slot: 1 }] }]);
});

test('before the record was opened nobody binds a meter', async () => {
  const self = await aSignedInResident(app);
  const answer = await post(app, '/devices', { who: self, body: meter([self.person.residentId]) });
  expect(answer.json()).toMatchObject({ code: 'record-not-opened' });
});
