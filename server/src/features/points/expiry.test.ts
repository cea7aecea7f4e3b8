import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { buildTestApp, TEST_COUNTY, type TestApp } from '../../../test/build-app';
import { aSignedInResident } from '../../../test/factories';
import { insert } from '../../../test/factories/context';
import { aHold, anEarn, done } from '../../../test/points';
import { rowsOf } from '../../../test/rows';
import { expirePoints, tellOfEnding } from './expiry-service';
import { verifyLedger } from './verify';

let app: TestApp;
beforeEach(async () => {
  app = await buildTestApp({ now: '2026-11-23T08:05:00+08:00' });
});
afterEach(() => app.stop());

const told = () => rowsOf(app, `SELECT template, count(*) FROM outbox WHERE template = 'points-end' GROUP BY template`);
const LAST = toPlainDate('2026-12-31');

test('points lapse the day after their last one, in Asia/Shanghai, once, and never what is held', async () => {
  const { person } = await aSignedInResident(app);
  await done(app, anEarn(app, person, { points: 30, expiresOn: LAST }));
  await done(app, anEarn(app, person, { points: 5 }));
  await done(app, aHold(app, person, { points: 10, timesOutAt: new Date('2027-01-09T08:00:00+08:00') }));
  app.clock.set('2026-12-31T23:59:59+08:00');
  expect(await expirePoints(app.deps, TEST_COUNTY)).toBe(0);
  app.clock.set('2027-01-01T00:00:00+08:00');
  expect(await expirePoints(app.deps, TEST_COUNTY)).toBe(20);
  expect(await expirePoints(app.deps, TEST_COUNTY)).toBe(0);
  expect(await rowsOf(app, 'SELECT active, locked FROM point_holder')).toEqual([{ active: 5, locked: 10 }]);
  expect(await verifyLedger(app.deps, TEST_COUNTY)).toMatchObject({ differences: [] });
});

test('who has points that end is told 30 and 7 days before, once each, and not without points', async () => {
  const { person } = await aSignedInResident(app);
  await aSignedInResident(app);
  await done(app, anEarn(app, person, { points: 30, expiresOn: LAST }));
  await done(app, anEarn(app, person, { points: 20, expiresOn: LAST }));
  const nights: [string, number][] = [
    ['2026-11-30', 0],
    ['2026-12-01', 1],
    ['2026-12-01', 0],
    ['2026-12-02', 0],
    ['2026-12-23', 0],
    ['2026-12-24', 1],
    ['2026-12-25', 0],
    ['2026-12-31', 0],
  ];
  for (const [day, people] of nights) {
    app.clock.set(`${day}T01:00:00+08:00`);
    expect([day, await tellOfEnding(app.deps, TEST_COUNTY)]).toEqual([day, people]);
  }
  expect(await told()).toEqual([{ template: 'points-end', count: 2 }]);
  expect(await rowsOf(app, 'SELECT days, points FROM point_expiry_notice ORDER BY days')).toEqual([
    { days: 7, points: 50 },
    { days: 30, points: 50 },
  ]);
});

test('points of a family account: everybody who may look at somebody of it is told, once each', async () => {
  const [mother, father] = [await aSignedInResident(app), await aSignedInResident(app)];
  const familyId = '00000000-0000-7000-8000-0000000000f1';
  const key = { county_code: TEST_COUNTY, family_id: familyId };
  await insert(app, 'family_point_account', { ...key, name: '家庭账户', begun_at: app.clock.now() });
  for (const { person } of [mother, father])
    await insert(app, 'family_point_member', { ...key, resident_id: person.residentId, joined_at: app.clock.now() });
  await done(
    app,
    anEarn(app, mother.person, { points: 30, expiresOn: LAST, holder: { kind: 'family', id: familyId } }),
  );
  app.clock.set('2026-12-24T01:00:00+08:00');
  expect(await tellOfEnding(app.deps, TEST_COUNTY)).toBe(1);
  expect(await told()).toEqual([{ template: 'points-end', count: 2 }]);
});

test('a night that did not run is made up for with the notice that fits', async () => {
  const { person } = await aSignedInResident(app);
  await done(app, anEarn(app, person, { points: 30, expiresOn: LAST }));
  app.clock.set('2026-12-29T01:00:00+08:00');
  expect(await tellOfEnding(app.deps, TEST_COUNTY)).toBe(1);
  expect(await rowsOf(app, 'SELECT days FROM point_expiry_notice')).toEqual([{ days: 7 }]);
});
