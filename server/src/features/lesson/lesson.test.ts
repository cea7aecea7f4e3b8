import type { Lesson, LessonList, LessonReading, LessonResult } from '@kangban/contract/lesson';
import { editionOn, getLesson } from '@kangban/domain/lesson/lessons';
import { READINGS_A_DAY } from '@kangban/domain/lesson/quiz';
import type { LessonCode } from '@kangban/domain/lesson/types';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { Client } from 'pg';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aLink, aResident, aSignedInResident, type SignedInAccount, signedIn } from '../../../test/factories';
import { get, post } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';

jest.setTimeout(60_000);

const CODE = 'pressure-very-high' satisfies LessonCode;
let app: TestApp;
let who: SignedInAccount;
let me: string;

beforeAll(async () => {
  app = await buildTestApp({ now: '2026-11-25T09:40:00+08:00' });
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set('2026-11-25T09:40:00+08:00');
  who = await aSignedInResident(app, { birthDate: '1955-03-02' });
  me = who.person!.residentId;
});

const path = (rest = '', of = me) => `/residents/${of}/lessons${rest}`;
/** Answers with these questions wrong. */
const answersTo = (code: LessonCode, wrong: readonly string[] = []) =>
  editionOn(getLesson(code), toPlainDate('2026-11-25'))!.questions.map(({ key, options }) => ({
    key,
    choice: options.find(({ right }) => right !== wrong.includes(key))!.key,
  }));
const start = async (code: LessonCode = CODE, as = who) =>
  (await post(app, path(`/${code}/readings`), { who: as })).json<LessonReading>();
const later = (iso: string, seconds: number) => new Date(Date.parse(iso) + seconds * 1000).toISOString();
const answer = (readingId: string, answers: object, code: LessonCode = CODE) =>
  post(app, path(`/${code}/readings/${readingId}/answers`), { who, body: { answers } });
/** Another day, and signed in again: a session does not live that long. */
async function goTo(iso: string): Promise<void> {
  app.clock.set(iso);
  who = await signedIn(app, who);
}
/** Reads as long as it takes, then answers. */
async function learn(wrong: readonly string[] = [], code: LessonCode = CODE) {
  const reading = await start(code);
  app.clock.set(reading.opensAt);
  return answer(reading.readingId, answersTo(code, wrong), code);
}
const evidence = () =>
  rowsOf(app, `SELECT kind, topic, day, source FROM point_evidence WHERE resident_id = $1 ORDER BY evidence_id`, [me]);

describe('the lessons', () => {
  test('are listed with what was passed this calendar year', async () => {
    const list = (await get(app, path(), { who })).json<LessonList>();
    expect([list.residentId, list.year, list.passed]).toEqual([me, 2026, 0]);
    expect(list.items.length).toBeGreaterThanOrEqual(12);
    expect((await learn()).json<LessonResult>().counted).toBe('counts');
    const after = (await get(app, path(), { who })).json<LessonList>();
    expect([after.passed, after.items.find(({ lesson }) => lesson === CODE)?.passedOn]).toEqual([1, '2026-11-25']);
    await goTo('2027-01-01T00:00:00+08:00');
    expect((await get(app, path(), { who })).json<LessonList>()).toMatchObject({ year: 2027, passed: 0 });
  });

  test('are read with their sources, and never with what is right', async () => {
    const answered = await get(app, path(`/${CODE}`), { who });
    const lesson = answered.json<Lesson>();
    expect(lesson).toMatchObject({ lesson: CODE, edition: '2026-01-01', needed: 3, passedOn: null });
    expect(lesson.blocks.every(({ source, lines }) => source.length > 5 && lines.length > 0)).toBe(true);
    expect(lesson.blocks.filter(({ kind }) => kind === 'alarm')).toHaveLength(1);
    expect(answered.body).not.toMatch(/"right"|"why"|"must"|rightAnswer/);
    for (const { options } of lesson.questions)
      for (const option of options) expect(Object.keys(option)).toEqual(['key', 'text']);
  });

  test('that nobody wrote are bad input', async () => {
    expect((await get(app, path('/how-to-fly'), { who })).json()).toMatchObject({ code: 'bad-input' });
  });
});

describe('answering', () => {
  test('is judged here, with the reason of each answer, and noted once as evidence', async () => {
    const answered = await learn(['3']);
    expect(answered.statusCode).toBe(200);
    const result = answered.json<LessonResult>();
    expect(result).toMatchObject({ passed: true, right: 3, total: 4, needed: 3, counted: 'counts' });
    const wrong = result.answers.find(({ key }) => key === '3')!;
    expect([wrong.right, wrong.rightAnswer]).toEqual([false, '今天就找医生']);
    expect(wrong.why).not.toBe('');
    expect(await evidence()).toEqual([{ kind: 'lesson', topic: CODE, day: '2026-11-25', source: 'typed' }]);
  });

  test('too soon is told how long to wait, and nothing is kept', async () => {
    const reading = await start();
    expect(reading.waitSeconds).toBe((Date.parse(reading.opensAt) - Date.parse(reading.startedAt)) / 1000);
    app.clock.set(later(reading.opensAt, -2));
    expect(await start()).toMatchObject({ readingId: reading.readingId, waitSeconds: 2 });
    const refused = await answer(reading.readingId, answersTo(CODE));
    expect(refused.json()).toMatchObject({ code: 'lesson-too-soon', details: { retryAfterSeconds: 2 } });
    app.clock.set(later(reading.opensAt, 5));
    expect(await start()).toMatchObject({ readingId: reading.readingId, waitSeconds: 0 });
    expect((await answer(reading.readingId, answersTo(CODE))).statusCode).toBe(200);
  });

  test('a day later asks to read again; the last second is in time', async () => {
    const reading = await start();
    await goTo(later(reading.startedAt, 86_401));
    expect((await answer(reading.readingId, answersTo(CODE))).json()).toMatchObject({ code: 'lesson-reading-over' });
    app.clock.set(later(reading.startedAt, 86_400));
    expect((await answer(reading.readingId, answersTo(CODE))).statusCode).toBe(200);
  });

  test('the same answers again give the same result; others to the same reading are refused', async () => {
    const reading = await start();
    app.clock.set(reading.opensAt);
    const first = await answer(reading.readingId, answersTo(CODE));
    const shuffled = [...answersTo(CODE)].reverse();
    await goTo(later(reading.startedAt, 200_000));
    expect((await answer(reading.readingId, shuffled)).json()).toEqual(first.json());
    expect((await answer(reading.readingId, answersTo(CODE, ['1']))).json()).toMatchObject({
      code: 'idempotency-body-differs',
    });
    expect(await evidence()).toHaveLength(1);
  });

  test('not passed: nothing is noted, and the lesson may be read and answered again', async () => {
    expect((await learn(['1'])).json<LessonResult>()).toMatchObject({ passed: false, right: 3, counted: 'not-passed' });
    expect(await evidence()).toEqual([]);
    expect((await learn()).json<LessonResult>().counted).toBe('counts');
    expect((await learn()).json<LessonResult>().counted).toBe('again');
    expect(await evidence()).toHaveLength(1);
  });

  test('the year begins at midnight of the county', async () => {
    await goTo('2026-12-31T23:50:00+08:00');
    expect((await learn()).json<LessonResult>().counted).toBe('counts');
    await goTo('2027-01-01T00:00:00+08:00');
    expect((await learn()).json<LessonResult>().counted).toBe('counts');
    expect((await evidence()).map(({ day }) => day)).toEqual(['2026-12-31', '2027-01-01']);
  });

  test.each([
    ['a question left out', () => answersTo(CODE).slice(1)],
    ['a choice nobody offered', () => [...answersTo(CODE).slice(1), { key: '1', choice: 'z' }]],
    ['a question nobody asked', () => [...answersTo(CODE), { key: '9', choice: 'a' }]],
    ['two answers to one', () => [...answersTo(CODE), answersTo(CODE, ['1'])[0]!]],
  ])('%s is bad input, and the reading stays open', async (_, given) => {
    const reading = await start();
    app.clock.set(reading.opensAt);
    expect((await answer(reading.readingId, given())).json()).toMatchObject({ code: 'bad-input' });
    expect((await answer(reading.readingId, answersTo(CODE))).statusCode).toBe(200);
  });

  test('another lesson’s reading, and one nobody began, are not found', async () => {
    const reading = await start();
    app.clock.set(reading.opensAt);
    const elsewhere = await answer(reading.readingId, answersTo('walking'), 'walking');
    expect(elsewhere.json()).toMatchObject({ code: 'not-found' });
    expect((await answer('0199aaaa-0000-7000-8000-000000000000', answersTo(CODE))).json()).toMatchObject({
      code: 'not-found',
    });
  });

  test('twenty at once keep one result and one evidence', async () => {
    const reading = await start();
    app.clock.set(reading.opensAt);
    const all = await Promise.all(Array.from({ length: 20 }, () => answer(reading.readingId, answersTo(CODE))));
    expect(new Set(all.map(({ body }) => body)).size).toBe(1);
    expect(all[0]!.json<LessonResult>().counted).toBe('counts');
    expect(await evidence()).toHaveLength(1);
  });
});

describe('beginning to read', () => {
  test('again goes on with the reading that was not answered', async () => {
    const first = await start();
    await goTo(later(first.startedAt, 12 * 3600));
    expect((await start()).readingId).toBe(first.readingId);
    await goTo(later(first.startedAt, 12 * 3600 + 1));
    expect((await start()).readingId).not.toBe(first.readingId);
  });

  test('is limited by the day, so that guessing is no way', async () => {
    for (let time = 0; time < READINGS_A_DAY; time += 1) expect((await learn(['1'])).statusCode).toBe(200);
    const refused = await post(app, path(`/${CODE}/readings`), { who });
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([429, 'lesson-too-often']);
    expect((await post(app, path('/walking/readings'), { who })).statusCode).toBe(201);
    await goTo('2026-11-26T00:00:00+08:00');
    expect((await post(app, path(`/${CODE}/readings`), { who })).statusCode).toBe(201);
  });

  test('at the same moment on two phones is one reading', async () => {
    const all = await Promise.all([start(), start(), start()]);
    expect(new Set(all.map(({ readingId }) => readingId)).size).toBe(1);
  });
});

describe('who helps an elder', () => {
  test('counts for the elder, and is written down as help', async () => {
    const elder = await aResident(app, { birthDate: '1948-05-01' });
    const helper = await aSignedInResident(app);
    await aLink(app, helper, { over: elder, right: 'proxy' });
    who = helper;
    me = elder.residentId;
    expect((await learn()).json<LessonResult>().counted).toBe('counts');
    expect(await evidence()).toHaveLength(1);
    await app.deps.auditor.flush();
    const [row] = await rowsOf(
      app,
      `SELECT right_kind FROM audit_entry WHERE resident_id = $1 AND action = 'lesson-answered'`,
      [me],
    );
    expect(row).toEqual({ right_kind: 'proxy' });
  });
});

test('nothing of it can be changed or deleted by the serving role', async () => {
  await learn();
  const client = new Client({ connectionString: app.databaseUrl, options: '-c role=kangban_app' });
  await client.connect();
  for (const table of [
    'lesson_reading',
    'lesson_attempt',
    'lesson_pass',
    'desk_evidence',
    'desk_evidence_retraction',
  ]) {
    await expect(client.query(`DELETE FROM ${table}`)).rejects.toThrow('permission denied');
    await expect(client.query(`UPDATE ${table} SET county_code = county_code`)).rejects.toThrow('permission denied');
  }
  await client.end();
});
