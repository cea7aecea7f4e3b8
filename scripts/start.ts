// `npm start` after installation: pages, database, demo county, server; then stay until told to stop.
import { stopChildren } from './lib/children';
import { type DataFolder, openDataFolder, readSecrets, type Secrets } from './lib/data-folder';
import { DEMO_COUNTY, describeLogins, isDemoCounty, loadDemoCounty, readDemoLogins } from './lib/demo';
import { portProblem } from './lib/free-port';
import { inRoot } from './lib/paths';
import { exitWith, PlainError } from './lib/plain-error';
import { type Served, serve } from './lib/serve';
import { embeddedDatabase, ownDatabase, type StartDatabase } from './lib/start-database';
import { parseStart, type StartOptions, USAGE } from './lib/start-options';
import { buildTarget } from './lib/taro-build';

const say = (line: string): void => console.log(line);

interface Running {
  data?: DataFolder;
  server?: Served;
  database?: StartDatabase;
  stopping?: Promise<void>;
}
const running: Running = {};

async function stopInOrder(): Promise<void> {
  await running.server?.stop();
  await stopChildren();
  await running.database?.stop();
  running.data?.release();
}

/** Stops everything once, however often it is asked. */
const stopAll = (): Promise<void> => (running.stopping ??= stopInOrder());

function stopAndLeave(): void {
  if (!running.stopping) say('\nStopping …');
  void stopAll().then(() => process.exit(0));
}

/** Told to stop, or left alone by an npm that was killed. */
function stopWhenAsked(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stopAndLeave);
  const parent = process.ppid;
  const isAlone = (): boolean => process.env.npm_lifecycle_event === 'start' && process.ppid !== parent;
  setInterval(() => {
    if (isAlone()) stopAndLeave();
  }, 1000).unref();
}

async function checkPort({ port, host }: StartOptions): Promise<void> {
  const problem = await portProblem(port, host);
  if (problem === 'EADDRINUSE')
    throw new PlainError(`Port ${port} is busy: stop the program that uses it, or choose another: PORT=8081 npm start`);
  if (problem) throw new PlainError(`Port ${port} of ${host} cannot be used (${problem}): set PORT or HOST.`);
}

async function openDatabase(options: StartOptions, data: DataFolder, secrets: Secrets): Promise<StartDatabase> {
  say(options.databaseUrl ? 'Connecting to DATABASE_URL …' : 'Starting PostgreSQL …');
  running.database =
    data.postgres === undefined
      ? await ownDatabase(options.databaseUrl ?? '')
      : await embeddedDatabase(data.postgres, secrets.POSTGRES_PASSWORD, say);
  return running.database;
}

/** Settings of the server and of the loading program. */
const settingsOf = (options: StartOptions, database: StartDatabase, secrets: Secrets) => ({
  ...secrets,
  POSTGRES_PASSWORD: undefined,
  NODE_ENV: 'development',
  DATABASE_URL: database.url,
  KANGBAN_DATA_DIR: options.dataDir,
  KANGBAN_STATIC_DIR: inRoot('dist', 'h5'),
});

async function loadOnce(database: StartDatabase, settings: Record<string, string | undefined>): Promise<string> {
  const county = process.env.KANGBAN_COUNTY ?? (await database.county());
  if (county !== undefined) return county;
  say('Loading the demo county (2,000 invented residents) …');
  await loadDemoCounty({ ...settings, KANGBAN_COUNTY: DEMO_COUNTY, KANGBAN_DEMO: '1' });
  return DEMO_COUNTY;
}

function announce(address: string, data: DataFolder): void {
  say(`\nKangban 康伴 is ready:  ${address}`);
  const logins = readDemoLogins(data.logins);
  if (logins.length > 0)
    say(`\nDemo logins (phone or staff name, code or password):\n${describeLogins(logins).join('\n')}`);
  say(`\nAPI pages ${address}/api/docs   log ${data.log}   stop with Ctrl-C`);
}

async function start(options: StartOptions): Promise<void> {
  await checkPort(options);
  const data = (running.data = openDataFolder(options, say));
  const secrets = readSecrets(data);
  const pages = buildTarget('h5', say);
  pages.catch(() => undefined); // awaited below; a failing database must not leave it unheard
  const database = await openDatabase(options, data, secrets);
  const settings = settingsOf(options, database, secrets);
  const county = await loadOnce(database, settings);
  await pages;
  const env = { ...settings, KANGBAN_COUNTY: county, KANGBAN_DEMO: isDemoCounty(county) ? '1' : '0' };
  data.publish(env);
  running.server = await serve({ port: options.port, host: options.host, env, logFile: data.log, echo: options.logs });
  announce(running.server.address, data);
  const ended = await Promise.race([
    running.server.exited.then(() => 'The server ended by itself: see its log.'),
    database.gone.then(() => 'PostgreSQL ended by itself.'),
  ]);
  if (!running.stopping) throw new PlainError(ended);
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    say(USAGE);
    return;
  }
  stopWhenAsked();
  try {
    await start(parseStart(args, process.env));
  } catch (thrown) {
    if (running.stopping) return; // what fails while everything is being stopped is no news
    await stopAll();
    exitWith(thrown);
  }
}

void main();
