// The command as somebody types it, on a real ledger in a real PostgreSQL: whole, broken, and cut off at its end.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import pg from 'pg';
import { buildTestApp, TEST_COUNTY, type TestApp, testEnvironment } from '../server/test/build-app';
import { aResident, type Person } from '../server/test/factories';
import { aHold, anEarn, BY_STAFF, done, newKey } from '../server/test/points';
import { type HeldPostgres, holdTestPostgres } from './lib/postgres-process';

jest.setTimeout(180_000);

let held: HeldPostgres | undefined;
let app: TestApp;
let owner: pg.Client;
let person: Person;

const tsx = path.resolve('node_modules/tsx/dist/cli.mjs');
function verify(...args: string[]): { code: number | null; said: string } {
  const env = { PATH: process.env.PATH ?? '', ...testEnvironment(app.databaseUrl) };
  const run = spawnSync(process.execPath, [tsx, 'scripts/ledger-verify.ts', ...args], { encoding: 'utf8', env });
  return { code: run.status, said: `${run.stdout}${run.stderr}` };
}

beforeAll(async () => {
  if (!process.env.TEST_DATABASE_URL) {
    held = await holdTestPostgres();
    process.env.TEST_DATABASE_URL = held.url;
  }
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
  await held?.stop();
});

test('a whole ledger is proved, its head printed and found again when it has grown', async () => {
  const first = verify();
  expect(first.said).toContain(
    `County ${TEST_COUNTY}: 5 transactions, 11 entries in 5 links, every one as it was written.`,
  );
  expect(first.said).toContain('0 differences.');
  expect(first.code).toBe(0);
  const head = /Head: (5:[0-9a-f]{64})/.exec(first.said)?.[1] ?? '';
  await done(app, anEarn(app, person, { points: 40 }));
  expect(verify('--head', head)).toMatchObject({ code: 0 });
  expect(verify('--head', `6:${head.slice(2)}`)).toMatchObject({ code: 2 });
});

test('a balance set by hand is named, and the command fails', async () => {
  await owner.query('UPDATE point_holder SET locked = locked + 5');
  const found = verify();
  expect(found.said).toContain('a balance that is not the sum of its entries');
  expect(found.said).toContain('differences.');
  expect(found.code).toBe(2);
  await owner.query('UPDATE point_holder SET locked = locked - 5');
});

test('an end that was cut off is found by the head that was kept, and only by it', async () => {
  const head = /Head: (\d+:\w+)/.exec(verify().said)?.[1] ?? '';
  await owner.query(`SET session_replication_role = replica`);
  for (const table of ['point_entry', 'point_tx', 'point_link'])
    await owner.query(`DELETE FROM ${table} WHERE link_no = 6`);
  expect(verify('--head', head).said).toContain('BROKEN at link 6: the head that was kept is not in the chain');
});

test('what is typed wrong is said in a sentence', () => {
  expect(verify('--head', 'abc')).toMatchObject({ code: 1, said: expect.stringContaining('A head is LINK:HASH') });
  expect(verify('--everything')).toMatchObject({ code: 1, said: expect.stringContaining('Usage:') });
  expect(verify('--county', '990199')).toMatchObject({ code: 0, said: expect.stringContaining('0 transactions') });
});
