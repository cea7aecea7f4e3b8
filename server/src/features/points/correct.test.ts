// What is taken back, and what the database itself refuses of the serving role: edges on which a ledger is usually wrong.
import { addDays, toPlainDate } from '@kangban/domain/shared/plain-date';
import { buildTestApp, TEST_COUNTY, type TestApp } from '../../../test/build-app';
import { aResident, type Person } from '../../../test/factories';
import { aHold, anEarn, BY_STAFF, done, holderOf, newKey, posted } from '../../../test/points';
import { balanceOf } from './ledger';
import { verifyLedger } from './verify';

let app: TestApp;
let person: Person;

beforeAll(async () => {
  app = await buildTestApp();
});
afterAll(async () => {
  expect(await verifyLedger(app.deps, TEST_COUNTY)).toMatchObject({ differences: [] });
  await app.stop();
});
beforeEach(async () => {
  app.clock.set('2026-11-23T08:05:00+08:00');
  person = await aResident(app);
});

const usable = async () => {
  const { active, debt } = await balanceOf(
    app.deps.db.pool,
    { countyCode: TEST_COUNTY, today: app.deps.clock.today() },
    holderOf(person),
  );
  return { active, debt };
};
const reverse = (txId: string) =>
  posted(app, { type: 'reverse', key: newKey(), txId, note: '随访记错了人', by: BY_STAFF });
const expire = (on: string) =>
  done(app, { type: 'expire', key: newKey(), holder: holderOf(person), on: toPlainDate(on), by: BY_STAFF });
const endsOn = (day: string) => ({ expiresOn: toPlainDate(day) });

describe('an award that is taken back after its points lapsed', () => {
  test('costs nobody anything: what lapsed was never used', async () => {
    const award = await done(app, anEarn(app, person, { points: 30, ...endsOn('2026-11-25') }));
    app.clock.set('2026-11-26T00:00:00+08:00');
    await expire('2026-11-26');
    await done(app, anEarn(app, person, { points: 50 }));
    expect(await reverse(award.txId)).toMatchObject({ ok: true, points: 30, balance: { active: 50 } });
    expect(await usable()).toEqual({ active: 50, debt: 0 });
  });
  test('leaves no debt', async () => {
    const award = await done(app, anEarn(app, person, { points: 30, ...endsOn('2026-11-25') }));
    app.clock.set('2026-11-26T00:00:00+08:00');
    await expire('2026-11-26');
    expect(await reverse(award.txId)).toMatchObject({ ok: true, balance: { active: 0 } });
    expect(await usable()).toEqual({ active: 0, debt: 0 });
  });
  test('only the part that was used is owed', async () => {
    const award = await done(app, anEarn(app, person, { points: 30, ...endsOn('2026-11-25') }));
    const hold = await done(app, aHold(app, person, { points: 12 }));
    await done(app, { type: 'commit', key: newKey(), holdTxId: hold.txId, by: BY_STAFF });
    app.clock.set('2026-11-26T00:00:00+08:00');
    await expire('2026-11-26');
    expect(await reverse(award.txId)).toMatchObject({ ok: true, points: 30, balance: { active: -12 } });
  });
  test('the same before the night’s job swept it', async () => {
    const award = await done(app, anEarn(app, person, { points: 30, ...endsOn('2026-11-25') }));
    app.clock.set('2026-11-26T00:00:00+08:00');
    await done(app, anEarn(app, person, { points: 50 }));
    await reverse(award.txId);
    expect(await usable()).toEqual({ active: 50, debt: 0 });
  });
});

test('an award for a day that has not come waits for review and is not lost', async () => {
  const tomorrow = addDays(app.deps.clock.today(), 1);
  expect(await posted(app, anEarn(app, person, { points: 5, on: tomorrow }))).toMatchObject({ refused: 'bad-order' });
  const award = await done(app, anEarn(app, person, { points: 5, on: tomorrow, state: 'pending' }));
  expect(award.balance).toEqual({ active: 0, locked: 0, pending: 5 });
});

describe('the serving role, with a link of its own', () => {
  interface Forged {
    tx: Record<string, unknown>;
    moves: readonly (readonly [pocket: string, delta: number, holder?: string])[];
    link?: string;
  }
  /** Writes a link with one transaction made from the newest award, as the serving role, and says how it was refused. */
  async function forge({ tx, moves, link }: Forged): Promise<string> {
    const client = await app.deps.db.pool.connect();
    try {
      await client.query('BEGIN');
      const { rows } = await client.query<{ no: number }>('SELECT max(link_no) + 1 AS no FROM point_link');
      const no = rows[0]?.no;
      await client.query(
        `INSERT INTO point_link (county_code, link_no, txs, previous_hash, link_hash, written_at)
         SELECT county_code, $1, 1, ${link ?? 'link_hash'}, sha256('x'), '2026-11-23T08:05:00+08:00' FROM point_link WHERE link_no = $1::bigint - 1`,
        [no],
      );
      await client.query(
        `INSERT INTO point_tx SELECT (jsonb_populate_record(t, $2::jsonb || jsonb_build_object('link_no', $1::bigint, 'entries', $3::int,
           'tx_id', gen_random_uuid(), 'idem_key', 'forged-' || gen_random_uuid()))).*
           FROM point_tx t WHERE type = 'earn' AND holder_id = $4 ORDER BY link_no DESC LIMIT 1`,
        [no, JSON.stringify({ caps: [], ...tx }), moves.length, person.residentId],
      );
      for (const [index, [pocket, delta, holder]] of moves.entries()) {
        const lot =
          holder === undefined
            ? {}
            : { kind: 'resident', id: '00000000-0000-7000-8000-00000000abcd', ends: '2027-12-31' };
        await client.query(
          `INSERT INTO point_entry (county_code, link_no, tx_no, entry_no, holder_kind, holder_id, pocket, lot_id, opens, expires_on, usable_until, delta)
           VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $9, $10)`,
          [
            TEST_COUNTY,
            no,
            index + 1,
            lot.kind,
            holder,
            pocket,
            lot.id,
            holder !== undefined && delta > 0,
            lot.ends,
            delta,
          ],
        );
      }
      await client.query('COMMIT');
      return 'done';
    } catch (error) {
      await client.query('ROLLBACK');
      return error instanceof Error ? error.message : 'unknown';
    } finally {
      client.release();
    }
  }
  beforeEach(async () => {
    await done(app, anEarn(app, person, { points: 30 }));
  });

  test('gives no more than the transaction says', async () => {
    const moves = [['issuer', -1000] as const, ['active', 1000, person.residentId] as const];
    expect(await forge({ tx: { points: 1 }, moves })).toMatch(/points of a transaction are not what it moves/);
  });
  test('moves nothing of anybody the transaction does not name', async () => {
    const other = await aResident(app);
    const moves = [['issuer', -30] as const, ['active', 30, other.residentId] as const];
    expect(await forge({ tx: { points: 30 }, moves })).toMatch(/points of a transaction are not what it moves/);
  });
  test('enters nothing on another day than it was written', async () => {
    const moves = [['issuer', -30] as const, ['active', 30, person.residentId] as const];
    expect(await forge({ tx: { booked_on: '2026-10-31' }, moves })).toMatch(/point_tx_booked_that_day/);
  });
  test('begins no second chain', async () => {
    const moves = [['issuer', -30] as const, ['active', 30, person.residentId] as const];
    expect(await forge({ tx: {}, moves, link: 'previous_hash' })).toMatch(/does not follow/);
  });
});
