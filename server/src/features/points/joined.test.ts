/** Points of two records that staff join into one person, and take apart again. */
import { randomUUID } from 'node:crypto';
import type { PointsOfResident } from '@kangban/contract/points';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aResident,
  aSite,
  aStaffMember,
  anAccount,
  type Person,
  type SignedInAccount,
  signedIn,
  type SignedInStaff,
  type Site,
  staffSignedIn,
} from '../../../test/factories';
import { aHold, anEarn, BY_STAFF, done, holderOf, newKey } from '../../../test/points';
import { get, post } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';
import { everyMinute } from '../../jobs/every-minute';
import { matchPerson } from '../match/persons';
import { balanceOf } from './ledger';
import { verifyLedger } from './verify';

const COUNTY = '990101';
let app: TestApp;
let site: Site;
let nurse: SignedInStaff;
let serial = 0;

beforeAll(async () => {
  app = await buildTestApp();
  site = await aSite(app);
  nurse = await staffSignedIn(app, await aStaffMember(app, { site }));
});
afterAll(() => app.stop());

interface Pair {
  who: SignedInAccount;
  known: Person;
  /** The record a system told of. */
  other: { residentId: string };
  reviewId: string;
}

async function told(known: Person): Promise<{ residentId: string }> {
  return app.deps.db.transaction((client) =>
    matchPerson(app.deps, client, {
      county: COUNTY,
      system: 'urn:test:his',
      sourceId: `p${(serial += 1)}`,
      name: known.name,
      sex: known.sex,
      birthDate: known.birthDate,
    }),
  );
}

async function aPair(): Promise<Pair> {
  const known = await aResident(app, {
    site,
    birthDate: '1955-03-08',
    name: `林合${String.fromCharCode(0x5200 + (serial += 1))}`,
  });
  const who = await signedIn(app, await anAccount(app, { of: known }), `joined-${serial}`);
  const other = await told(known);
  const [row] = await rowsOf(app, 'SELECT review_id FROM match_review WHERE subject_id = $1', [other.residentId]);
  return { who, known, other, reviewId: String(row?.['review_id']) };
}

const join = (reviewId: string, key?: string) =>
  post(app, `/desk/matches/${reviewId}/decision`, {
    who: nurse,
    body: { same: true, reason: '看过身份证' },
    ...(key !== undefined && { key }),
  });
const undo = (reviewId: string) =>
  post(app, `/desk/matches/${reviewId}/undo`, { who: nurse, body: { reason: '合错了，是堂弟' } });
const of = async (person: { residentId: string }): Promise<number> =>
  (await balanceOf(app.deps.db.pool, { countyCode: COUNTY, today: app.deps.clock.today() }, holderOf(person))).active;
const both = async ({ known, other }: Pair): Promise<[number, number]> => [await of(known), await of(other)];
const spend = async (person: { residentId: string }, points: number) => {
  const { txId } = await done(app, aHold(app, person, { points }));
  return done(app, { type: 'commit', key: newKey(), holdTxId: txId, by: BY_STAFF });
};

afterEach(async () => {
  const { differences, fault } = await verifyLedger(app.deps, COUNTY);
  expect([differences, fault]).toEqual([[], undefined]);
});

test('together under the record that counts, with their last day and a line that says why; apart again', async () => {
  const pair = await aPair();
  const { who, known, other, reviewId } = pair;
  await done(app, anEarn(app, known, { points: 100, expiresOn: toPlainDate('2027-12-31') }));
  await done(app, anEarn(app, other, { points: 30, expiresOn: toPlainDate('2027-06-30') }));
  const read = async () => (await get(app, `/residents/${known.residentId}/points`, { who })).json<PointsOfResident>();
  expect(await read()).toMatchObject({ active: 100 });

  const key = randomUUID();
  const answers = [await join(reviewId, key), await join(reviewId, key)];
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
  expect(await read()).toMatchObject({ active: 130, nextExpiry: { on: '2027-06-30', points: 30 } });
  expect(await of(other)).toBe(0);
  const lines = (await get(app, `/residents/${known.residentId}/points/entries`, { who })).json();
  expect(lines.items[0]).toMatchObject({ title: '两份档案合成一份，分也合在一起', change: 30, activeAfter: 130 });
  const month = String(lines.items[0].month);
  const statement = (await get(app, `/residents/${known.residentId}/points/statements/${month}`, { who })).json();
  expect(statement).toMatchObject({ earned: 100, corrected: 30, transferred: 0, closing: 130 });

  expect((await undo(reviewId)).statusCode).toBe(200);
  expect(await both(pair)).toEqual([100, 30]);
  const [lot] = await rowsOf(app, 'SELECT expires_on FROM point_lot WHERE holder_id = $1 AND active > 0', [
    other.residentId,
  ]);
  expect(lot).toEqual({ expires_on: '2027-06-30' });
});

test('nothing to move: nothing is written', async () => {
  const { reviewId, known, other } = await aPair();
  await join(reviewId);
  await undo(reviewId);
  expect(
    await rowsOf(app, 'SELECT FROM point_tx WHERE holder_id = ANY($1)', [[known.residentId, other.residentId]]),
  ).toEqual([]);
});

test('what was used meanwhile is not taken from anybody; joined and parted again it is made good', async () => {
  const pair = await aPair();
  const { known, other, reviewId } = pair;
  await done(app, anEarn(app, known, { points: 100 }));
  await done(app, anEarn(app, other, { points: 30 }));
  await join(reviewId);
  await spend(known, 110);
  await undo(reviewId);
  expect(await both(pair)).toEqual([0, 20]);
  await done(app, anEarn(app, known, { points: 50 }));
  await join(reviewId);
  expect(await both(pair)).toEqual([70, 0]);
  await undo(reviewId);
  expect(await both(pair)).toEqual([40, 30]);
});

test('an award let through and one taken back later find the record that counts within a minute', async () => {
  const pair = await aPair();
  const { other, reviewId } = pair;
  const pending = await done(app, anEarn(app, other, { points: 20, state: 'pending' }));
  const wrong = await done(app, anEarn(app, other, { points: 30 }));
  await join(reviewId);
  expect(await both(pair)).toEqual([30, 0]);
  await done(app, { type: 'post-pending', key: newKey(), txId: pending.txId, by: BY_STAFF });
  expect(await both(pair)).toEqual([30, 20]);
  await everyMinute(app.deps);
  expect(await both(pair)).toEqual([50, 0]);

  await done(app, { type: 'reverse', key: newKey(), txId: wrong.txId, note: '记错了', by: BY_STAFF });
  expect(await both(pair)).toEqual([50, -30]);
  await everyMinute(app.deps);
  expect(await both(pair)).toEqual([20, 0]);
  await everyMinute(app.deps);
  await undo(reviewId);
  expect(await both(pair)).toEqual([0, 20]);
});

test('a debt without points waits for the next ones', async () => {
  const pair = await aPair();
  const { known, other, reviewId } = pair;
  const wrong = await done(app, anEarn(app, other, { points: 30 }));
  await spend(other, 30);
  await done(app, { type: 'reverse', key: newKey(), txId: wrong.txId, note: '记错了', by: BY_STAFF });
  await join(reviewId);
  expect(await both(pair)).toEqual([0, -30]);
  await done(app, anEarn(app, known, { points: 20 }));
  await everyMinute(app.deps);
  expect(await both(pair)).toEqual([0, -10]);
  await done(app, anEarn(app, known, { points: 20 }));
  await everyMinute(app.deps);
  expect(await both(pair)).toEqual([10, 0]);
});

test('three records: the one that was taken out takes its own along', async () => {
  const first = await aPair();
  const third = await told(first.known);
  const reviews = await rowsOf(app, 'SELECT review_id, candidate_id FROM match_review WHERE subject_id = $1', [
    third.residentId,
  ]);
  const withKnown = String(reviews.find((row) => row['candidate_id'] === first.known.residentId)?.['review_id']);
  await done(app, anEarn(app, first.known, { points: 5 }));
  await done(app, anEarn(app, first.other, { points: 30 }));
  await done(app, anEarn(app, third, { points: 7 }));
  await join(first.reviewId);
  await join(withKnown);
  expect([...(await both(first)), await of(third)]).toEqual([42, 0, 0]);
  await undo(first.reviewId);
  expect([...(await both(first)), await of(third)]).toEqual([12, 30, 0]);
  await undo(withKnown);
  expect([...(await both(first)), await of(third)]).toEqual([5, 30, 7]);
});
