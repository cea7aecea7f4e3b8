// What issue 6 says in one sentence: a week of readings, points with their reasons, a reward confirmed at the desk, a month that balances.
import { getPointStatement, type PointStatement } from '@kangban/contract/point-statement';
import { listPointEntries, type PointEntry } from '@kangban/contract/points';
import type { Redemption } from '@kangban/contract/reward';
import type { CounterRedemption } from '@kangban/contract/reward-desk';
import { schemeTemplate } from '@kangban/domain/point-rule/schemes';
import { addDays, toPlainDate } from '@kangban/domain/shared/plain-date';
import { randomUUID } from 'node:crypto';
import { buildTestApp, TEST_COUNTY, type TestApp } from '../../../test/build-app';
import {
  aSignedInResident,
  aSite,
  aStaffMember,
  type Person,
  type SignedInAccount,
  signedIn,
  type Site,
  staffSignedIn,
} from '../../../test/factories';
import { hasOpened } from '../../../test/factories/consents';
import { hasScheme, settled } from '../../../test/point-rules';
import { anEarn, posted } from '../../../test/points';
import { get, post } from '../../../test/requests';
import { aReward, redeemAs } from '../../../test/rewards';
import { verifyLedger } from './verify';

jest.setTimeout(120_000);

/** A Monday. */
const MONDAY = toPlainDate('2026-11-16');
/** Twice in the sitting, a minute apart: no two mornings alike. */
const MORNINGS = [
  [134, 82, 132, 81, '07:12'],
  [131, 80, 129, 79, '07:41'],
  [138, 85, 136, 84, '06:58'],
  [129, 78, 130, 80, '07:27'],
  [133, 83, 131, 81, '08:03'],
  [136, 82, 134, 83, '07:19'],
] as const;

let app: TestApp;
let site: Site;
let who: SignedInAccount & { person: Person };
beforeAll(async () => {
  app = await buildTestApp({ now: '2026-10-09T09:00:00+08:00' });
  site = await aSite(app, { name: '柳溪镇卫生院' });
  // Which awards are looked at again is drawn by lot: here none.
  await hasScheme(app, { change: { checks: { ...schemeTemplate('city').checks, recheckPercent: 0 } } });
});
afterAll(async () => {
  const { fault, differences, txs } = await verifyLedger(app.deps, TEST_COUNTY);
  expect([fault, differences, txs > 0]).toEqual([undefined, [], true]);
  await app.stop();
});
beforeEach(async () => {
  app.clock.set('2026-10-09T09:00:00+08:00');
  who = await aSignedInResident(app, { birthDate: '1955-03-12', site });
  await hasOpened(app, who, { of: who.person });
});

const of = (rest: string): string => `/residents/${who.person.residentId}/${rest}`;
/** The same person on another day: a token lives for a quarter of an hour. */
async function goTo(iso: string): Promise<void> {
  app.clock.set(iso);
  who = { ...(await signedIn(app, who)), person: who.person };
}

/** Measures on so many mornings, from Monday on unless told; returns the sessions. */
async function measures(days: number, { from = 0, meter }: { from?: number; meter?: object } = {}): Promise<string[]> {
  const sessions: string[] = [];
  for (const [index, [s1, d1, s2, d2, time]] of MORNINGS.slice(from, from + days).entries()) {
    await goTo(`${addDays(MONDAY, from + index)}T${time}:00+08:00`);
    const sessionId = randomUUID();
    const values = [
      { item: 'blood-pressure', systolic: s1, diastolic: d1 },
      { item: 'blood-pressure', systolic: s2, diastolic: d2 },
    ];
    const answer = await post(app, of('readings'), { who, body: { sessionId, at: app.clock.now(), values, meter } });
    expect(answer.statusCode).toBe(201);
    await settled(app, who.person.residentId);
    sessions.push(sessionId);
  }
  return sessions;
}
const lines = async (): Promise<PointEntry[]> =>
  listPointEntries.answer.parse((await get(app, of('points/entries'), { who })).json()).items;
const weekLines = async (): Promise<PointEntry[]> =>
  (await lines()).filter(({ rule, of: other, type }) => rule?.id === 'pressure-week' || (type === 'reverse' && other));
const month = async (): Promise<PointStatement> =>
  getPointStatement.answer.parse((await get(app, of('points/statements/2026-11'), { who })).json());

test('five mornings with a bound meter earn ten, the ultrasound is confirmed at the desk, and the month balances', async () => {
  await posted(app, anEarn(app, who.person, { points: 300 }));
  await goTo(`${MONDAY}T07:00:00+08:00`);
  const registered = await post(app, '/devices', {
    who,
    body: {
      kind: 'blood-pressure',
      link: 'bluetooth',
      name: '血压计',
      serial: randomUUID(),
      residentIds: [who.person.residentId],
    },
  });
  const meter = { deviceId: registered.json<{ device: { deviceId: string } }>().device.deviceId };
  await measures(4, { meter });
  expect(await weekLines()).toEqual([]);
  await measures(1, { from: 4, meter });
  const [award] = await weekLines();
  expect(award).toMatchObject({
    type: 'earn',
    state: 'posted',
    change: 10,
    on: '2026-11-20',
    bookedOn: '2026-11-20',
    rule: { id: 'pressure-week', version: 1 },
    evidence: { kind: 'reading', id: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    activeAfter: 310,
  });

  const ultrasound = await aReward(app, { at: site, name: '腹部彩超', points: 300 });
  const redeemed = await redeemAs(app, who, ultrasound);
  expect(redeemed.statusCode).toBe(201);
  const { redemptionId } = redeemed.json<Redemption>();
  expect(await month()).toMatchObject({ used: 300, closing: 10, locked: 300 });
  const desk = await staffSignedIn(app, await aStaffMember(app, { role: 'nurse', site }));
  const { digits } = (await post(app, of(`redemptions/${redemptionId}/code`), { who })).json<{ digits: string }>();
  const found = await post(app, '/desk/redemptions/find', { who: desk, body: { typed: digits } });
  const { proof } = found.json<CounterRedemption>();
  const confirm = () =>
    post(app, `/desk/redemptions/${redemptionId}/confirm`, { who: desk, body: { proof, seen: [] } });
  expect((await confirm()).json()).toMatchObject({ state: 'committed', points: 300 });

  const sum = await month();
  expect(sum).toMatchObject({ opening: 300, earned: 10, used: 300, expired: 0, corrected: 0, closing: 10, locked: 0 });
  const { opening, earned, returned, used, expired, corrected, transferred, closing } = sum;
  expect(opening + earned + returned - used - expired + corrected + transferred).toBe(closing);
  expect(sum.lines.reduce((total, { change }) => total + change, opening)).toBe(closing);
});

test('of typed mornings half counts; a reading taken back takes the award back once, however often it is asked and settled', async () => {
  const sessions = await measures(5);
  expect((await weekLines()).map(({ change }) => change)).toEqual([5]);
  const withdraw = () => post(app, of(`readings/${sessions[1]}/withdraw`), { who, body: {}, key: 'taken-back' });
  expect((await withdraw()).statusCode).toBe(200);
  await settled(app, who.person.residentId);
  await withdraw();
  await settled(app, who.person.residentId);
  await settled(app, who.person.residentId);
  expect((await weekLines()).map(({ type, change }) => [type, change])).toEqual([
    ['reverse', -5],
    ['earn', 5],
  ]);
  expect(await month()).toMatchObject({ opening: 0, earned: 5, corrected: -5, closing: 0 });
});

test('of six mornings one may be taken back: five are still there', async () => {
  const sessions = await measures(6);
  expect((await post(app, of(`readings/${sessions[1]}/withdraw`), { who, body: {} })).statusCode).toBe(200);
  await settled(app, who.person.residentId);
  expect(await month()).toMatchObject({ closing: 5 });
});
