import { randomUUID } from 'node:crypto';
import type { ReadingBoard } from '@kangban/contract/reading/board';
import type { BatchResult, LoggedReading, ReadingSession } from '@kangban/contract/reading/reading';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { Client } from 'pg';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aSignedInResident,
  aSite,
  aStaffMember,
  type SignedInAccount,
  type Site,
  staffSignedIn,
} from '../../../test/factories';
import { hasOpened } from '../../../test/factories/consents';
import { COUNTY } from '../../../test/factories/context';
import { get, post, put, type Told } from '../../../test/requests';
import { insertEntries, makeEntry } from '../record/entry';
import { writeLetters } from './letter-service';

jest.setTimeout(90_000);

let app: TestApp;
type Resident = SignedInAccount & { residentId: string };
let me: Resident;
let site: Site;

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

async function aResidentWithRecord(told: object = {}): Promise<Resident> {
  const account = await aSignedInResident(app, { birthDate: '1955-01-01', ...told });
  await hasOpened(app, account, { of: account.person });
  return { ...account, residentId: account.person.residentId };
}

beforeAll(async () => {
  app = await buildTestApp();
});
afterAll(() => app.stop());
beforeEach(async () => {
  site = await aSite(app);
  me = await aResidentWithRecord({ site });
});

const path = (rest: string, of = me.residentId): string => `/residents/${of}/${rest}`;
const at = (hoursBack = 0): string => new Date(app.clock.now().getTime() - hoursBack * HOUR_MS).toISOString();
const bp = (systolic: number, diastolic: number) => ({ item: 'blood-pressure', systolic, diastolic });
const sugar = (mmolL: number, time = 'fasting') => ({ item: 'glucose', mmolL, time });
const session = (values: object[], more: object = {}) => ({ sessionId: randomUUID(), at: at(), values, ...more });
const log = (body: object, told: Told = {}) => post(app, path('readings'), { who: me, body, ...told });
const listed = async (item = 'blood-pressure'): Promise<ReadingSession[]> =>
  (await get(app, path(`readings?item=${item}`), { who: me })).json<{ items: ReadingSession[] }>().items;
const board = async (item = 'blood-pressure') => {
  const { boards } = (await get(app, path('reading-home'), { who: me })).json<{ boards: ReadingBoard[] }>();
  return boards.find((one) => one.item === item);
};
const tasksOf = async (residentId = me.residentId) =>
  (await app.deps.db.pool.query('SELECT kind, items, title, state FROM care_task WHERE resident_id = $1', [residentId]))
    .rows;
const evidenceOf = async () =>
  (
    await app.deps.db.pool.query('SELECT * FROM point_evidence WHERE resident_id = $1 ORDER BY noted_at', [
      me.residentId,
    ])
  ).rows;

async function clinicSays(
  kind: 'condition' | 'observation' | 'maternal-visit' | 'care-plan',
  payload: object,
): Promise<void> {
  const today = app.clock.today();
  const made = makeEntry(
    {
      residentId: me.residentId,
      birthDate: toPlainDate('1955-01-01'),
      kind,
      payload,
      happenedOn: today,
      institution: '柳溪镇卫生院',
      source: 'clinic',
    },
    today,
  );
  if (!('entry' in made)) throw new Error(JSON.stringify(made.faults));
  await app.deps.db.transaction((client) =>
    insertEntries(client, COUNTY, { entries: [made.entry], at: app.clock.now() }),
  );
}
const hypertension = {
  what: { text: '原发性高血压', coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'I10' }], known: true },
  clinical: 'active',
  verification: 'confirmed',
};

describe('a sitting', () => {
  test('of three is kept as its readings and shown as their mean, with where it comes from', async () => {
    const body = session([bp(150, 90), bp(137, 85), bp(138, 84)], { medicine: 'before' });
    const answer = await log(body);
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toMatchObject({
      alarm: null,
      session: {
        sessionId: body.sessionId,
        text: '142/86',
        unit: 'mmHg',
        mean: bp(142, 86),
        source: 'typed',
        sourceText: '自己填的',
        medicine: 'before',
        part: 'morning',
        mayChange: true,
      },
    });
    const [row, ...others] = await listed();
    expect(row).toEqual(answer.json().session);
    expect(others).toEqual([]);
    expect(row?.readings).toHaveLength(3);
    const moments = (row?.readings ?? []).map((one) => Date.parse(one.at));
    const [first = 0, second = 0, third = 0] = moments;
    expect([second - first, third - second]).toEqual([MINUTE_MS, MINUTE_MS]);
    const { rows } = await app.deps.db.pool.query('SELECT * FROM record_entry WHERE resident_id = $1', [me.residentId]);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({ source: 'resident', recorded_by_account: me.accountId, kind: 'observation' });
  });

  test('is kept once, whatever key it is sent with, and its id is not for other values', async () => {
    const body = session([bp(134, 84)]);
    expect((await log(body)).json().session.sessionId).toBe(body.sessionId);
    expect((await log(body)).statusCode).toBe(201);
    expect((await log({ ...body, values: [bp(135, 84)] })).json()).toMatchObject({ code: 'reading-session-differs' });
    expect(await listed()).toHaveLength(1);
    const again = { ...body, sessionId: randomUUID() };
    expect((await log(again)).json().session.sessionId).toBe(body.sessionId);
    expect(await listed()).toHaveLength(1);
    expect(await evidenceOf()).toHaveLength(1);
  });

  test('sent ten times at once is one', async () => {
    const body = session([bp(134, 84)]);
    const all = await Promise.all(Array.from({ length: 10 }, () => log(body)));
    expect(all.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: 10 }, () => 201));
    expect(await listed()).toHaveLength(1);
    expect(await evidenceOf()).toHaveLength(1);
  });

  test('of somebody else’s id is refused and says nothing of them', async () => {
    const body = session([bp(134, 84)]);
    await log(body);
    const other = await aResidentWithRecord();
    const theirs = await post(app, path('readings', other.residentId), { who: other, body });
    expect(theirs.json()).toMatchObject({ code: 'reading-session-differs' });
  });

  test('that is unlikely is asked again; what cannot be, or is of two kinds, is refused', async () => {
    const asked = await log(session([bp(134, 84), bp(210, 100)]));
    expect(asked.json()).toMatchObject({
      code: 'reading-unlikely',
      details: { fields: [{ path: '/values/1/systolic' }] },
    });
    expect(await listed()).toEqual([]);
    expect((await log(session([bp(134, 84), bp(210, 100)], { confirmed: true }))).statusCode).toBe(201);
    const refused = await log(session([bp(84, 134)], { confirmed: true }));
    expect(refused.json()).toMatchObject({ code: 'bad-input', details: { fields: [{ path: '/values/0/diastolic' }] } });
    expect((await log(session([bp(134, 84), { item: 'weight', kg: 66 }]))).json()).toMatchObject({ code: 'bad-input' });
    expect((await log(session([sugar(6), sugar(6, 'random')]))).json()).toMatchObject({ code: 'bad-input' });
  });

  test.each([
    [72, 0, 201],
    [72.01, 0, 422],
    [-0.05, 0, 201],
    [-1, 0, 400],
    // Typed in time and sent late: an offline phone.
    [24 * 20 + 70, 24 * 20, 201],
    [24 * 20 + 73, 24 * 20, 422],
    [24 * 30 + 1, 24 * 30 - 1, 422],
    // A phone that runs ahead typed it now at the latest.
    [73, -5, 422],
  ])('measured %d hours ago, typed %d hours ago: %d', async (measured, typed, status) => {
    const body = session([bp(134, 84)], { at: at(measured), ...(typed !== 0 && { typedAt: at(typed) }) });
    expect((await log(body)).statusCode).toBe(status);
  });

  test('belongs to the day it was measured on, also when it comes in late', async () => {
    await log(session([bp(134, 84)], { at: '2026-11-22T23:59:00+08:00' }));
    expect((await listed())[0]).toMatchObject({ on: '2026-11-22', part: 'evening' });
  });

  test('a day has an end', async () => {
    const three = (minute: number) =>
      log(
        session([sugar(6), sugar(6.1), sugar(6.2)], {
          at: new Date(app.clock.now().getTime() - minute * MINUTE_MS).toISOString(),
        }),
      );
    const all = await Promise.all(Array.from({ length: 35 }, (_, index) => three(index)));
    expect(all.filter((answer) => answer.json().code === 'own-entries-too-many')).toHaveLength(2);
  });
});

describe('an alarm', () => {
  test('is answered first and calls the clinic once', async () => {
    const first = (await log(session([bp(182, 100)]))).json<LoggedReading>();
    expect(first.alarm).toMatchObject({ level: 'call-doctor', againAfterMinutes: 5 });
    expect(first.alarm?.calls.map(({ phone }) => phone)).toContain('120');
    expect(await tasksOf()).toMatchObject([{ kind: 'call-now', items: ['pressure'], state: 'open' }]);
    app.clock.advance(6 * MINUTE_MS);
    const again = (await log(session([bp(184, 102)]))).json();
    expect(again.alarm).toMatchObject({ level: 'call-doctor', againAfterMinutes: null });
    expect(again.alarm.title).not.toBe(first.alarm?.title);
    expect(await tasksOf()).toHaveLength(1);
  });

  test.each([
    ['a very high pressure after a low one', bp(85, 50), bp(182, 100)],
    ['a low pressure after a very high one', bp(182, 100), bp(85, 50)],
    ['a low sugar after a high one', sugar(20, 'random'), sugar(3.5)],
    ['a high sugar after a low one', sugar(3.5), sugar(20, 'random')],
    ['a low sugar after a high pressure', bp(182, 100), sugar(3.5)],
  ])('%s is a first one: nothing is said of it being still so', async (_, before, now) => {
    const alone = (await log(session([now]))).json<LoggedReading>();
    me = await aResidentWithRecord({ site });
    await log(session([before], { at: new Date(app.clock.now().getTime() - 10 * MINUTE_MS).toISOString() }));
    const after = (await log(session([now]))).json<LoggedReading>();
    expect(after.alarm).toEqual(alone.alarm);
  });

  test('with chest pain is an ambulance', async () => {
    const { alarm } = (await log(session([bp(182, 100)], { symptoms: ['chest-pain'] }))).json();
    expect(alarm).toMatchObject({ level: 'call-120', calls: [{ phone: '120' }] });
    const { rows } = await app.deps.db.pool.query('SELECT payload FROM record_entry WHERE resident_id = $1', [
      me.residentId,
    ]);
    expect(JSON.stringify(rows)).not.toContain('chest');
  });

  test.each([
    ['low sugar', sugar(3.9), true],
    ['4.0', sugar(4.0), false],
    ['high sugar', sugar(16.7, 'random'), true],
    ['16.6', sugar(16.6, 'random'), false],
    ['110 below', bp(150, 110), true],
    ['109 below', bp(150, 109), false],
  ])('%s', async (_, value, isAlarm) => {
    const { alarm } = (await log(session([value], { confirmed: true }))).json();
    expect(alarm !== null).toBe(isAlarm);
    expect((await tasksOf()).length > 0).toBe(isAlarm);
  });

  test('of a reading of days ago that an offline phone sends says nothing about now', async () => {
    const old = session([bp(190, 112)], { at: at(100), typedAt: at(99) });
    expect((await log(old)).json().alarm).toBeNull();
    expect(await tasksOf()).toEqual([]);
  });

  test('is said again when the answer was lost', async () => {
    const body = session([bp(190, 112)]);
    await log(body);
    expect((await log(body)).json().alarm).toMatchObject({ level: 'call-doctor' });
    expect(await tasksOf()).toHaveLength(1);
  });
});

describe('the call of an alarm that was wrong', () => {
  const sat = async (...told: Parameters<typeof session>) =>
    (await log(session(...told))).json<LoggedReading>().session;
  const takeBack = (sessionId: string) => post(app, path(`readings/${sessionId}/withdraw`), { who: me });
  const states = async () => (await tasksOf()).map(({ state }) => state).sort();
  const cancels = async () =>
    (
      await app.deps.db.pool.query(
        `SELECT v.details, v.by_account FROM care_task_event v JOIN care_task t USING (county_code, task_id)
          WHERE t.resident_id = $1 AND v.move = 'cancel'`,
        [me.residentId],
      )
    ).rows;

  test('is off when the reading is taken back, once and with the reason', async () => {
    const { sessionId } = await sat([bp(182, 100)]);
    await Promise.all([takeBack(sessionId), takeBack(sessionId)]);
    expect(await states()).toEqual(['cancelled']);
    expect(await cancels()).toEqual([
      { details: { note: '这次量的数收回了，不用再联系。' }, by_account: me.accountId },
    ]);
  });

  test('is off when the reading is put right, and a new number that alarms opens its own', async () => {
    const old = await sat([bp(182, 100)]);
    const body = session([bp(128, 80)]);
    expect((await post(app, path(`readings/${old.sessionId}/correct`), { who: me, body })).statusCode).toBe(201);
    expect(await states()).toEqual(['cancelled']);
    const higher = session([bp(184, 104)], { at: at() });
    await post(app, path(`readings/${body.sessionId}/correct`), { who: me, body: higher });
    await post(app, path(`readings/${higher.sessionId}/correct`), { who: me, body: session([bp(186, 104)]) });
    expect(await states()).toEqual(['cancelled', 'cancelled', 'open']);
    expect(await cancels()).toHaveLength(2);
  });

  test('goes over to another reading of these days that alarms by itself', async () => {
    const wrong = await sat([bp(190, 112)]);
    app.clock.advance(6 * MINUTE_MS);
    await log(session([bp(184, 102)]));
    expect(await states()).toEqual(['open']);
    await takeBack(wrong.sessionId);
    expect(await states()).toEqual(['cancelled', 'open']);
    const { rows } = await app.deps.db.pool.query(
      `SELECT finding FROM care_task WHERE resident_id = $1 AND state = 'open'`,
      [me.residentId],
    );
    expect(rows).toMatchObject([{ finding: expect.stringContaining('184/102') }]);
  });

  test('is off when a clinic strikes the reading out, and the one who did it stands beside', async () => {
    await sat([bp(182, 100)]);
    const { rows } = await app.deps.db.pool.query<{ entry_id: string }>(
      'SELECT entry_id FROM record_entry WHERE resident_id = $1',
      [me.residentId],
    );
    const nurse = await staffSignedIn(app, await aStaffMember(app, { site }));
    const asked = await post(app, path('corrections'), {
      who: me,
      body: { target: { kind: 'observation', id: rows[0]?.entry_id }, wrong: '血压', rightly: '不是我量的' },
    });
    const { correctionId } = asked.json<{ correctionId: string }>();
    const body = { changes: [], strikeOut: true, words: '' };
    expect((await post(app, `/desk/corrections/${correctionId}/accept`, { who: nurse, body })).statusCode).toBe(200);
    expect(await states()).toEqual(['cancelled']);
    expect(await cancels()).toMatchObject([{ by_account: null }]);
  });

  test('that was made stays made, and a call about something else stays open', async () => {
    const made = await sat([bp(182, 100)]);
    await app.deps.db.pool.query(`UPDATE care_task SET state = 'done' WHERE resident_id = $1`, [me.residentId]);
    await log(session([sugar(3.2)], { confirmed: true }));
    await takeBack(made.sessionId);
    expect(await states()).toEqual(['done', 'open']);
    expect(await cancels()).toEqual([]);
  });
});

describe('the offline queue', () => {
  const send = (items: object[]) => post(app, '/readings/batch', { who: me, body: { items } });
  const item = (body: object, residentId = me.residentId) => ({ residentId, session: body });

  test('gives each its own result, and a refused one blocks no other', async () => {
    const good = session([bp(134, 84)], { at: at(30), typedAt: at(29) });
    const late = session([bp(134, 84)], { at: at(100) });
    const odd = session([bp(210, 100)]);
    const stranger = session([bp(130, 80)]);
    const alarm = session([bp(186, 112)]);
    const answer = await send([item(late), item(good), item(odd), item(stranger, randomUUID()), item(alarm)]);
    expect(answer.json().results).toMatchObject([
      { sessionId: late.sessionId, result: 'refused', code: 'reading-too-late' },
      { sessionId: good.sessionId, result: 'kept', alarm: null },
      {
        sessionId: odd.sessionId,
        result: 'refused',
        code: 'reading-unlikely',
        fields: [{ path: '/values/0/systolic' }],
      },
      { sessionId: stranger.sessionId, result: 'refused', code: 'not-found' },
      { sessionId: alarm.sessionId, result: 'kept', alarm: { level: 'call-doctor' } },
    ]);
    expect((await listed()).map((row) => row.sessionId)).toEqual([alarm.sessionId, good.sessionId]);
    const again = await send([item(good), item(alarm)]);
    expect(again.json().results).toMatchObject([
      { result: 'known' },
      { result: 'known', alarm: { level: 'call-doctor' } },
    ]);
    expect(await listed()).toHaveLength(2);
    expect(await evidenceOf()).toHaveLength(2);
  });

  test('with the same sitting twice keeps it once', async () => {
    const body = session([bp(134, 84)]);
    const other = { ...body, values: [bp(133, 84)] };
    expect((await send([item(body), item(body), item(other)])).json().results).toMatchObject([
      { result: 'kept' },
      { result: 'known' },
      { result: 'refused', code: 'reading-session-differs' },
    ]);
  });

  test('asks the database no more for thirty than for two', async () => {
    // What is settled afterwards has a line of its own.
    const OURS = /^(reading|device|record|access|family)-/;
    const count = async (many: number): Promise<number> => {
      const spy = jest.spyOn(Client.prototype, 'query');
      const items = Array.from({ length: many }, (_, index) =>
        item(session([bp(120 + index, 80)], { at: at(1 + index / 10) })),
      );
      const { results } = (await send(items)).json<{ results: BatchResult[] }>();
      expect(results.map(({ result }) => result)).not.toContain('refused');
      const asked = spy.mock.calls.map(([query]: unknown[]) => query as { name?: string } | string);
      spy.mockRestore();
      const isOurs = (query: (typeof asked)[number]) => typeof query === 'object' && OURS.test(query.name ?? '');
      return asked.filter(isOurs).length;
    };
    const two = await count(2);
    expect(two).toBeGreaterThan(5);
    expect(await count(30)).toBeLessThanOrEqual(two + 3);
  });
});

describe('what was wrong', () => {
  test('is taken back once, and stays to be looked up', async () => {
    const { sessionId } = (await log(session([bp(134, 84), bp(136, 86)]))).json().session;
    const take = () => post(app, path(`readings/${sessionId}/withdraw`), { who: me });
    const both = await Promise.all([take(), take()]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 404]);
    expect(await listed()).toEqual([]);
    expect((await get(app, path(`readings/${sessionId}`), { who: me })).json()).toMatchObject({
      standing: 'withdrawn',
      session: { text: '135/85', mayChange: false },
    });
    const { rows } = await app.deps.db.pool.query('SELECT 1 FROM record_entry WHERE resident_id = $1', [me.residentId]);
    expect(rows).toHaveLength(4);
    const retractions = await app.deps.db.pool.query(
      `SELECT 1 FROM point_retraction x JOIN point_evidence e USING (county_code, evidence_id) WHERE e.resident_id = $1`,
      [me.residentId],
    );
    expect(retractions.rowCount).toBe(1);
    // What was taken back may be written anew.
    expect((await log(session([bp(134, 84), bp(136, 86)]))).statusCode).toBe(201);
    expect(await listed()).toHaveLength(1);
  });

  test('is put right: the new one counts, the old one is named', async () => {
    const old = (await log(session([bp(134, 84), bp(136, 86), bp(135, 85)]))).json().session;
    const body = session([bp(124, 84)]);
    const fixed = await post(app, path(`readings/${old.sessionId}/correct`), { who: me, body });
    expect(fixed.json()).toMatchObject({ session: { text: '124/84' } });
    expect((await listed()).map((row) => row.sessionId)).toEqual([body.sessionId]);
    const before = (await get(app, path(`readings/${old.sessionId}`), { who: me })).json();
    expect(before).toMatchObject({ standing: 'corrected', correctedBy: body.sessionId, session: { text: '135/85' } });
    const now = (await get(app, path(`readings/${body.sessionId}`), { who: me })).json();
    expect(now).toMatchObject({ standing: 'standing', corrects: old.sessionId });
    const twice = await post(app, path(`readings/${old.sessionId}/correct`), { who: me, body: session([bp(120, 80)]) });
    expect(twice.json()).toMatchObject({ code: 'not-found' });
  });

  test('is not the clinic’s word', async () => {
    await clinicSays('observation', {
      category: 'vital-signs',
      setting: 'clinic',
      main: {
        what: { text: '体重', coding: [{ system: 'http://loinc.org', code: '29463-7' }], known: true },
        amount: { value: 66, unit: 'kg' },
      },
      parts: [],
    });
    const [row] = await listed('weight');
    expect(row).toMatchObject({ source: 'clinic', sourceText: '柳溪镇卫生院', mayChange: false, text: '66.0' });
    expect((await post(app, path(`readings/${row?.sessionId}/withdraw`), { who: me })).json()).toMatchObject({
      code: 'not-found',
    });
    const correction = { who: me, body: session([{ item: 'weight', kg: 60 }]) };
    expect((await post(app, path(`readings/${row?.sessionId}/correct`), correction)).json()).toMatchObject({
      code: 'not-found',
    });
    expect((await get(app, path(`readings/${row?.sessionId}`), { who: me })).json()).toMatchObject({
      session: { text: '66.0' },
    });
  });
});

describe('what may earn points', () => {
  test('is noted with its source and whether it was taken by the protocol', async () => {
    await log(session([bp(134, 84)], { at: at(20) }));
    await log(session([bp(134, 84), bp(136, 86)], { at: at(10) }));
    await log(session([bp(134, 84), bp(156, 86)], { at: at(5) }));
    await log(session([sugar(6.1)]));
    const rows = await evidenceOf();
    const told = rows.map(
      ({ reading, source }: { reading: { valid: boolean; value: { item: string } }; source: string }) => [
        reading.value.item,
        reading.valid,
        source,
      ],
    );
    expect(told.sort()).toEqual([
      ['blood-pressure', false, 'typed'],
      ['blood-pressure', false, 'typed'],
      ['blood-pressure', true, 'typed'],
      ['glucose', true, 'typed'],
    ]);
  });
});

describe('targets', () => {
  test('a doctor’s own goes before the table of the age, from its day on, and can be taken away', async () => {
    await clinicSays('condition', hypertension);
    await log(session([bp(136, 82)]));
    expect((await board())?.target).toMatchObject({ from: 'profile', high: [130, 80] });
    const doctor = await staffSignedIn(app, await aStaffMember(app, { role: 'doctor', site }));
    const set = (value: object | null, more: object = {}) =>
      post(app, `/desk/residents/${me.residentId}/reading-targets`, {
        who: doctor,
        body: { item: 'blood-pressure', value, validFrom: app.clock.today(), ...more },
      });
    const goal = { item: 'blood-pressure', systolicBelow: 140, diastolicBelow: 90 };
    expect((await set(goal, { note: '先到 140/90 以下' })).statusCode).toBe(201);
    expect(await board()).toMatchObject({
      target: { from: 'doctor', high: [140, 90], text: '先到 140/90 以下', setOn: '2026-11-23' },
      latest: { state: 'in-target' },
    });
    expect((await set({ ...goal, systolicBelow: 90 })).json()).toMatchObject({ code: 'reading-target-harmful' });
    expect((await set({ item: 'waist', belowCm: 90 })).json()).toMatchObject({ code: 'bad-input' });
    expect((await set(goal, { validFrom: '2026-01-01' })).json()).toMatchObject({ code: 'bad-input' });
    app.clock.advance(MINUTE_MS);
    await set(null);
    expect((await board())?.target).toMatchObject({ from: 'profile' });
    const desk = (await get(app, `/desk/residents/${me.residentId}/readings`, { who: doctor })).json();
    expect(desk).toMatchObject({ maySet: true, targets: [{ value: null }, { value: goal }] });
  });

  describe('a plan of the record', () => {
    const plan = { title: '血压目标 150/90 以下', status: 'active', activities: [{ what: '每天量血压' }] };
    const goal = { item: 'blood-pressure', systolicBelow: 140, diastolicBelow: 90 };
    const setOn = async (validFrom: string, value: object | null): Promise<void> => {
      const doctor = await staffSignedIn(app, await aStaffMember(app, { role: 'doctor', site }));
      const path = `/desk/residents/${me.residentId}/reading-targets`;
      const body = { item: 'blood-pressure', value, validFrom };
      expect((await post(app, path, { who: doctor, body })).statusCode).toBe(201);
      app.clock.advance(MINUTE_MS);
    };

    test('of before does not set again what a doctor took away', async () => {
      await clinicSays('condition', hypertension);
      await clinicSays('care-plan', plan);
      expect((await board())?.target).toMatchObject({ from: 'doctor', high: [150, 90] });
      await setOn(app.clock.today(), goal);
      await setOn(app.clock.today(), null);
      expect((await board())?.target).toMatchObject({ from: 'profile', high: [130, 80], setOn: null });
    });

    test('of later does', async () => {
      await clinicSays('condition', hypertension);
      await setOn('2026-11-20', goal);
      await setOn('2026-11-21', null);
      await clinicSays('care-plan', plan);
      expect((await board())?.target).toMatchObject({ from: 'doctor', high: [150, 90] });
    });
  });

  test('no table of adults speaks of a child or of somebody who is expecting', async () => {
    const child = await aResidentWithRecord({ birthDate: '2010-05-01' });
    me = child;
    await log(session([bp(150, 95)]));
    const home = (await get(app, path('reading-home'), { who: me })).json();
    expect(home.excludedText).not.toBe('');
    expect(home.boards[0]).toMatchObject({ latest: { state: 'unjudged', stateText: '' }, target: { from: 'none' } });
    const mother = await aResidentWithRecord({ birthDate: '1996-05-01', sex: 'female' });
    me = mother;
    await clinicSays('maternal-visit', { visit: 'antenatal', weeks: 20, measured: [] });
    const kept = (await log(session([bp(150, 95)]))).json();
    expect(kept.alarm).toMatchObject({ level: 'call-doctor' });
    const expecting = (await get(app, path('reading-home'), { who: me })).json();
    // What is sensitive is not open: the reason stays unsaid.
    expect(expecting.excludedText).toBe('');
    expect(expecting.boards[0].target).toMatchObject({ from: 'none' });
  });
});

describe('sums', () => {
  beforeEach(async () => {
    await clinicSays('condition', hypertension);
    for (const day of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const body = session([bp(124 + day, 70 + day), bp(124 + day, 70 + day)], {
        at: at(24 * day),
        typedAt: at(24 * day),
      });
      expect((await log(body)).statusCode).toBe(201);
    }
  });

  test('a trend has points, a band, words and a table of the same days', async () => {
    const trend = (await get(app, path('reading-trend?item=blood-pressure&days=7'), { who: me })).json();
    expect(trend).toMatchObject({
      from: '2026-11-17',
      to: '2026-11-23',
      unit: 'mmHg',
      band: { high: 130, lowerHigh: 80 },
    });
    expect(trend.points).toMatchObject([130, 129, 128, 127, 126, 125].map((a) => ({ a })));
    expect(trend.share).toMatchObject({ inTarget: 5, all: 6 });
    expect(trend.table).toHaveLength(6);
    expect(trend.words[0]).toContain('控制住了');
    expect((await get(app, path('reading-trend?item=blood-pressure&days=8'), { who: me })).statusCode).toBe(400);
  });

  test('the board says how the last days stand', async () => {
    expect(await board()).toMatchObject({
      latest: { text: '125/71' },
      control: { state: 'controlled', daysWith: 6, values: 12, valid: true },
      recent: [{ text: '125/71' }, { text: '126/72' }, { text: '127/73' }],
    });
  });

  test('a letter is written once a period, and tells those who want to know once', async () => {
    const day = app.clock.today();
    const before = (await get(app, path(`reading-letters/week/${day}`), { who: me })).json();
    expect(before).toMatchObject({ from: '2026-11-23', to: '2026-11-29', final: false });
    await put(app, path('reading-letters'), { who: me, body: { weekly: true, monthly: false } });
    await writeLetters(app.deps, COUNTY);
    await writeLetters(app.deps, COUNTY);
    expect((await get(app, path('reading-letters?cursor=x'), { who: me })).json()).toMatchObject({ code: 'bad-input' });
    const { items } = (await get(app, path('reading-letters'), { who: me })).json();
    expect(items).toEqual([expect.objectContaining({ period: 'week', from: '2026-11-16', to: '2026-11-22' })]);
    const letter = (await get(app, path('reading-letters/week/2026-11-18'), { who: me })).json();
    expect(letter).toMatchObject({ from: '2026-11-16', final: true });
    expect(JSON.stringify(letter.paragraphs)).toContain('/');
    const { rows } = await app.deps.db.pool.query(
      `SELECT template FROM outbox WHERE account_id = $1 AND template = 'health-notice'`,
      [me.accountId],
    );
    expect(rows).toHaveLength(1);
    expect((await get(app, path('reading-letters/week/2026-12-01'), { who: me })).json()).toMatchObject({
      code: 'not-found',
    });
  });

  test('the list goes page by page and tears no sitting apart', async () => {
    for (let index = 0; index < 30; index += 1) {
      const back = 24 * (index % 3) + index / 10 + 1;
      await log(session([bp(110 + index, 70), bp(110 + index, 72)], { at: at(back) }));
    }
    const first = (await get(app, path('readings?item=blood-pressure'), { who: me })).json();
    expect(first.nextCursor).not.toBeNull();
    const rest = (
      await get(app, path(`readings?item=blood-pressure&cursor=${encodeURIComponent(String(first.nextCursor))}`), {
        who: me,
      })
    ).json();
    const all = [...first.items, ...rest.items];
    expect(new Set(all.map(({ sessionId }) => sessionId)).size).toBe(38);
    expect(all).toHaveLength(38);
    expect(all.every(({ readings }) => readings.length === 2)).toBe(true);
    expect((await get(app, path('readings?item=blood-pressure&cursor=x'), { who: me })).json()).toMatchObject({
      code: 'bad-input',
    });
  });

  test('the family’s newest are in one answer', async () => {
    const { items } = (await get(app, '/family/readings', { who: me })).json();
    expect(items).toMatchObject([{ residentId: me.residentId, boards: [{ item: 'blood-pressure', text: '125/71' }] }]);
  });
});

// Rows of a county’s choice are not taken back: this stands last.
test('the county’s choice of document holds from its day on', async () => {
  await clinicSays('condition', hypertension);
  await app.deps.db.pool.query(
    `INSERT INTO reading_profile (county_code, valid_from, pressure_profile, home_protocol, set_by)
     VALUES ($1, '2026-11-01', 'NBPHS-2017', 'HBPM', 'test'), ($1, '2027-01-01', 'JC-2025', 'JC-2025', 'test')`,
    [COUNTY],
  );
  expect((await board())?.target).toMatchObject({ from: 'profile', high: [150, 90] });
});
