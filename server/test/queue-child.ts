// A server's process with its queue of jobs whose PostgreSQL goes away just as a minute turns: started by runner.test.ts, because jest
// itself catches what would end a process. Says what became of it, line by line.
import { Client } from 'pg';
import { buildApp } from '../src/app';
import { readConfig } from '../src/config';
import { startJobs } from '../src/jobs/runner';
import { testEnvironment } from './build-app';

const [databaseUrl = ''] = process.argv.slice(2);
const MINUTE_MS = 60_000;
const LONG_MS = 10_000;
const SOON_MS = 500;
/** Looks for the first error, twenty a second: a busy machine is slow to notice that its database went. */
const MANY = 400;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Lets the minute turn half a second from now, and again and again. */
function hurry(): void {
  const [realTimeout, realNow] = [setTimeout, Date.now];
  const from = realNow();
  globalThis.setTimeout = Object.assign(
    (work: () => void, ms = 0) => realTimeout(work, ms > LONG_MS ? SOON_MS : ms),
    realTimeout,
  );
  Date.now = () => realNow() + Math.floor((realNow() - from) / SOON_MS) * MINUTE_MS;
}

async function main(): Promise<void> {
  const elsewhere = new URL(databaseUrl);
  const name = elsewhere.pathname.slice(1);
  elsewhere.pathname = '/postgres';
  const admin = new Client({ connectionString: elsewhere.href });
  await admin.connect();
  const { deps } = await buildApp({ config: readConfig(testEnvironment(databaseUrl)) });
  let broken = 0;
  deps.log.error = () => (broken += 1);
  hurry();
  await startJobs(deps, databaseUrl).started;
  process.stdout.write('started\n');
  await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
  for (let tries = 0; tries < MANY && broken === 0; tries += 1) await pause(50);
  await pause(SOON_MS * 4);
  await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
  process.stdout.write(broken > 0 ? 'outlived it\n' : 'nothing broke\n');
  const { rows } = await admin.query<{ now: Date }>('SELECT now()');
  process.stdout.write(rows.length === 1 ? 'goes on\n' : '');
  process.exit(0);
}

void main();
