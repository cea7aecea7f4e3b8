import { createAppointments } from '@kangban/contract/booking';
import { DeskDay, DeskPerson, findResident } from '@kangban/contract/desk';
import { z } from 'zod';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aChild,
  aLink,
  aParentOf,
  aResident,
  aSignedInResident,
  aSite,
  aStaffMember,
  registeredGuardian,
  type SignedInStaff,
  type StaffMember,
  type Site,
  staffSignedIn,
} from '../../../test/factories';
import { ANAN_DOSES, countyStocks, givenDoses } from '../../../test/factories/immunizations';
import { aGivenDose, allNo, aPart, aSlot, INFLUENZA, type Slot } from '../../../test/factories/slots';
import { get, post } from '../../../test/requests';

const DTAP_4 = { series: 'DTaP', vaccine: 'DTaP', dose: 4 };
const HEPA_1 = { series: 'HepA', vaccine: 'HepA-I', dose: 1 };

type Response = Awaited<ReturnType<typeof post>>;

let app: TestApp;
let site: Site;
let nurse: SignedInStaff;
let member: StaffMember;
let mother: Awaited<ReturnType<typeof aParentOf>>;
let slot: Slot;
let booked: { appointmentId: string; code: string; ticketNo: string };

// Booked on Monday for Wednesday 2026-11-25, 9:00; then the clock stands at Wednesday 8:40.
beforeAll(async () => {
  app = await buildTestApp();
  site = await aSite(app, { name: '柳溪镇卫生院' });
  member = await aStaffMember(app, { site });
  mother = await aParentOf(app, { birthDate: '2025-05-19', sex: 'female', site, name: '陈安安' });
  await countyStocks(app, { HepA: 'HepA-I' });
  await givenDoses(app, mother.children[0]!, ANAN_DOSES);
  slot = await aSlot(app, { at: site, inDays: 2, startsAt: '09:00', online: 2, onsite: 1, staff: 1, ticketBase: 25 });
  const part = aPart(app, { slot, person: mother.children[0]!, doses: [DTAP_4, HEPA_1] });
  const answers = part.answers.map((answer) =>
    answer.question === 'allergy' ? { ...answer, answer: 'yes', details: ['鸡蛋', '起疹子'] } : answer,
  );
  const answer = await post(app, '/appointments', { who: mother, body: { parts: [{ ...part, answers }] } });
  expect(answer.statusCode).toBe(201);
  const [made] = createAppointments.answer.parse(answer.json()).appointments;
  if (!made) throw new Error('nothing was booked');
  booked = made;
  app.clock.set('2026-11-25T08:40:00+08:00');
  nurse = await staffSignedIn(app, member);
});
afterAll(() => app.stop());

const bookedIn = (answer: Response): string =>
  createAppointments.answer.parse(answer.json()).appointments[0]?.appointmentId ?? '';
const foundIn = (answer: Response) => findResident.answer.parse(answer.json()).items;
const find = (code: string, who = nurse) => post(app, '/desk/tickets/find', { who, body: { code } });

describe('the list of the day', () => {
  test('shows the own clinic: masked names, pools, counts', async () => {
    const day = DeskDay.parse((await get(app, '/desk/day', { who: nurse })).json());
    expect(day).toMatchObject({
      day: '2026-11-25',
      siteName: '柳溪镇卫生院',
      counts: { booked: 1, checkedIn: 0, fulfilled: 0, noshow: 0, cancelled: 0 },
    });
    expect(day.slots).toEqual([
      {
        slotId: slot.slotId,
        service: 'immunization',
        startsAt: '09:00',
        endsAt: '09:30',
        online: { capacity: 2, taken: 1, remaining: 1 },
        onsite: { capacity: 1, taken: 0, remaining: 1 },
        staff: { capacity: 1, taken: 0, remaining: 1 },
        onsiteReleased: false,
      },
    ]);
    expect(day.appointments).toHaveLength(1);
    expect(day.appointments[0]).toMatchObject({
      nameMasked: '陈*安',
      ticketNo: 'A026',
      state: 'booked',
      healthOutcome: 'tell-doctor',
      doses: [
        { ...DTAP_4, name: '百白破疫苗' },
        { ...HEPA_1, name: '甲肝灭活疫苗' },
      ],
    });
    expect(JSON.stringify(day)).not.toContain('陈安安');
  });

  test('a cancelled booking is counted and not listed; other days are asked for by day', async () => {
    const later = await aSlot(app, { at: site, inDays: 3, startsAt: '09:00' });
    const other = await aSignedInResident(app, { site });
    const made = await post(app, '/appointments', {
      who: other,
      body: { parts: [aPart(app, { slot: later, person: other.person })] },
    });
    const appointmentId = bookedIn(made);
    await post(app, `/appointments/${appointmentId}/cancel`, { who: other, body: {} });
    const day = DeskDay.parse((await get(app, `/desk/day?day=${later.day}`, { who: nurse })).json());
    expect([day.day, day.appointments, day.counts.cancelled]).toEqual([later.day, [], 1]);
    expect((await get(app, '/desk/day?day=2026-02-30', { who: nurse })).statusCode).toBe(400);
  });

  test('costs two queries whatever its length', async () => {
    const query = jest.spyOn(app.deps.db.pool, 'query');
    await get(app, '/desk/day', { who: nurse });
    expect(query).toHaveBeenCalledTimes(3);
    query.mockRestore();
  });
});

describe('finding a booking', () => {
  test('by the scanned code and by the number in any spelling', async () => {
    for (const typed of [
      booked.code,
      booked.code.toLowerCase(),
      `KB1:${booked.code}`,
      'A026',
      'a26',
      ' A 026 ',
      '26',
    ]) {
      const answer = await find(typed);
      expect([typed, answer.statusCode, answer.json().appointmentId]).toEqual([typed, 200, booked.appointmentId]);
    }
  });

  test('says what it is when it is not one of today here', async () => {
    expect((await find('A027')).json()).toMatchObject({ code: 'ticket-not-found' });
    expect((await find('X026')).json()).toMatchObject({ code: 'ticket-not-found' });
    expect((await find('陈安安')).json()).toMatchObject({ code: 'ticket-not-found' });
    expect((await find('0'.repeat(16))).json()).toMatchObject({ code: 'ticket-not-found' });
    const elsewhere = await staffSignedIn(app, await aStaffMember(app));
    expect((await find(booked.code, elsewhere)).json()).toMatchObject({ code: 'other-site' });
    expect((await find('A026', elsewhere)).json()).toMatchObject({ code: 'ticket-not-found' });
    app.clock.set('2026-11-24T10:00:00+08:00');
    expect((await find(booked.code, await staffSignedIn(app, member))).json()).toMatchObject({
      code: 'ticket-other-day',
      detail: '这个号是11月25日的。',
    });
    app.clock.set('2026-11-25T08:40:00+08:00');
  });
});

describe('the person being checked', () => {
  const read = async (): Promise<DeskPerson> =>
    DeskPerson.parse((await get(app, `/desk/appointments/${booked.appointmentId}`, { who: nurse })).json());

  test('is shown in full, with guardian, answers and what the doctor should read', async () => {
    const person = await read();
    expect(person).toMatchObject({
      name: '陈安安',
      birthDate: '2025-05-19',
      guardians: ['妈妈 李小云'],
      noted: ['鸡蛋过敏', '起疹子'],
      refusals: [],
    });
    expect(person.idMasked).toMatch(/^9900\*{10}\w{2}$/);
    expect(person.answers.find(({ question }) => question === 'allergy')?.answer).toBe('yes');
  });

  test('is decided again today: a dose given meanwhile is refused', async () => {
    await aGivenDose(app, mother.children[0]!, { vaccine: 'DTaP', on: '2026-11-24' });
    expect((await read()).refusals).toEqual([
      { series: 'DTaP', dose: 4, reason: 'already-given', text: expect.stringContaining('11月24日') },
    ]);
    await app.deps.db.pool.query(`DELETE FROM immunization WHERE given_on = '2026-11-24'`).catch(async () => {
      const { Client } = await import('pg');
      const owner = new Client({ connectionString: app.databaseUrl });
      await owner.connect();
      await owner.query(`DELETE FROM immunization WHERE given_on = '2026-11-24'`);
      await owner.end();
    });
    expect((await read()).refusals).toEqual([]);
  });

  test('every look is written down with the member, the role and the site', async () => {
    await read();
    await app.deps.auditor.flush();
    const { rows } = await app.deps.db.pool.query(
      `SELECT DISTINCT actor_kind, actor_id, resident_id, right_kind, site_id, details FROM audit_entry
        WHERE action = 'appointment-read' AND actor_kind = 'staff'`,
    );
    expect(rows).toEqual([
      {
        actor_kind: 'staff',
        actor_id: nurse.staffId,
        resident_id: mother.children[0]!.residentId,
        right_kind: 'nurse',
        site_id: site.siteId,
        details: { appointmentId: booked.appointmentId },
      },
    ]);
  });
});

describe('checking in and missing', () => {
  const act = (id: string, what: 'check-in' | 'no-show') =>
    post(app, `/desk/appointments/${id}/${what}`, { who: nurse });

  test('who is here is checked in once; nobody checked in has missed it', async () => {
    const first = await act(booked.appointmentId, 'check-in');
    expect(first.json()).toMatchObject({
      state: 'checked-in',
      checkedInAt: '2026-11-25T00:40:00.000Z',
      name: '陈安安',
    });
    expect((await act(booked.appointmentId, 'check-in')).json()).toMatchObject({ code: 'appointment-not-changeable' });
    expect((await act(booked.appointmentId, 'no-show')).json()).toMatchObject({ code: 'appointment-not-changeable' });
  });

  test('who did not come is marked, and may still be checked in when they come after all', async () => {
    const late = await aSlot(app, { at: site, inDays: 0, startsAt: '10:00' });
    const person = await aSignedInResident(app, { site });
    const made = await post(app, '/appointments', {
      who: person,
      body: { parts: [aPart(app, { slot: late, person: person.person })] },
    });
    const appointmentId = bookedIn(made);
    expect((await act(appointmentId, 'no-show')).json()).toMatchObject({
      state: 'noshow',
      nameMasked: expect.any(String),
    });
    expect((await act(appointmentId, 'check-in')).json()).toMatchObject({ state: 'checked-in' });
  });

  test('tomorrow’s booking is not checked in today', async () => {
    const tomorrow = await aSlot(app, { at: site, inDays: 1, startsAt: '10:00' });
    const person = await aSignedInResident(app, { site });
    const made = await post(app, '/appointments', {
      who: person,
      body: { parts: [aPart(app, { slot: tomorrow, person: person.person })] },
    });
    const appointmentId = bookedIn(made);
    expect((await act(appointmentId, 'check-in')).json()).toMatchObject({ code: 'ticket-other-day' });
    expect((await act(appointmentId, 'no-show')).json()).toMatchObject({ code: 'appointment-not-changeable' });
  });
});

describe('somebody without a booking', () => {
  const search = (body: object) => post(app, '/desk/residents/find', { who: nurse, body });

  test('is found by ID number anywhere in the county, with what is due and nothing more', async () => {
    const elsewhere = await aSite(app);
    const elder = await aResident(app, { birthDate: '1950-04-02', site: elsewhere, name: '林文强' });
    const answer = await search({ idNumber: ` ${elder.idNumber.toLowerCase()} ` });
    expect(answer.statusCode).toBe(200);
    const [raw] = z.array(z.record(z.string(), z.unknown())).parse(answer.json().items);
    expect(Object.keys(raw ?? {}).sort()).toEqual(['birthDate', 'due', 'idMasked', 'name', 'residentId', 'sex']);
    const [found] = foundIn(answer);
    expect(found).toMatchObject({ residentId: elder.residentId, name: '林文强' });
    expect(found?.due.map((dose) => [dose.vaccine, dose.name, dose.paid])).toEqual(
      expect.arrayContaining([['Flu-IIV', '流感疫苗', true]]),
    );
    await app.deps.auditor.flush();
    const { rows } = await app.deps.db.pool.query(
      `SELECT resident_id FROM audit_entry WHERE action = 'resident-found'`,
    );
    expect(rows).toEqual([{ resident_id: elder.residentId }]);
  });

  test('a child with a booking has nothing due of what is booked', async () => {
    const child = mother.children[0]!;
    const [found] = foundIn(await search({ idNumber: child.idNumber }));
    expect(found?.due.filter((dose) => !dose.paid)).toEqual([]);
  });

  test('is found by name and birthday only at the own clinic or without any', async () => {
    const own = await aResident(app, { name: '周小宇', birthDate: '2020-03-05', site });
    const nowhere = await aResident(app, { name: '周小宇', birthDate: '2020-03-05' });
    await aResident(app, { name: '周小宇', birthDate: '2020-03-05', site: await aSite(app) });
    const found = foundIn(await search({ name: ' 周小宇 ', birthDate: '2020-03-05' }));
    expect(found.map(({ residentId }) => residentId).sort()).toEqual([own.residentId, nowhere.residentId].sort());
    expect((await search({ name: '周小宇', birthDate: '2020-03-06' })).json()).toMatchObject({
      code: 'record-not-found',
    });
  });

  test('a number that cannot be right and one nobody has are told apart', async () => {
    expect((await search({ idNumber: '990000195004020010' })).json()).toMatchObject({ code: 'id-number-invalid' });
    expect((await search({ idNumber: '99000019490101001X' })).json().code).toMatch(
      /^(record-not-found|id-number-invalid)$/,
    );
    expect((await search({ name: '周小宇' })).statusCode).toBe(400);
  });
});

describe('a walk-in', () => {
  const walkIn = async (
    person: Awaited<ReturnType<typeof aResident>>,
    told: { slot: Slot; pool?: 'onsite' | 'staff'; key?: string; doses?: object[]; who?: SignedInStaff },
  ) =>
    post(app, '/desk/walk-ins', {
      who: told.who ?? nurse,
      ...(told.key !== undefined && { key: told.key }),
      body: {
        residentId: person.residentId,
        slotId: told.slot.slotId,
        pool: told.pool ?? 'onsite',
        doses: told.doses ?? [INFLUENZA],
        answers: allNo(app, person),
      },
    });

  test('gets a place of the pool asked for, once per key, until the pool is used up', async () => {
    const today = await aSlot(app, { at: site, inDays: 0, startsAt: '11:00', onsite: 1, staff: 1, ticketBase: 40 });
    const [one, two, three] = [await aResident(app), await aResident(app), await aResident(app)];
    const first = await walkIn(one, { slot: today, key: 'walk-in-key-1' });
    expect([first.statusCode, first.json().ticketNo, first.json().pool]).toEqual([201, 'X041', 'onsite']);
    const again = await walkIn(one, { slot: today, key: 'walk-in-key-1' });
    expect([again.statusCode, again.headers['idempotency-hit'], again.json().appointmentId]).toEqual([
      201,
      'true',
      first.json().appointmentId,
    ]);
    expect((await walkIn(two, { slot: today, key: 'walk-in-key-1' })).json()).toMatchObject({
      code: 'idempotency-body-differs',
    });
    expect((await walkIn(two, { slot: today })).json()).toMatchObject({ code: 'onsite-full' });
    expect((await walkIn(two, { slot: today, pool: 'staff' })).json()).toMatchObject({
      pool: 'staff',
      ticketNo: 'X042',
    });
    expect((await walkIn(three, { slot: today, pool: 'staff' })).json()).toMatchObject({ code: 'onsite-full' });
    const { rows } = await app.deps.db.pool.query(
      `SELECT count(*)::int AS n FROM audit_entry WHERE action = 'walk-in-booked' AND resident_id = $1`,
      [one.residentId],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  test('is refused what is not eligible, not here, already booked, or not answered', async () => {
    const today = await aSlot(app, { at: site, inDays: 0, startsAt: '11:30', endsAt: '12:00', onsite: 5 });
    const person = await aResident(app);
    const child = await aChild(app, { birthDate: '2026-10-01' });
    expect(
      (await walkIn(child, { slot: today, doses: [{ series: 'MMR', vaccine: 'MMR', dose: 1 }] })).json(),
    ).toMatchObject({
      code: 'dose-not-eligible',
    });
    const other = await aSlot(app, { at: await aSite(app), inDays: 0, startsAt: '11:30', endsAt: '12:00' });
    expect((await walkIn(person, { slot: other })).json()).toMatchObject({ code: 'other-site' });
    expect((await walkIn(person, { slot: today })).statusCode).toBe(201);
    expect((await walkIn(person, { slot: today })).json()).toMatchObject({ code: 'appointment-duplicate' });
    const silent = await post(app, '/desk/walk-ins', {
      who: nurse,
      body: {
        residentId: (await aResident(app)).residentId,
        slotId: today.slotId,
        pool: 'onsite',
        doses: [INFLUENZA],
        answers: [],
      },
    });
    expect(silent.json()).toMatchObject({ code: 'answers-incomplete' });
    expect(
      (await walkIn({ ...person, residentId: '0199e1c2-1111-7111-8111-111111111111' }, { slot: today })).statusCode,
    ).toBe(404);
  });
});

test('a guardian named by the registry is shown however the family came in', async () => {
  const child = await aChild(app, { birthDate: '2024-01-08', name: '王萱' });
  const grandmother = await aSignedInResident(app, { name: '赵桂兰', birthDate: '1960-01-01' });
  const father = await aResident(app, { name: '王强' });
  await registeredGuardian(app, grandmother.person, { child, relation: 'grandparent' });
  await registeredGuardian(app, father, { child, relation: 'father' });
  await aLink(app, grandmother, { over: child, right: 'guardian' });
  const today = await aSlot(app, { at: site, inDays: 0, startsAt: '14:00' });
  const made = await post(app, '/appointments', {
    who: grandmother,
    body: { parts: [aPart(app, { slot: today, person: child })] },
  });
  const appointmentId = bookedIn(made);
  const person = (await get(app, `/desk/appointments/${appointmentId}`, { who: nurse })).json();
  expect(person.guardians).toEqual(['爸爸 王强', '祖辈 赵桂兰']);
});
