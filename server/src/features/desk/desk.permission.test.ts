import { createAppointments } from '@kangban/contract/booking';
import { type DeskAction, STAFF_ROLES, staffMay } from '@kangban/domain/identity/staff-rights';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  anAccount,
  aResident,
  aSignedInResident,
  aSite,
  aStaffMember,
  type Person,
  signedIn,
  type Site,
  staffSignedIn,
} from '../../../test/factories';
import { allNo, aPart, aSlot, INFLUENZA, type Slot } from '../../../test/factories/slots';
import { get, post, type Told } from '../../../test/requests';

type Who = NonNullable<Told['who']>;
type Response = Awaited<ReturnType<typeof post>>;

let app: TestApp;
let site: Site;
let other: Site;
let slot: Slot;
let walker: Person;

/** A fresh booking of today at the clinic, so that no endpoint stands in another's way. */
async function aBooking(): Promise<{ appointmentId: string; code: string }> {
  const person = await aResident(app, { site });
  // A phone of its own each time: one installation books only so often a day.
  const who = await signedIn(app, await anAccount(app, { of: person }), `phone of ${person.residentId}`);
  const made = await post(app, '/appointments', { who, body: { parts: [aPart(app, { slot, person })] } });
  const [booked] = createAppointments.answer.parse(made.json()).appointments;
  if (!booked) throw new Error('nothing was booked');
  return booked;
}

interface Asked {
  action: DeskAction;
  /** Whether the thing asked about belongs to the clinic `site`, or to whichever clinic asks. */
  of: 'site' | 'own';
  ask: (who: Who) => Promise<Response>;
}

const ASKED: Record<string, Asked> = {
  'GET /desk/day': { action: 'see-day', of: 'own', ask: (who) => get(app, '/desk/day', { who }) },
  'POST /desk/tickets/find': {
    action: 'see-person',
    of: 'site',
    ask: async (who) => post(app, '/desk/tickets/find', { who, body: { code: (await aBooking()).code } }),
  },
  'GET /desk/appointments/:id': {
    action: 'see-person',
    of: 'site',
    ask: async (who) => get(app, `/desk/appointments/${(await aBooking()).appointmentId}`, { who }),
  },
  'POST /desk/appointments/:id/check-in': {
    action: 'check-in',
    of: 'site',
    ask: async (who) => post(app, `/desk/appointments/${(await aBooking()).appointmentId}/check-in`, { who }),
  },
  'POST /desk/appointments/:id/no-show': {
    action: 'mark-no-show',
    of: 'site',
    ask: async (who) => post(app, `/desk/appointments/${(await aBooking()).appointmentId}/no-show`, { who }),
  },
  'POST /desk/residents/find': {
    action: 'find-resident',
    of: 'own',
    ask: (who) => post(app, '/desk/residents/find', { who, body: { idNumber: walker.idNumber } }),
  },
  'POST /desk/walk-ins': {
    action: 'give-walk-in-place',
    of: 'site',
    ask: async (who) => {
      const person = await aResident(app);
      const body = { residentId: person.residentId, slotId: slot.slotId, pool: 'onsite', doses: [INFLUENZA] };
      return post(app, '/desk/walk-ins', { who, body: { ...body, answers: allNo(app, person) } });
    },
  },
};

beforeAll(async () => {
  app = await buildTestApp({ now: '2026-11-25T07:40:00+08:00' });
  site = await aSite(app);
  other = await aSite(app);
  slot = await aSlot(app, { at: site, inDays: 0, startsAt: '08:30', online: 200, onsite: 50 });
  walker = await aResident(app, { site });
});
afterAll(() => app.stop());

const RELATIONS = ['own clinic', 'other clinic'] as const;
const matrix = Object.keys(ASKED).flatMap((name) =>
  STAFF_ROLES.flatMap((role) => RELATIONS.map((relation) => [name, role, relation] as const)),
);

test.each(matrix)('%s by %s of the %s answers as the rule of staff rights says', async (name, role, relation) => {
  const { action, of, ask } = ASKED[name]!;
  const at = relation === 'own clinic' ? site : other;
  const member = await aStaffMember(app, { role, ...(role !== 'county-admin' && { site: at }) });
  const siteId = member.siteId;
  const expected = staffMay({ role, siteId }, action, of === 'own' ? siteId : site.siteId);
  const answer = await ask(await staffSignedIn(app, member));
  if (expected === 'allowed') expect(answer.statusCode).toBeLessThan(300);
  else expect(answer.json()).toMatchObject({ code: expected, status: 403 });
});

describe.each(Object.keys(ASKED))('%s refuses', (name) => {
  const { ask } = ASKED[name]!;
  test('nobody', async () => {
    expect((await ask({ headers: {} as never })).json()).toMatchObject({ code: 'not-signed-in' });
  });
  test('residents', async () => {
    expect((await ask(await aSignedInResident(app))).json()).toMatchObject({ code: 'forbidden' });
    expect((await ask(await signedIn(app, await anAccount(app)))).json()).toMatchObject({ code: 'forbidden' });
  });
  test('a member whose session ended, and one who was disabled', async () => {
    const gone = await staffSignedIn(app, await aStaffMember(app, { site }));
    await app.deps.db.pool.query('UPDATE staff_session SET revoked_at = $2 WHERE session_id = $1', [
      gone.session.sessionId,
      app.clock.now(),
    ]);
    expect((await ask(gone)).json()).toMatchObject({ code: 'session-expired' });
    const disabled = await staffSignedIn(app, await aStaffMember(app, { site, disabled: true }));
    expect((await ask(disabled)).json()).toMatchObject({ code: 'session-expired' });
  });
});

test('a member moved to another clinic sees the new one with the old token', async () => {
  const member = await aStaffMember(app, { site });
  const nurse = await staffSignedIn(app, member);
  await app.deps.db.pool.query('UPDATE staff SET site_id = $2 WHERE staff_id = $1', [member.staffId, other.siteId]);
  expect((await get(app, '/desk/day', { who: nurse })).json()).toMatchObject({ siteName: other.name });
  const { appointmentId } = await aBooking();
  expect((await get(app, `/desk/appointments/${appointmentId}`, { who: nurse })).json()).toMatchObject({
    code: 'other-site',
  });
});
