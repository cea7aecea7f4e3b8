import { Kysely, PostgresDialect } from 'kysely';
import { Pool, type PoolClient, types } from 'pg';
import type { DB } from '../../db/types';

// A date is a day, never an instant: keep `YYYY-MM-DD` as text. Times and bigints as text, too; counts fit a number.
types.setTypeParser(types.builtins.DATE, (text) => text);
types.setTypeParser(types.builtins.TIME, (text) => text.slice(0, 5));
types.setTypeParser(types.builtins.INT8, (text) => Number(text));
types.setTypeParser(types.builtins.NUMERIC, (text) => Number(text));

/** A transaction on its way: services hand it from store to store. */
export type Transaction = PoolClient;

export interface Database {
  /** Hand-written SQL on the hot paths. */
  pool: Pool;
  /** Typed SQL everywhere else. */
  kysely: Kysely<DB>;
  /** Runs work in one transaction; rolls back when it throws. */
  transaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection that is cut while nothing is asked of it tells so by an event; the next query fails all the same.
  const isCut = (error: Error): void => {
    broken = error;
  };
  client.on('error', isCut);
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((failed: unknown) => {
      broken = failed instanceof Error ? failed : new Error(String(failed));
    });
    throw error;
  } finally {
    client.removeListener('error', isCut);
    client.release(broken);
  }
}

/** Opens the pool as the serving role, which may not alter tables or rewrite history (migration 0009). */
export function openDatabase(databaseUrl: string, poolSize: number): Database {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: poolSize,
    options: '-c role=kangban_app -c timezone=Asia/Shanghai -c statement_timeout=15000',
  });
  // An idle connection that breaks is replaced by the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  // The same of one that breaks between being opened and being asked: nobody else listens to it then.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    pool,
    kysely: new Kysely<DB>({ dialect: new PostgresDialect({ pool }) }),
    transaction: (work) => inTransaction(pool, work),
    close: () => pool.end(),
  };
}
