// The database every test file's own database is copied from: migrated once, then never connected to again.
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { inRoot } from './paths';

export const TEMPLATE = 'kangban_template';

interface Migrations {
  migrate: (databaseUrl: string) => Promise<unknown>;
}

/** Brings a database to the newest schema with the server's own migrations. */
export async function migrateDatabase(url: string): Promise<void> {
  const file = inRoot('server', 'src', 'db', 'migrate.ts');
  if (!fs.existsSync(file)) return;
  const { migrate } = (await import(pathToFileURL(file).href)) as Migrations;
  await migrate(url);
}

/** Makes the template afresh. */
export async function makeTemplate(urlOf: (database: string) => string): Promise<void> {
  const admin = new pg.Client({ connectionString: urlOf('postgres') });
  await admin.connect();
  try {
    await admin.query(`DROP DATABASE IF EXISTS ${TEMPLATE}`);
    await admin.query(`CREATE DATABASE ${TEMPLATE}`);
    await migrateDatabase(urlOf(TEMPLATE));
  } finally {
    await admin.end();
  }
}
