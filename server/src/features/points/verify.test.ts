import pg from 'pg';
import { buildTestApp, TEST_COUNTY, type TestApp } from '../../../test/build-app';
import { aResident, type Person } from '../../../test/factories';
import { aHold, anEarn, BY_STAFF, done, newKey } from '../../../test/points';
import { type LedgerReport, verifyLedger } from './verify';

let app: TestApp;
let owner: pg.Client;
let person: Person;

const TABLES = [
  'point_link',
  'point_tx',
  'point_entry',
  'point_holder',
  'point_account',
  'point_lot',
  'point_cap_use',
  'point_open',
];
const verify = (): Promise<LedgerReport> => verifyLedger(app.deps, TEST_COUNTY);

/** Breaks the ledger as its owner, with every guard off, looks, and puts it back as it was. */
async function broken(sql: string): Promise<LedgerReport> {
  await owner.query(`SET session_replication_role = replica`);
  for (const table of TABLES) await owner.query(`CREATE TEMP TABLE kept_${table} AS SELECT * FROM ${table}`);
  await owner.query(sql);
  const found = await verify();
  for (const table of TABLES) {
    await owner.query(`DELETE FROM ${table}`);
    await owner.query(`INSERT INTO ${table} SELECT * FROM kept_${table}`);
    await owner.query(`DROP TABLE kept_${table}`);
  }
  await owner.query(`SET session_replication_role = origin`);
  return found;
}

beforeAll(async () => {
  app = await buildTestApp();
  owner = new pg.Client({ connectionString: app.databaseUrl });
  await owner.connect();
  person = await aResident(app);
  const day = app.deps.clock.today();
  const caps = [{ id: 'week', per: 'resident' as const, from: day, to: day, max: 100 }];
  const award = await done(app, anEarn(app, person, { points: 30, caps }));
  await done(app, anEarn(app, person, { points: 20, state: 'pending' }));
  const hold = await done(app, aHold(app, person, { points: 10 }));
  await done(app, { type: 'commit', key: newKey(), holdTxId: hold.txId, by: BY_STAFF });
  await done(app, { type: 'reverse', key: newKey(), txId: award.txId, note: '记错了', by: BY_STAFF });
});
afterAll(async () => {
  await owner.end();
  await app.stop();
});

test.each([
  [
    'an edited transaction',
    'UPDATE point_tx SET points = 31 WHERE link_no = 1',
    { kind: 'tx-edited', linkNo: 1, txNo: 1 },
  ],
  [
    'an edited reason',
    `UPDATE point_tx SET note = '别的' WHERE link_no = 5`,
    { kind: 'tx-edited', linkNo: 5, txNo: 1 },
  ],
  [
    'other evidence',
    `UPDATE point_tx SET evidence_id = 'x' WHERE link_no = 1`,
    { kind: 'tx-edited', linkNo: 1, txNo: 1 },
  ],
  ['a higher cap', `UPDATE point_tx SET caps = '[]' WHERE link_no = 1`, { kind: 'tx-edited', linkNo: 1, txNo: 1 }],
  [
    'an edited entry',
    'UPDATE point_entry SET delta = delta * 2 WHERE link_no = 3',
    { kind: 'tx-edited', linkNo: 3, txNo: 1 },
  ],
  [
    'a missing entry',
    'DELETE FROM point_entry WHERE link_no = 2 AND entry_no = 2',
    { kind: 'tx-edited', linkNo: 2, txNo: 1 },
  ],
  ['a missing transaction', 'DELETE FROM point_tx WHERE link_no = 4', { kind: 'tx-missing', linkNo: 4 }],
  [
    'a missing link with all of it',
    'DELETE FROM point_link WHERE link_no = 2; DELETE FROM point_tx WHERE link_no = 2; DELETE FROM point_entry WHERE link_no = 2',
    { kind: 'link-missing', linkNo: 2 },
  ],
  [
    'links in another order',
    `UPDATE point_link SET link_no = link_no + 100 WHERE link_no < 3; UPDATE point_link SET link_no = 103 - link_no WHERE link_no > 100`,
    { kind: 'link-edited', linkNo: 1 },
  ],
  [
    'entries in another order',
    `UPDATE point_entry SET entry_no = entry_no + 10 WHERE link_no = 1; UPDATE point_entry SET entry_no = 13 - entry_no WHERE link_no = 1`,
    { kind: 'tx-edited', linkNo: 1, txNo: 1 },
  ],
  [
    'the moment of a link',
    `UPDATE point_link SET written_at = written_at - interval '1 day' WHERE link_no = 2`,
    { kind: 'link-edited', linkNo: 2 },
  ],
])('%s is found and named', async (_, sql, fault) => {
  expect((await broken(sql)).fault).toEqual(fault);
  expect(await verify()).toMatchObject({ links: 5, txs: 5, entries: 11, differences: [] });
});

test.each([
  ['a balance', 'UPDATE point_holder SET locked = locked + 5', 'holder-differs'],
  ['a lot', 'UPDATE point_lot SET spent = spent - 1 WHERE spent > 0', 'lot-differs'],
  ['the use of a cap', 'UPDATE point_cap_use SET used = used + 1', 'cap-differs'],
  ['what is open', 'DELETE FROM point_open', 'open-differs'],
  ['what is open for another kind of thing', `UPDATE point_open SET type = 'hold'`, 'open-differs'],
  ['until when a hold is open', `UPDATE point_open SET times_out_at = now()`, 'open-differs'],
  ['the last day of a lot', 'UPDATE point_lot SET usable_until = usable_until + 1', 'lot-differs'],
  ['an account of the county', 'UPDATE point_account SET balance = balance - 1', 'account-differs'],
  ['what a transaction says it moved', 'UPDATE point_tx SET points = points + 1 WHERE link_no = 3', 'points-differ'],
  ['whose points moved', `UPDATE point_tx SET holder_id = gen_random_uuid() WHERE link_no = 3`, 'points-differ'],
  ['one side of a transaction', `DELETE FROM point_entry WHERE pocket = 'issuer' AND link_no = 1`, 'sum-not-zero'],
])('%s changed by hand is found in the books', async (_, sql, kind) => {
  const { differences } = await broken(sql);
  expect(differences.map(({ fault }) => fault)).toContain(kind);
  expect(await verify()).toMatchObject({ differences: [] });
});

describe('the serving role', () => {
  const asApp = async (...statements: string[]): Promise<string> => {
    const client = await app.deps.db.pool.connect();
    try {
      await client.query('BEGIN');
      for (const sql of statements) await client.query(sql);
      await client.query('COMMIT');
      return 'done';
    } catch (error) {
      await client.query('ROLLBACK');
      return error instanceof Error ? error.message : 'unknown';
    } finally {
      client.release();
    }
  };
  const LINK = `INSERT INTO point_link (county_code, link_no, txs, previous_hash, link_hash, written_at)
    SELECT county_code, 99, 1, previous_hash, link_hash, now() FROM point_link WHERE link_no = 1`;
  const TX = `INSERT INTO point_tx SELECT (jsonb_populate_record(t, jsonb_build_object('link_no', 99, 'idem_key', 'by-hand-1',
    'tx_id', gen_random_uuid(), 'caps', '[]'::jsonb))).* FROM point_tx t WHERE link_no = 1`;
  const entry = (linkNo: number, no: number, pocket: string, delta: number): string =>
    `INSERT INTO point_entry (county_code, link_no, tx_no, entry_no, holder_kind, holder_id, pocket, lot_id, opens, expires_on,
       usable_until, delta)
     SELECT county_code, ${linkNo}, 1, ${no}, ${pocket === 'issuer' ? 'NULL, NULL' : 'holder_kind, holder_id'}, '${pocket}',
            ${pocket === 'issuer' ? 'NULL, false, NULL, NULL' : 'lot_id, false, expires_on, usable_until'}, ${delta}
       FROM point_entry WHERE link_no = 2 AND lot_id IS NOT NULL`;

  test.each(TABLES)('changes and deletes nothing in %s', async (table) => {
    expect(await asApp(`UPDATE ${table} SET county_code = county_code`)).toMatch(/permission denied/);
    expect(await asApp(`DELETE FROM ${table}`)).toMatch(/permission denied/);
    expect(await asApp(`TRUNCATE ${table} CASCADE`)).toMatch(/permission denied/);
  });
  test.each(['point_holder', 'point_lot', 'point_account', 'point_cap_use', 'point_open'])(
    'writes nothing of its own into %s',
    async (table) => {
      expect(await asApp(`INSERT INTO ${table} SELECT * FROM ${table}`)).toMatch(/permission denied/);
    },
  );
  test('adds no entry to a link of the past', async () => {
    expect(await asApp(entry(2, 3, 'pending', 5), entry(2, 4, 'issuer', -5))).toMatch(/together with its link/);
  });
  test('writes no transaction whose entries do not add up', async () => {
    const said = await asApp(LINK, TX, entry(99, 1, 'issuer', -5), entry(99, 2, 'pending', -4));
    expect(said).toMatch(/does not add up/);
  });
  test('writes no transaction without entries', async () => {
    expect(await asApp(LINK, TX)).toMatch(/does not add up/);
  });
  test('takes nobody below zero', async () => {
    const said = await asApp(LINK, TX, entry(99, 1, 'pending', -500), entry(99, 2, 'issuer', 500));
    expect(said).toMatch(/point_holder_pending_check/);
  });
  test('reverses nothing twice and no reversal', async () => {
    const reversal = (of: string): string =>
      TX.replace('link_no = 1', 'link_no = 5').replace(`'[]'::jsonb`, `'[]'::jsonb, 'reverses', (${of})`);
    expect(await asApp(LINK, reversal('SELECT tx_id FROM point_tx WHERE link_no = 1'))).toMatch(/reversed_once/);
    expect(await asApp(LINK, reversal('SELECT tx_id FROM point_tx WHERE link_no = 5'))).toMatch(/only an award/);
  });
});
