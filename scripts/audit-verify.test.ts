// The command as somebody types it, on a real chain in a real PostgreSQL.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import pg from 'pg';
import { auditRows } from '../server/test/audit';
import { buildTestApp, TEST_COUNTY, type TestApp, testEnvironment } from '../server/test/build-app';
import { aResident, type Person } from '../server/test/factories';
import { type HeldPostgres, holdTestPostgres } from './lib/postgres-process';

jest.setTimeout(180_000);

let held: HeldPostgres | undefined;
let app: TestApp;
let owner: pg.Client;
let person: Person;

const tsx = path.resolve('node_modules/tsx/dist/cli.mjs');
function verify(...args: string[]): { code: number | null; said: string } {
  const env = { PATH: process.env.PATH ?? '', ...testEnvironment(app.databaseUrl) };
  const run = spawnSync(process.execPath, [tsx, 'scripts/audit-verify.ts', ...args], { encoding: 'utf8', env });
  return { code: run.status, said: `${run.stdout}${run.stderr}` };
}
const grow = (): Promise<void> =>
  auditRows(
    app,
    person,
    Array.from({ length: 5 }, () => ({ action: 'vision-read', rightKind: 'nurse' })),
  );

beforeAll(async () => {
  if (!process.env.TEST_DATABASE_URL) {
    held = await holdTestPostgres();
    process.env.TEST_DATABASE_URL = held.url;
  }
  app = await buildTestApp();
  owner = new pg.Client({ connectionString: app.databaseUrl });
  await owner.connect();
  person = await aResident(app);
});
afterAll(async () => {
  await owner.end();
  await app.stop();
  await held?.stop();
});

test('a whole chain is proved, its head printed and found again when it has grown', async () => {
  await grow();
  const first = verify();
  expect(first).toMatchObject({ code: 0 });
  expect(first.said).toContain(`County ${TEST_COUNTY}: 5 rows in 5 links, every one as it was written.`);
  const head = /Head: (5:[0-9a-f]{64})/.exec(first.said)?.[1] ?? '';
  await grow();
  expect(verify('--head', head)).toMatchObject({ code: 0 });
  expect(verify('--head', head.slice(2))).toMatchObject({ code: 0 });
  expect(verify('--head', `6:${head.slice(2)}`)).toMatchObject({ code: 2 });
});

test('a chain cut off at the end is found by the head that was kept, and only by it', async () => {
  const head = /Head: (\d+:\w+)/.exec(verify().said)?.[1] ?? '';
  await owner.query('DELETE FROM audit_entry WHERE batch_no = 10; DELETE FROM audit_batch WHERE batch_no = 10');
  expect(verify()).toMatchObject({ code: 0 });
  const cut = verify('--head', head);
  expect(cut.code).toBe(2);
  expect(cut.said).toContain('BROKEN at link 10: the head that was kept is not in the chain');
});

test('an edited row is named, and what stood before it is said to be whole', async () => {
  await owner.query(`UPDATE audit_entry SET action = 'child-read' WHERE batch_no = 4`);
  const found = verify();
  expect(found.code).toBe(2);
  expect(found.said).toContain('BROKEN at link 4, row 1: a row was changed or stands in another place.');
  expect(found.said).toContain('Whole up to link 3 (3 rows)');
});

test('what is typed wrong is said in a sentence', () => {
  expect(verify('--head', 'abc')).toMatchObject({ code: 1, said: expect.stringContaining('A head is LINK:HASH') });
  expect(verify('--everything')).toMatchObject({ code: 1, said: expect.stringContaining('Usage:') });
  expect(verify('--county', '990199')).toMatchObject({ code: 0, said: expect.stringContaining('0 rows in 0 links') });
});
