import type { Database } from './db';

/** Names of the migrations this database has. */
export async function appliedMigrations(db: Database): Promise<string[]> {
  const rows = await db.kysely.selectFrom('migration').select('name').execute();
  return rows.map((row) => row.name);
}
