import { LINK_STATES, linkHolds, RIGHT_KINDS, SCOPES } from '@kangban/domain/identity/rights';
import { addDays } from '@kangban/domain/shared/plain-date';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aLink, aResident, aSignedInResident, type Person, type SignedInAccount } from '../../../test/factories';
import { hasOpened } from '../../../test/factories/consents';
import { get, post, put } from '../../../test/requests';
import { inRole, refusalAtDoor, type Role, ROLES } from '../../../test/roles';
import { uuidV7 } from '../../crypto/uuid-v7';

jest.setTimeout(60_000);

let app: TestApp;
let person: Person;

type Who = { headers: { authorization: string } };
interface Door {
  knock: (of: string, who?: Who) => ReturnType<typeof get>;
  /** A proxy reads and writes nothing. */
  proxy: boolean;
  good: number;
}
const allergy = { kind: 'allergy', what: '花生', category: 'food' };
const as = (who?: Who) => (who ? { who } : {});
const DOORS: Record<string, Door> = {
  write: {
    knock: (of, who) => post(app, `/residents/${of}/own-entries`, { body: allergy, ...as(who) }),
    proxy: false,
    good: 201,
  },
  list: { knock: (of, who) => get(app, `/residents/${of}/own-entries`, as(who)), proxy: true, good: 200 },
  pocket: { knock: (of, who) => get(app, `/residents/${of}/pocket`, as(who)), proxy: true, good: 200 },
  contacts: {
    knock: (of, who) => put(app, `/residents/${of}/contacts`, { body: { contacts: [] }, ...as(who) }),
    proxy: false,
    good: 200,
  },
  card: { knock: (of, who) => get(app, `/residents/${of}/share-card`, as(who)), proxy: false, good: 200 },
  withdraw: {
    knock: (of, who) => post(app, `/residents/${of}/own-entries/${uuidV7()}/withdraw`, as(who)),
    proxy: false,
    good: 404,
  },
};

beforeAll(async () => {
  app = await buildTestApp();
  person = await aResident(app);
  const own = await aSignedInResident(app);
  await hasOpened(app, own, { of: person });
});
afterAll(() => app.stop());

test.each(ROLES)('%s without a right gets no further than the door, and past it finds nothing', async (role: Role) => {
  const who = await inRole(app, role);
  const expected = refusalAtDoor('resident', role) ?? 'not-found';
  for (const { knock } of Object.values(DOORS))
    for (const of of [person.residentId, uuidV7()])
      expect((await knock(of, who)).json()).toMatchObject({ code: expected });
});

const today = () => app.clock.today();
const links = RIGHT_KINDS.filter((right) => right === 'proxy').flatMap((right) =>
  LINK_STATES.flatMap((state) =>
    [...SCOPES.map((scope) => [scope]), [...SCOPES]].flatMap((scope) =>
      [-1, 0, 30].map((days) => ({ right, state, scope, days })),
    ),
  ),
);

test.each(links)('a $right whose right is $state for $scope and ends in $days days', async (told) => {
  const caller: SignedInAccount = await aSignedInResident(app);
  const endsOn = addDays(today(), told.days);
  const startsOn = addDays(today(), -60);
  await aLink(app, caller, {
    over: person,
    right: told.right,
    state: told.state,
    scope: told.scope,
    startsOn,
    endsOn,
  });
  const reads = linkHolds({ state: told.state, startsOn, endsOn }, today()) && told.scope.includes('record');
  for (const { knock, proxy, good } of Object.values(DOORS)) {
    const answer = await knock(person.residentId, caller);
    expect(answer.statusCode).toBe(reads ? (proxy ? good : 403) : 404);
  }
});

test('nobody, not the person either, before the record was opened', async () => {
  const self = await aSignedInResident(app);
  for (const { knock } of Object.values(DOORS))
    expect((await knock(self.person.residentId, self)).json()).toMatchObject({ code: 'record-not-opened' });
});
