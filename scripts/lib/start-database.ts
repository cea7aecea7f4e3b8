// The database `npm start` serves from: the embedded one, or the user's own behind DATABASE_URL.
import pg from 'pg';
import { damagedSentence } from './postgres';
import { codeOf, messageOf, PlainError } from './plain-error';
import { holdPostgres } from './postgres-process';
import { migrateDatabase } from './template-database';

const OLDEST = 15;
const NAME = 'kangban';

export interface StartDatabase {
  url: string;
  stop: () => Promise<void>;
  gone: Promise<void>;
  /** The county this database holds, if any. */
  county: () => Promise<string | undefined>;
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined); // a lost connection also fails the query that waits
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const isFatal = (thrown: unknown): boolean =>
  typeof thrown === 'object' && thrown !== null && 'severity' in thrown && /FATAL|PANIC/.test(String(thrown.severity));

const DAMAGE =
  /could not (open|read|access) (file|block|relation|directory)|invalid page|missing chunk|terminat|corrupt/i;

/** What went wrong inside an embedded data folder that did start: broken files, or an error to be thrown on. */
function inFolder(dataDir: string, thrown: unknown): unknown {
  const broken = isFatal(thrown) || /^(XX|58|57P0)/.test(codeOf(thrown)) || DAMAGE.test(messageOf(thrown));
  return broken ? new PlainError(damagedSentence(dataDir, messageOf(thrown))) : thrown;
}

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));

const countyOf = (url: string): Promise<string | undefined> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ county_code: string }>('SELECT county_code FROM county ORDER BY 1 LIMIT 1');
    return rows[0]?.county_code;
  });

/** Starts the embedded PostgreSQL on its folder, with the database in it, migrated. */
export async function embeddedDatabase(
  dataDir: string,
  password: string,
  say: (line: string) => void,
): Promise<StartDatabase> {
  const held = await holdPostgres({ dataDir, password, durable: true, template: false }, say);
  try {
    const url = new URL(held.url);
    url.pathname = `/${NAME}`;
    await withClient(held.url, async (client) => {
      const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [NAME]);
      if (found.rowCount === 0) await client.query(`CREATE DATABASE ${NAME}`);
    });
    await migrateDatabase(url.href);
    const county = () =>
      countyOf(url.href).catch((thrown: unknown) => Promise.reject(asError(inFolder(dataDir, thrown))));
    return { ...held, url: url.href, county };
  } catch (thrown) {
    await held.stop();
    throw inFolder(dataDir, thrown);
  }
}

const place = (url: string): string => {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname || 'localhost'}:${port || '5432'}${pathname}`;
};

async function serverVersion(url: string): Promise<number> {
  try {
    return await withClient(url, async (client) => {
      const { rows } = await client.query<{ version: string }>(
        `SELECT current_setting('server_version_num') AS version`,
      );
      return Number(rows[0]?.version);
    });
  } catch (thrown) {
    throw new PlainError(
      `DATABASE_URL (${place(url)}) cannot be used: ${messageOf(thrown) || codeOf(thrown) || 'no connection'}.`,
    );
  }
}

/** Checks and migrates the database behind DATABASE_URL. */
export async function ownDatabase(url: string): Promise<StartDatabase> {
  const version = await serverVersion(url);
  if (version < OLDEST * 10_000)
    throw new PlainError(
      `DATABASE_URL points to PostgreSQL ${Math.floor(version / 10_000)}: Kangban needs ${OLDEST} or newer.`,
    );
  try {
    await migrateDatabase(url);
  } catch (thrown) {
    throw new PlainError(`The tables in ${place(url)} could not be brought up to date: ${messageOf(thrown)}.`);
  }
  return { url, stop: () => Promise.resolve(), gone: new Promise(() => undefined), county: () => countyOf(url) };
}
