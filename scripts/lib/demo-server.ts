// A real server on a fresh copy of the demo county, for journeys and benchmarks: loaded once, copied for each start.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { newSecrets } from './data-folder';
import { DEMO_COUNTY, type DemoLogin, loadDemoCounty, readDemoLogins } from './demo';
import { freePort } from './free-port';
import { inRoot } from './paths';
import { holdTestPostgres } from './postgres-process';
import { serve } from './serve';
import { TEMPLATE } from './template-database';

const LOADED = 'kangban_demo';

export interface DemoServer {
  address: string;
  databaseUrl: string;
  pid: number;
  stop: () => Promise<void>;
}
export interface DemoStage {
  logins: DemoLogin[];
  /** Starts a server on its own copy of the loaded county; settings of the environment may be added. */
  open: (env?: Record<string, string | undefined>) => Promise<DemoServer>;
  close: () => Promise<void>;
}
export interface DemoOptions {
  residents?: number;
  /** The fixed day of loading and serving, YYYY-MM-DD or with a time of day. */
  today?: string;
}

async function asAdmin(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

const withDatabase = (url: string, name: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).href;

/** Uses the PostgreSQL of TEST_DATABASE_URL, or starts one of its own; loads the demo county. */
export async function openDemoStage({ residents = 2000, today }: DemoOptions = {}): Promise<DemoStage> {
  const given = process.env.TEST_DATABASE_URL;
  const own = given ? undefined : await holdTestPostgres();
  const admin = given ?? own?.url ?? '';
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kangban-demo-'));
  const settings = {
    ...newSecrets(),
    POSTGRES_PASSWORD: undefined,
    NODE_ENV: 'test',
    KANGBAN_COUNTY: DEMO_COUNTY,
    KANGBAN_DEMO: '1',
    KANGBAN_DATA_DIR: folder,
    KANGBAN_STATIC_DIR: inRoot('dist', 'h5'),
    KANGBAN_TODAY: today,
  };
  let copies = 0;
  const close = async (): Promise<void> => {
    await own?.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  const open = async (env: Record<string, string | undefined> = {}): Promise<DemoServer> => {
    const name = `demo_${process.pid}_${(copies += 1)}`;
    await asAdmin(admin, `CREATE DATABASE ${name} TEMPLATE ${LOADED} STRATEGY FILE_COPY`);
    const databaseUrl = withDatabase(admin, name);
    const logFile = path.join(folder, `${name}.log`);
    const all = { ...settings, ...env, DATABASE_URL: databaseUrl };
    const served = await serve({ port: await freePort(), host: '127.0.0.1', env: all, logFile, echo: false });
    const stop = async (): Promise<void> => {
      await served.stop();
      await asAdmin(admin, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    };
    return { address: served.address, databaseUrl, pid: served.pid, stop };
  };
  try {
    await asAdmin(admin, `DROP DATABASE IF EXISTS ${LOADED}`);
    await asAdmin(admin, `CREATE DATABASE ${LOADED} TEMPLATE ${TEMPLATE}`);
    await loadDemoCounty({ ...settings, DATABASE_URL: withDatabase(admin, LOADED) }, residents);
    return { logins: readDemoLogins(path.join(folder, 'demo-logins.json')), open, close };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}
