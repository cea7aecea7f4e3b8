import { createAppointments } from '@kangban/contract/booking';
import { brokenInvariants } from '../../../test/booking-invariants';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aResident,
  aSite,
  aStaffMember,
  anAccount,
  type Person,
  signedIn,
  type Site,
  type StaffMember,
} from '../../../test/factories';
import { allNo, aPart, aSlot, INFLUENZA, type Slot } from '../../../test/factories/slots';
import { post } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';
import { isRefused } from '../../http/refusal';
import { bookAtDesk, type DeskBooking, type DeskMove, markNoShows, moveAppointment } from './desk-service';

let app: TestApp;
let site: Site;
let nurse: StaffMember;
beforeEach(async () => {
  app = await buildTestApp();
  site = await aSite(app);
  nurse = await aStaffMember(app, { site });
});
afterEach(async () => {
  expect(await brokenInvariants(app)).toEqual([]);
  await app.stop();
});

let keys = 0;
const atDesk = (person: Person, slot: Slot, told: Partial<DeskBooking> = {}): DeskBooking => ({
  countyCode: '990101',
  staffId: nurse.staffId,
  siteId: site.siteId,
  residentId: person.residentId,
  slotId: slot.slotId,
  pool: 'onsite',
  doses: [INFLUENZA],
  answers: allNo(app, person),
  key: `desk-key-${(keys += 1)}`,
  ...told,
});
const refusalOf = (outcome: unknown): string => (isRefused(outcome) ? outcome.refused : 'done');

async function booked(person: Person, slot: Slot): Promise<string> {
  const who = await signedIn(app, await anAccount(app, { of: person }), `phone of ${person.residentId}`);
  const answer = await post(app, '/appointments', { who, body: { parts: [aPart(app, { slot, person })] } });
  return createAppointments.answer.parse(answer.json()).appointments[0]!.appointmentId;
}
const move = (appointmentId: string, to: DeskMove['move'], siteId = site.siteId) =>
  moveAppointment(app.deps, {
    countyCode: '990101',
    appointmentId,
    move: to,
    by: { staffId: nurse.staffId, siteId, role: 'nurse' },
  });

describe('giving a place at the desk', () => {
  test('draws from its own pool, past online cut-off, with an X ticket; the same key gives it once', async () => {
    const slot = await aSlot(app, {
      at: site,
      inDays: 0,
      startsAt: '08:00',
      online: 5,
      onsite: 1,
      staff: 1,
      ticketBase: 3,
    });
    const person = await aResident(app);
    const asked = atDesk(person, slot);
    const first = await bookAtDesk(app.deps, asked);
    expect(first).toMatchObject({ hit: false });
    expect(await bookAtDesk(app.deps, asked)).toEqual({ ...first, hit: true });
    expect(await rowsOf(app, 'SELECT ticket_no, pool, booked_by_staff, consent_version FROM appointment')).toEqual([
      { ticket_no: 'X004', pool: 'onsite', booked_by_staff: nurse.staffId, consent_version: 'at-desk' },
    ]);
    expect(refusalOf(await bookAtDesk(app.deps, atDesk(await aResident(app), slot)))).toBe('onsite-full');
    expect(refusalOf(await bookAtDesk(app.deps, atDesk(await aResident(app), slot, { pool: 'staff' })))).toBe('done');
    expect(await rowsOf(app, 'SELECT action, actor_kind FROM audit_entry')).toEqual(
      new Array(2).fill({ action: 'walk-in-booked', actor_kind: 'staff' }),
    );
  });

  test('only at the own site, with all questions answered, once per dose, before the slot ends', async () => {
    const slot = await aSlot(app, { at: site, inDays: 0, startsAt: '07:30' });
    const person = await aResident(app);
    expect(refusalOf(await bookAtDesk(app.deps, atDesk(person, slot)))).toBe('slot-past-cutoff');
    const later = await aSlot(app, { at: site, inDays: 0 });
    expect(refusalOf(await bookAtDesk(app.deps, atDesk(person, later, { siteId: (await aSite(app)).siteId })))).toBe(
      'other-site',
    );
    expect(refusalOf(await bookAtDesk(app.deps, atDesk(person, later, { answers: [] })))).toBe('answers-incomplete');
    expect(refusalOf(await bookAtDesk(app.deps, atDesk(person, later, { doses: [{ ...INFLUENZA, dose: 9 }] })))).toBe(
      'dose-not-eligible',
    );
    expect(refusalOf(await bookAtDesk(app.deps, atDesk(person, later)))).toBe('done');
    expect(refusalOf(await bookAtDesk(app.deps, atDesk(person, later)))).toBe('appointment-duplicate');
  });

  test('desk and residents in one race never share a number', async () => {
    const slot = await aSlot(app, { at: site, inDays: 0, startsAt: '10:00', online: 4, onsite: 3 });
    const people = await Promise.all(Array.from({ length: 20 }, () => aResident(app)));
    const outcomes = await Promise.all(
      people.map(async (person, index) => {
        if (index % 2 === 0) return refusalOf(await bookAtDesk(app.deps, atDesk(person, slot)));
        const who = await signedIn(app, await anAccount(app, { of: person }), `phone of ${person.residentId}`);
        const answer = await post(app, '/appointments', { who, body: { parts: [aPart(app, { slot, person })] } });
        return answer.statusCode === 201 ? 'done' : String(answer.json().code);
      }),
    );
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(7);
    const places = await rowsOf(app, 'SELECT place FROM appointment ORDER BY place');
    expect(places.map((row) => row.place)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
});

describe('moves at the desk', () => {
  test('check-in, done; nothing afterwards', async () => {
    const slot = await aSlot(app, { at: site, inDays: 0, startsAt: '10:00' });
    const id = await booked(await aResident(app), slot);
    expect(await move(id, 'check-in')).toEqual({ state: 'checked-in' });
    expect(refusalOf(await move(id, 'no-show'))).toBe('appointment-not-changeable');
    expect(await move(id, 'fulfil')).toEqual({ state: 'fulfilled' });
    expect(refusalOf(await move(id, 'check-in'))).toBe('appointment-not-changeable');
    expect(
      (await rowsOf(app, 'SELECT move, by_staff FROM appointment_event ORDER BY event_id')).map((row) => row.move),
    ).toEqual(['check-in', 'fulfil']);
  });

  test('not of another site, not of another day, not of nobody', async () => {
    const id = await booked(await aResident(app), await aSlot(app, { at: site, inDays: 1 }));
    expect(refusalOf(await move(id, 'check-in', (await aSite(app)).siteId))).toBe('other-site');
    expect(refusalOf(await move(id, 'check-in'))).toBe('ticket-other-day');
    expect(refusalOf(await move(id, 'no-show'))).toBe('appointment-not-changeable');
    expect(refusalOf(await move('00000000-0000-7000-8000-000000000000', 'check-in'))).toBe('not-found');
  });

  test('who was marked as missed may book again, or be checked in after all, not both', async () => {
    const slot = await aSlot(app, { at: site, inDays: 0, startsAt: '10:00' });
    const late = await booked(await aResident(app), slot);
    expect(await move(late, 'no-show')).toEqual({ state: 'noshow' });
    expect(await move(late, 'check-in')).toEqual({ state: 'checked-in' });
    const person = await aResident(app);
    const missed = await booked(person, slot);
    await move(missed, 'no-show');
    expect(
      refusalOf(
        await bookAtDesk(app.deps, atDesk(person, await aSlot(app, { at: site, inDays: 0, startsAt: '11:00' }))),
      ),
    ).toBe('done');
    expect(refusalOf(await move(missed, 'check-in'))).toBe('appointment-duplicate');
  });

  test('at the end of the day everybody who never came is marked, once; their places stay used', async () => {
    const today = await aSlot(app, { at: site, inDays: 0, startsAt: '10:00', online: 3 });
    const tomorrow = await aSlot(app, { at: site, inDays: 1 });
    const came = await booked(await aResident(app), today);
    await move(came, 'check-in');
    for (const slot of [today, today, tomorrow]) await booked(await aResident(app), slot);
    expect(await markNoShows(app.deps, '990101', app.clock.today())).toBe(2);
    expect(await markNoShows(app.deps, '990101', app.clock.today())).toBe(0);
    expect(await rowsOf(app, 'SELECT state, count(*)::int AS n FROM appointment GROUP BY 1 ORDER BY 1')).toEqual([
      { state: 'booked', n: 1 },
      { state: 'checked-in', n: 1 },
      { state: 'noshow', n: 2 },
    ]);
    expect(await rowsOf(app, 'SELECT online_taken FROM slot WHERE slot_id = $1', [today.slotId])).toEqual([
      { online_taken: 3 },
    ]);
  });
});
