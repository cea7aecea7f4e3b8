// A value counts against what was aimed at on the day it was measured, however late the points are settled.
import type { PointAward } from '@kangban/contract/point-rule';
import { schemeTemplate } from '@kangban/domain/point-rule/schemes';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  anEntry,
  aSignedInResident,
  aSite,
  aStaffMember,
  payloads as p,
  type Person,
  type SignedInAccount,
  type SignedInStaff,
  staffSignedIn,
} from '../../../test/factories';
import { COUNTY, insert } from '../../../test/factories/context';
import { aPressure, hasScheme, settled } from '../../../test/point-rules';
import { get, post } from '../../../test/requests';

let app: TestApp;
let elder: SignedInAccount & { person: Person };
let doctor: SignedInStaff;

beforeEach(async () => {
  app = await buildTestApp();
  app.clock.set('2026-11-25T09:40:00+08:00');
  const site = await aSite(app);
  doctor = await staffSignedIn(app, await aStaffMember(app, { role: 'doctor', site }));
  elder = await aSignedInResident(app, { birthDate: '1946-11-25', site });
  await anEntry(app, elder.person, ['condition', '2020-01-01', p.condition('I10', '原发性高血压')]);
  const { checks } = schemeTemplate('default');
  await hasScheme(app, { schemeId: 'default', change: { checks: { ...checks, recheckPercent: 0 } } });
});
afterEach(() => app.stop());

/** Days whose value was paid as reached, of readings of 148/84 at the clinic on each of these days. */
async function reachedOn(...days: string[]): Promise<string[]> {
  const { residentId } = elder.person;
  for (const day of days) await aPressure(app, residentId, { day, bp: '148/84', source: 'clinic' });
  await settled(app, residentId);
  const path = `/residents/${residentId}/point-awards`;
  const { items } = (await get(app, path, { who: elder })).json<{ items: PointAward[] }>();
  return items.filter(({ ruleId, points }) => ruleId === 'control' && points > 0).map(({ on }) => on);
}

test('below 150/90 is the target from the 80th birthday on, not the day before', async () => {
  expect(await reachedOn('2026-11-24')).toEqual([]);
  expect(await reachedOn('2026-11-25')).toEqual(['2026-11-25']);
});

test('a target a doctor agreed holds from its day on', async () => {
  const body = {
    item: 'blood-pressure',
    value: { item: 'blood-pressure', systolicBelow: 149, diastolicBelow: 90 },
    validFrom: '2026-11-24',
  };
  const path = `/desk/residents/${elder.person.residentId}/reading-targets`;
  expect((await post(app, path, { who: doctor, body })).statusCode).toBe(201);
  expect(await reachedOn('2026-11-23')).toEqual([]);
  expect(await reachedOn('2026-11-24')).toEqual(['2026-11-24']);
});

test('the county’s choice holds from its day on', async () => {
  const choice = { county_code: COUNTY, home_protocol: 'JC-2025', set_by: '卫健局', set_at: app.deps.clock.now() };
  await insert(app, 'reading_profile', { ...choice, valid_from: '2026-01-01', pressure_profile: 'JC-2025' });
  await insert(app, 'reading_profile', { ...choice, valid_from: '2026-11-24', pressure_profile: 'NBPHS-2017' });
  expect(await reachedOn('2026-11-23')).toEqual([]);
  expect(await reachedOn('2026-11-24')).toEqual(['2026-11-24']);
});
