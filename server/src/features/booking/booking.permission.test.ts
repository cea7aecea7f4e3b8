import {
  cancelAppointment,
  createAppointments,
  getAppointment,
  listAppointments,
  rescheduleAppointment,
} from '@kangban/contract/booking';
import { rightOver, type RightKind, type Scope, SCOPES } from '@kangban/domain/identity/rights';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aLink,
  aResident,
  aSignedInResident,
  aSite,
  anAccount,
  type LinkTold,
  type Person,
  signedIn,
  type SignedInAccount,
} from '../../../test/factories';
import { aPart, aSlot, type Slot } from '../../../test/factories/slots';
import { get, post } from '../../../test/requests';
import { inRole, refusalAtDoor, ROLES } from '../../../test/roles';

let app: TestApp;
let slot: Slot;
let other: Slot;
beforeAll(async () => {
  app = await buildTestApp();
  const site = await aSite(app);
  slot = await aSlot(app, { at: site, online: 200 });
  other = await aSlot(app, { at: site, startsAt: '10:00', online: 200 });
});
afterAll(() => app.stop());

const CHILD = { bornMonthsAgo: 100 };
type Who = Pick<SignedInAccount, 'headers'>;
type Response = Awaited<ReturnType<typeof post>>;

async function aPhone(person: Person): Promise<SignedInAccount> {
  return signedIn(app, await anAccount(app, { of: person }), `phone of ${person.residentId}`);
}
const bookingOf = (person: Person) => ({ parts: [aPart(app, { slot, person })] });

/** A booking the person made for themself. */
async function bookedBy(person: Person): Promise<string> {
  const answer = await post(app, '/appointments', { who: await aPhone(person), body: bookingOf(person) });
  return createAppointments.answer.parse(answer.json()).appointments[0]!.appointmentId;
}

interface Door {
  definition: { caller: 'resident' };
  success: number;
  /** Asks about a person who is not the caller, unless a right says so. */
  ask: (who: Who | undefined, about: Person) => Promise<Response>;
}
const told = (who: Who | undefined, body?: object) => ({ ...(who && { who }), ...(body && { body }) });

const DOORS: Record<string, Door> = {
  'POST /appointments': {
    definition: createAppointments,
    success: 201,
    ask: (who, about) => post(app, '/appointments', told(who, bookingOf(about))),
  },
  'GET /appointments/:id': {
    definition: getAppointment,
    success: 200,
    ask: async (who, about) => get(app, `/appointments/${await bookedBy(about)}`, told(who)),
  },
  'POST /appointments/:id/cancel': {
    definition: cancelAppointment,
    success: 200,
    ask: async (who, about) => post(app, `/appointments/${await bookedBy(about)}/cancel`, told(who, {})),
  },
  'POST /appointments/:id/reschedule': {
    definition: rescheduleAppointment,
    success: 200,
    ask: async (who, about) =>
      post(app, `/appointments/${await bookedBy(about)}/reschedule`, told(who, { slotId: other.slotId })),
  },
};

describe.each(Object.entries(DOORS))('%s', (_, door) => {
  test.each(ROLES)('%s', async (role) => {
    const answer = await door.ask(await inRole(app, role), await aResident(app));
    // Who gets in at the door is a stranger to this person: the person is not there.
    const expected = refusalAtDoor(door.definition.caller, role) ?? 'not-found';
    expect(answer.json()).toMatchObject({ code: expected });
  });

  const RELATIONS: [string, RightKind, Partial<LinkTold>][] = [
    ['guardian', 'guardian', {}],
    ['proxy', 'proxy', {}],
    ['guardian whose right waits for agreement', 'guardian', { state: 'pending' }],
    ['proxy whose right was ended', 'proxy', { state: 'ended' }],
    ['proxy whose right ran out yesterday', 'proxy', { endsOn: '2026-11-22' }],
    ['proxy on the last day of the right', 'proxy', { endsOn: '2026-11-23' }],
    ['proxy whose right begins tomorrow', 'proxy', { startsOn: '2026-11-24' }],
  ];
  test.each(RELATIONS)('%s', async (_relation, right, link) => {
    const person = await aResident(app, right === 'guardian' ? CHILD : {});
    const actor = await aSignedInResident(app, {});
    const who = await signedIn(app, actor, `phone of ${actor.person.residentId}`);
    await aLink(app, who, { over: person, right, ...link });
    const holds =
      (link.state ?? 'active') === 'active' && link.endsOn !== '2026-11-22' && link.startsOn !== '2026-11-24';
    const answer = await door.ask(who, person);
    expect(holds ? answer.statusCode : answer.json().code).toBe(holds ? door.success : 'not-found');
  });

  test.each(SCOPES)('a right with the scope %s alone', async (scope: Scope) => {
    const person = await aResident(app);
    const actor = await aSignedInResident(app);
    const who = await signedIn(app, actor, `phone of ${actor.person.residentId}`);
    await aLink(app, who, { over: person, right: 'proxy', scope: [scope] });
    const right = {
      linkId: '',
      residentId: person.residentId,
      right: 'proxy' as const,
      scope: [scope],
      label: '',
      endsOn: null,
    };
    const may = rightOver([right], person.residentId, 'booking') !== undefined;
    const answer = await door.ask(who, person);
    expect(answer.statusCode).toBe(may ? door.success : 404);
  });

  test('nothing was done for those who may not', async () => {
    const person = await aResident(app);
    const stranger = await aSignedInResident(app);
    await door.ask(stranger, person);
    const { rows } = await app.deps.db.pool.query<{ state: string }>(
      'SELECT state FROM appointment WHERE resident_id = $1',
      [person.residentId],
    );
    expect(rows.every((row) => row.state === 'booked')).toBe(true);
  });
});

describe('GET /appointments', () => {
  test.each(ROLES)('%s', async (role) => {
    const who = await inRole(app, role);
    const answer = await get(app, '/appointments', told(who));
    const refused = refusalAtDoor(listAppointments.caller, role);
    if (refused) expect(answer.json()).toMatchObject({ code: refused });
    else expect(answer.json()).toEqual({ items: [], nextCursor: null });
  });

  test('shows those one may book for, and nobody else', async () => {
    const [child, grandmother, neighbour] = [await aResident(app, CHILD), await aResident(app), await aResident(app)];
    for (const person of [child, grandmother, neighbour]) await bookedBy(person);
    const actor = await aSignedInResident(app);
    await aLink(app, actor, { over: child, right: 'guardian' });
    await aLink(app, actor, { over: grandmother, right: 'proxy', scope: ['record'] });
    const mine = listAppointments.answer.parse((await get(app, '/appointments', { who: actor })).json());
    expect(mine.items.map((card) => card.resident.residentId)).toEqual([child.residentId]);
    const asked = await get(app, `/appointments?residentId=${neighbour.residentId}`, { who: actor });
    expect(asked.json()).toEqual({ items: [], nextCursor: null });
  });
});
