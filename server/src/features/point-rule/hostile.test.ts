// What somebody tries who wants points for nothing, over HTTP: sittings put right again and again, numbers typed backwards, other
// people's awards, the ends of months, lessons answered twice, families that fall apart.
import type { LessonReading, LessonResult } from '@kangban/contract/lesson';
import type { PointAward } from '@kangban/contract/point-rule';
import type { PointReview } from '@kangban/contract/point-rule-desk';
import { getPointStatement } from '@kangban/contract/point-statement';
import { getLesson } from '@kangban/domain/lesson/lessons';
import { schemeTemplate } from '@kangban/domain/point-rule/schemes';
import type { PointRule } from '@kangban/domain/point-rule/types';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { randomUUID } from 'node:crypto';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aChild,
  aLink,
  aSignedInResident,
  aSite,
  aStaffMember,
  hasOpened,
  type Person,
  registeredGuardian,
  signedIn,
  type SignedInAccount,
  type Site,
  staffSignedIn,
} from '../../../test/factories';
import { COUNTY } from '../../../test/factories/context';
import { hasScheme, ledgerOf, noted, settled } from '../../../test/point-rules';
import { anEarn, posted } from '../../../test/points';
import { get, post, put } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';
import { verifyLedger } from '../points/verify';
import { sweepEvidence } from './settle-service';

jest.setTimeout(120_000);

type Resident = SignedInAccount & { person: Person };
let app: TestApp;
let site: Site;
let who: Resident;

/** A glucose typed by hand is two points a day: what a greedy phone would like best. */
const A_DAY: PointRule = {
  id: 'sugar-day',
  title: '记血糖一天',
  text: '一天一次。',
  evidenceText: '记的血糖',
  trigger: { kind: 'reading-series', measures: ['glucose'], days: 1, per: 'day' },
  points: 4,
  caps: [{ per: 'month', times: 20 }],
  weights: { clinic: 100, device: 100, typed: 50 },
  validFrom: toPlainDate('2025-01-01'),
  validTo: null,
};
const city = schemeTemplate('city');

beforeEach(async () => {
  app = await buildTestApp({ now: '2026-11-25T09:40:00+08:00' });
  site = await aSite(app);
  // Which awards are looked at again is drawn by lot: here none.
  await hasScheme(app, {
    change: {
      rules: [A_DAY, ...city.rules.filter(({ id }) => id === 'lesson')],
      checks: { ...city.checks, recheckPercent: 0 },
    },
  });
  who = await aPatient();
});
afterEach(async () => {
  const { differences, fault } = await verifyLedger(app.deps, COUNTY);
  expect([differences, fault]).toEqual([[], undefined]);
  await app.stop();
});

async function aPatient(birthDate = '1955-03-08'): Promise<Resident> {
  const patient = await aSignedInResident(app, { birthDate, site });
  await hasOpened(app, patient, { of: patient.person });
  return patient;
}
async function goTo(iso: string): Promise<void> {
  app.clock.set(iso);
  who = { ...(await signedIn(app, who)), person: who.person };
}
const of = (rest: string, { residentId } = who.person): string => `/residents/${residentId}/${rest}`;
const sitting = (mmolL: number, at = app.clock.now().toISOString(), more: object = {}) => ({
  sessionId: randomUUID(),
  at,
  values: [{ item: 'glucose', mmolL, time: 'fasting' }],
  ...more,
});
const settle = (): Promise<void> => settled(app, who.person.residentId);
async function log(mmolL: number, at?: string, more?: object): Promise<string> {
  const body = sitting(mmolL, at, more);
  expect((await post(app, of('readings'), { who, body })).statusCode).toBe(201);
  await settle();
  return body.sessionId;
}
const ledger = (): Promise<string[]> => ledgerOf(app, who.person.residentId);
const awards = async (): Promise<PointAward[]> =>
  (await get(app, of('point-awards'), { who })).json<{ items: PointAward[] }>().items;
const balance = async (): Promise<number> => (await get(app, of('points'), { who })).json<{ active: number }>().active;

describe('a sitting', () => {
  test('put right twice and then taken back: each award is taken back once, and nothing is left', async () => {
    const first = await log(6.1);
    const [second, third] = [sitting(6.2), sitting(6.3)];
    expect((await post(app, of(`readings/${first}/correct`), { who, body: second })).statusCode).toBe(201);
    await settle();
    expect((await post(app, of(`readings/${second.sessionId}/correct`), { who, body: third })).statusCode).toBe(201);
    await settle();
    expect(await ledger()).toEqual(['earn 2', 'reverse 2', 'earn 2', 'reverse 2', 'earn 2']);
    for (const old of [first, second.sessionId]) {
      expect((await post(app, of(`readings/${old}/correct`), { who, body: sitting(6.4) })).statusCode).toBe(404);
      expect((await post(app, of(`readings/${old}/withdraw`), { who })).statusCode).toBe(404);
    }
    expect((await post(app, of(`readings/${third.sessionId}/withdraw`), { who })).statusCode).toBe(200);
    await Promise.all([settle(), sweepEvidence(app.deps, COUNTY), settle()]);
    expect((await ledger()).slice(5)).toEqual(['reverse 2']);
    expect(await balance()).toBe(0);
  });

  test('put right and taken back by twenty at once: one of them, one reversal', async () => {
    const first = await log(6.1);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, no) =>
        no % 2 === 0
          ? post(app, of(`readings/${first}/correct`), { who, body: sitting(5 + no / 10) })
          : post(app, of(`readings/${first}/withdraw`), { who }),
      ),
    );
    expect(answers.filter(({ statusCode }) => statusCode < 300)).toHaveLength(1);
    expect(answers.filter(({ statusCode }) => statusCode === 404)).toHaveLength(19);
    await Promise.all([settle(), sweepEvidence(app.deps, COUNTY)]);
    const lines = await ledger();
    expect(lines.filter((line) => line === 'reverse 2')).toHaveLength(1);
    expect(lines.filter((line) => line === 'earn 2').length).toBeLessThanOrEqual(2);
    expect([0, 2]).toContain(await balance());
  });

  test('put right to another day leaves the day that had others alone, and counts for its own', async () => {
    const [monday, alone] = [await log(6.1), await log(6.4, '2026-11-24T07:00:00+08:00')];
    await log(6.2);
    const moved = sitting(6.1, '2026-11-23T07:00:00+08:00');
    expect((await post(app, of(`readings/${monday}/correct`), { who, body: moved })).statusCode).toBe(201);
    await settle();
    // Two sittings today, one is left: the award of today stands. The 23rd is a day of its own.
    expect(await ledger()).toEqual(['earn 2', 'earn 2', 'earn 2']);
    await post(app, of(`readings/${alone}/withdraw`), { who });
    await settle();
    expect((await ledger()).slice(3)).toEqual(['reverse 2']);
    expect(await balance()).toBe(4);
  });

  test('kept to the last minute of a month counts there, whenever it is sent; its line stands where it was entered', async () => {
    await goTo('2026-12-02T23:30:00+08:00');
    await log(6.1, '2026-11-30T23:59:59+08:00');
    await log(6.2, '2026-12-01T00:00:00+08:00');
    const late = sitting(6.3, '2026-11-29T23:29:59+08:00');
    expect((await post(app, of('readings'), { who, body: late })).json()).toMatchObject({ code: 'reading-too-late' });
    expect((await awards()).map(({ on }) => on).sort()).toEqual(['2026-11-30', '2026-12-01']);
    const month = async (name: string) =>
      getPointStatement.answer.parse((await get(app, of(`points/statements/${name}`), { who })).json());
    expect(await month('2026-11')).toMatchObject({ opening: 0, earned: 0, closing: 0 });
    expect(await month('2026-12')).toMatchObject({ opening: 0, earned: 4, closing: 4 });
  });

  test('of a clock that runs ahead is of now; of one that lies about typing is still no older than thirty days', async () => {
    const body = sitting(6.1, '2026-11-25T09:44:00+08:00', { typedAt: '2031-01-01T00:00:00+08:00' });
    expect((await post(app, of('readings'), { who, body })).statusCode).toBe(201);
    const tomorrow = sitting(6.1, '2026-11-26T09:40:00+08:00', { typedAt: '2026-11-26T09:41:00+08:00' });
    expect((await post(app, of('readings'), { who, body: tomorrow })).json()).toMatchObject({ code: 'bad-input' });
    const old = sitting(6.1, '2026-10-25T09:00:00+08:00', { typedAt: '2026-10-25T09:01:00+08:00' });
    expect((await post(app, of('readings'), { who, body: old })).json()).toMatchObject({ code: 'reading-too-late' });
  });
});

test('five equal numbers typed from the last day to the first: somebody looks before the last of them pays', async () => {
  for (const day of ['25', '24', '23', '22', '21']) {
    const at = `2026-11-${day}T07:00:00+08:00`;
    await log(6.1, at, { typedAt: `2026-11-${day}T07:01:00+08:00` });
  }
  const [last, ...others] = await awards();
  expect(last).toMatchObject({ on: '2026-11-21', state: 'held', why: expect.stringContaining('一模一样') });
  expect(others.map(({ state }) => state)).toEqual(['posted', 'posted', 'posted', 'posted']);
});

test('thirteen sittings within an hour around midnight, the first of them typed last: it waits', async () => {
  for (let no = 0; no < 12; no += 1) await log(5 + no / 10, `2026-11-25T00:${String(10 + no * 3)}:00+08:00`);
  await log(6.9, '2026-11-24T23:50:00+08:00');
  const paid = (await awards()).filter(({ state }) => state !== 'none');
  expect(paid).toMatchObject([
    { on: '2026-11-24', state: 'held' },
    { on: '2026-11-25', state: 'posted' },
  ]);
});

test('somebody else’s award, ledger and statement are found under nobody’s name but theirs', async () => {
  await log(6.1);
  const [award] = await awards();
  const thief = await aPatient();
  const text = '给我';
  const knocks = [
    post(app, of(`point-awards/${award?.awardId ?? ''}/appeal`), { who: thief, body: { text } }),
    post(app, of(`point-awards/${award?.awardId ?? ''}/appeal`, thief.person), { who: thief, body: { text } }),
    ...['points', 'points/entries', 'points/statements/2026-11', 'points/ranking', 'point-awards', 'point-family'].map(
      (path) => get(app, of(path), { who: thief }),
    ),
    get(app, of('points/statements/2026-11/statement.pdf'), { who: thief }),
    post(app, of('point-family/transfers'), { who: thief, body: { points: 1 } }),
    put(app, of('points-off'), { who: thief, body: { off: true } }),
    post(app, of('readings'), { who: thief, body: sitting(6.2) }),
  ];
  expect((await Promise.all(knocks)).map(({ statusCode }) => statusCode)).toEqual(knocks.map(() => 404));
});

test.each([-5, 0, 1.5, 1e9, '10'])('moving %p points into the family is no number of points', async (points) => {
  const child = await aChild(app);
  await registeredGuardian(app, who.person, { child });
  await post(app, of('point-family/members'), { who, body: { memberId: child.residentId } });
  await posted(app, anEarn(app, who.person, { points: 50 }));
  expect((await post(app, of('point-family/transfers'), { who, body: { points } })).statusCode).toBe(400);
  expect(await balance()).toBe(50);
});

test('points turned off while an award waits: what was done before may still be given, what comes after is not', async () => {
  const doctor = await staffSignedIn(app, await aStaffMember(app, { role: 'doctor', site }));
  for (const hour of ['05', '06', '07', '08']) await log(6.1, `2026-11-24T${hour}:00:00+08:00`);
  await log(6.1, '2026-11-25T07:00:00+08:00');
  expect((await awards()).map(({ state }) => state)).toEqual(['held', 'none', 'none', 'none', 'posted']);
  await put(app, of('points-off'), { who, body: { off: true } });
  const [open] = (await get(app, '/desk/point-reviews', { who: doctor })).json<{ items: PointReview[] }>().items;
  const body = { what: 'award', note: '看过了' };
  expect(
    (await post(app, `/desk/point-reviews/${open?.reviewId ?? ''}/decision`, { who: doctor, body })).statusCode,
  ).toBe(200);
  await goTo('2026-11-26T09:00:00+08:00');
  await log(6.3);
  expect(await ledger()).toEqual(['earn 2', 'earn 2', 'post-pending 2']);
});

describe('a lesson', () => {
  const CODE = 'pressure-very-high';
  const answers = (getLesson(CODE).editions[0]?.questions ?? []).map(({ key, options }) => ({
    key,
    choice: options.find(({ right }) => right)?.key ?? '',
  }));
  async function learn(code: 'pressure-very-high' | 'pressure-at-home' = CODE): Promise<LessonResult> {
    const path = of(`lessons/${code}/readings`);
    const reading = (await post(app, path, { who })).json<LessonReading>();
    app.clock.set(reading.opensAt);
    return (await post(app, `${path}/${reading.readingId}/answers`, { who, body: { answers } })).json();
  }

  test('learned again gives no second points, on the day, the month after and by another’s phone', async () => {
    expect((await learn()).counted).toBe('counts');
    await settle();
    expect((await learn()).counted).toBe('again');
    await goTo('2026-12-20T09:00:00+08:00');
    const helper = await aPatient('1985-01-01');
    await aLink(app, helper, { over: who.person, right: 'proxy' });
    const person = who.person;
    who = { ...helper, person };
    expect((await learn()).counted).toBe('again');
    await settle();
    expect((await ledger()).filter((line) => line.startsWith('earn'))).toHaveLength(1);
  });

  test('after the month is full is a lesson learned, without points, and says why', async () => {
    // Twenty points a month are four lessons, one a day.
    for (const day of ['2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24'])
      await noted(app, { residentId: who.person.residentId, kind: 'lesson', source: 'typed', day });
    await settle();
    expect((await learn()).counted).toBe('counts');
    await settle();
    const [newest] = (await get(app, of('point-awards?only=nothing'), { who })).json<{ items: PointAward[] }>().items;
    expect(newest).toMatchObject({ state: 'none', points: 0, why: expect.stringContaining('满') });
    expect((await ledger()).filter((line) => line.startsWith('earn'))).toHaveLength(4);
  });
});

describe('a family account', () => {
  test('of a child who comes of age: the day before is the family’s, the birthday is the grown-up’s own', async () => {
    const child = await aSignedInResident(app, { birthDate: '2008-11-25', name: '林小雨' });
    await registeredGuardian(app, who.person, { child: child.person });
    const { residentId } = child.person;
    app.clock.set('2026-11-24T12:00:00+08:00');
    await noted(app, { residentId, kind: 'lesson', source: 'typed', day: '2026-11-24' });
    await settled(app, residentId);
    const [{ family_id: familyId } = {}] = await rowsOf(
      app,
      'SELECT family_id FROM family_point_member WHERE resident_id = $1',
      [residentId],
    );
    const grown = async () => ({ ...(await signedIn(app, child)), person: child.person });
    expect((await post(app, of('point-family/leave', child.person), { who: await grown() })).json()).toMatchObject({
      code: 'family-account-minor',
    });
    app.clock.set('2026-11-25T00:00:00+08:00');
    await noted(app, { residentId, kind: 'lesson', source: 'typed', day: '2026-11-25' });
    await noted(app, { residentId, kind: 'lesson', source: 'typed', day: '2026-10-24' });
    await settled(app, residentId);
    expect(await ledgerOf(app, residentId)).toHaveLength(1);
    expect(await ledgerOf(app, String(familyId))).toHaveLength(2);
    expect((await post(app, of('point-family/leave', child.person), { who: await grown() })).statusCode).toBe(200);
    expect(await ledgerOf(app, String(familyId))).toHaveLength(2);
  });
});
