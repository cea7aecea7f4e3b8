import { type App, buildApp } from '../src/app';
import { readConfig } from '../src/config';
import { type TestApp, testEnvironment } from './build-app';

/** A second server process on the same database and clock, as two machines behind one address would be. Close it in afterAll. */
export async function anotherServer(app: TestApp): Promise<App> {
  return buildApp({ config: readConfig(testEnvironment(app.databaseUrl)), clock: app.clock });
}
