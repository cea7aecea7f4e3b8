import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { Client } from 'pg';
import { buildTestApp, type TestApp } from '../../test/build-app';
import { aSite } from '../../test/factories';
import { startJobs } from './runner';

jest.setTimeout(120_000);

let app: TestApp;
beforeAll(async () => {
  app = await buildTestApp();
  await aSite(app);
});
afterAll(() => app.stop());

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600 && !(await isSo()); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
}

test('a server that starts plans its slots through the queue, and stops in order', async () => {
  const jobs = startJobs(app.deps, app.databaseUrl);
  await jobs.started;
  const slots = async (): Promise<number> =>
    Number((await app.deps.db.pool.query('SELECT count(*) AS n FROM slot')).rows[0]?.n);
  await until(async () => (await slots()) > 0);
  expect(await slots()).toBeGreaterThan(100);
  await jobs.stop();
  const owner = new Client({ connectionString: app.databaseUrl });
  await owner.connect();
  const { rows } = await owner.query(
    `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE '%worker%'`,
  );
  const crontabs = await owner.query(`SELECT identifier FROM graphile_worker._private_known_crontabs ORDER BY 1`);
  const queued = await owner.query(`SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE locked_at IS NOT NULL`);
  await owner.end();
  expect(rows).toEqual([{ n: 0 }]);
  expect(crontabs.rows.map((row: { identifier: string }) => row.identifier)).toEqual([
    'county-exports',
    'every-minute',
    'nightly',
  ]);
  expect(queued.rows).toEqual([{ n: 0 }]);
  await expect(app.deps.db.pool.query('SELECT * FROM graphile_worker.jobs')).rejects.toThrow('permission denied');
});

test('a queue that cannot start keeps nobody from being served, and gives up when told to stop', async () => {
  const errors = jest.spyOn(app.deps.log, 'error').mockImplementation(() => undefined);
  const jobs = startJobs(app.deps, app.databaseUrl.replace(/\/[^/]*$/, '/no_such_database'));
  await until(() => Promise.resolve(errors.mock.calls.length > 0));
  expect(errors.mock.calls.length).toBeGreaterThan(0);
  expect((await app.server.inject('/healthz')).statusCode).toBe(200);
  await jobs.stop();
  errors.mockRestore();
});

test('a server whose database is away as a minute turns outlives it', () => {
  const child = path.resolve('server/test/queue-child.ts');
  const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', child, app.databaseUrl], {
    encoding: 'utf8',
    timeout: 100_000,
  });
  expect({ status, said: stdout.trim().split('\n') }).toEqual({
    status: 0,
    said: ['started', 'outlived it', 'goes on'],
  });
});
