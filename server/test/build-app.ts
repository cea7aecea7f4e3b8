import { type App, buildApp } from '../src/app';
import { makeTestClock } from '../src/clock';
import { readConfig } from '../src/config';
import { createTestDatabase } from './database';

export const TEST_COUNTY = '990101';

/** The environment of a test server: fixed keys, the demo's fixed code, silent logs. */
export const testEnvironment = (databaseUrl: string): Record<string, string> => ({
  NODE_ENV: 'test',
  DATABASE_URL: databaseUrl,
  LOG_LEVEL: 'silent',
  KANGBAN_COUNTY: TEST_COUNTY,
  KANGBAN_DEMO: '1',
  KANGBAN_SESSION_KEY: '11'.repeat(32),
  KANGBAN_LOOKUP_KEY: '22'.repeat(32),
  KANGBAN_CIPHER_KEY: '33'.repeat(32),
});

export interface TestApp extends App {
  clock: ReturnType<typeof makeTestClock>;
  databaseUrl: string;
  stop(): Promise<void>;
}

export interface TestAppOptions {
  /** Start of the test clock, Monday of the mock-ups unless told. */
  now?: string;
  env?: Record<string, string>;
  /** Catches log lines; set LOG_LEVEL in `env`, tests are silent. */
  logTo?: { write(line: string): void };
}

/** A whole server on a fresh migrated database, with a clock that stands still. Stop it in afterAll. */
export async function buildTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = await createTestDatabase();
  const clock = makeTestClock(options.now ?? '2026-11-23T08:05:00+08:00');
  const config = readConfig({ ...testEnvironment(database.url), ...options.env });
  const app = await buildApp({ config, clock, ...(options.logTo && { logTo: options.logTo }) });
  const stop = async (): Promise<void> => {
    await app.server.close();
    await database.drop();
  };
  return { ...app, clock, databaseUrl: database.url, stop };
}
