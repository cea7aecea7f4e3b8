import { acceptOffer, joinWaitlist, leaveWaitlist, listWaitlist } from '@kangban/contract/waitlist';
import { SCOPES } from '@kangban/domain/identity/rights';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aLink,
  anAccount,
  aResident,
  aSignedInResident,
  aSite,
  type Person,
  signedIn,
  type SignedInAccount,
} from '../../../test/factories';
import { allNo, aSlot, consentNow, INFLUENZA, type Slot } from '../../../test/factories/slots';
import { get, post, remove } from '../../../test/requests';
import { inRole, refusalAtDoor, ROLES } from '../../../test/roles';

let app: TestApp;
let siteId: string;
let slot: Slot;
beforeAll(async () => {
  app = await buildTestApp();
  const site = await aSite(app);
  siteId = site.siteId;
  slot = await aSlot(app, { at: site, online: 0 });
});
afterAll(() => app.stop());

type Who = Pick<SignedInAccount, 'headers'>;
type Response = Awaited<ReturnType<typeof post>>;
const told = (who: Who | undefined, body?: object) => ({ ...(who && { who }), ...(body && { body }) });
const wish = (person: Person) => ({
  siteId,
  day: slot.day,
  half: 'any',
  residentId: person.residentId,
  doses: [INFLUENZA],
  answers: allNo(app, person),
  consent: consentNow(app),
});

async function waitingFor(person: Person): Promise<string> {
  const who = await signedIn(app, await anAccount(app, { of: person }));
  return joinWaitlist.answer.parse((await post(app, '/waitlist', { who, body: wish(person) })).json()).entryId;
}

/** Asks about a person, and what somebody who may hears: there is no offer to accept yet. */
const DOORS: Record<
  string,
  { caller: 'resident'; may: number; ask: (who: Who | undefined, about: Person) => Promise<Response> }
> = {
  'POST /waitlist': {
    caller: joinWaitlist.caller,
    may: 201,
    ask: (who, about) => post(app, '/waitlist', told(who, wish(about))),
  },
  'POST /waitlist/:id/accept': {
    caller: acceptOffer.caller,
    may: 409,
    ask: async (who, about) => post(app, `/waitlist/${await waitingFor(about)}/accept`, told(who, {})),
  },
  'DELETE /waitlist/:id': {
    caller: leaveWaitlist.caller,
    may: 200,
    ask: async (who, about) => remove(app, `/waitlist/${await waitingFor(about)}`, told(who)),
  },
};

describe.each(Object.entries(DOORS))('%s', (_, door) => {
  test.each(ROLES)('%s', async (role) => {
    const answer = await door.ask(await inRole(app, role), await aResident(app));
    expect(answer.json()).toMatchObject({ code: refusalAtDoor(door.caller, role) ?? 'not-found' });
  });

  test.each(SCOPES)('a right with the scope %s alone', async (scope) => {
    const person = await aResident(app);
    const actor = await aSignedInResident(app);
    await aLink(app, actor, { over: person, right: 'proxy', scope: [scope] });
    const answer = await door.ask(actor, person);
    expect(answer.statusCode).toBe(scope === 'booking' ? door.may : 404);
  });
});

test.each(ROLES)('GET /waitlist: %s', async (role) => {
  const answer = await get(app, '/waitlist', told(await inRole(app, role)));
  const refused = refusalAtDoor(listWaitlist.caller, role);
  if (refused) expect(answer.json()).toMatchObject({ code: refused });
  else expect(answer.json()).toEqual({ items: [] });
});

test('GET /waitlist shows those one may book for', async () => {
  const [mine, theirs] = [await aResident(app), await aResident(app)];
  await waitingFor(mine);
  await waitingFor(theirs);
  const actor = await aSignedInResident(app);
  await aLink(app, actor, { over: mine, right: 'proxy' });
  await aLink(app, actor, { over: theirs, right: 'proxy', scope: ['record'] });
  const { items } = listWaitlist.answer.parse((await get(app, '/waitlist', { who: actor })).json());
  expect(items.map((entry) => entry.resident.residentId)).toEqual([mine.residentId]);
});
