// Connections that break at a chosen step of posting points.
import type { PoolClient } from 'pg';
import type { Deps } from '../src/deps';
import type { TestApp } from './build-app';

/**
 * Where connections are cut, by the steps of one batch: 1 reading ahead, 2 its answer, 3 the writing statement, 4 its answer. With the reading
 * ahead cut, the batch is decided under the lock instead: 2 the lock, 3 reading, 4 writing, 5 COMMIT, 6 its answer. With the answer lost, what
 * was written is found by its keys: 5 writing again, 6 its answer, 7 the lock, 8 reading, 9 COMMIT, 10 its answer.
 */
export const CUTS: readonly (readonly number[])[] = [
  [1],
  [2],
  [3],
  [4],
  [1, 2],
  [1, 3],
  [1, 4],
  [1, 5],
  [1, 6],
  [3, 4],
  [4, 5],
  [4, 7],
  [4, 8],
  [4, 9],
  [4, 10],
];

export interface CutDeps {
  deps: Deps;
  /** Cuts that never came: zero, or the trial did not try them. */
  left(): number;
}

/** A ledger's deps whose connection is cut at these steps, each once. */
export function cutAt(app: TestApp, steps: readonly number[]): CutDeps {
  const { db } = app.deps;
  const open = new Set(steps);
  let step = 0;
  const isCut = (): boolean => open.delete((step += 1));
  const kill = async (client: Pick<PoolClient, 'query'>): Promise<void> => {
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await db.pool.query('SELECT kill_backend($1)', [rows[0]?.pid]);
  };
  const cutting = (client: PoolClient): PoolClient => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    const cut = async (...args: unknown[]): Promise<unknown> => {
      if (isCut()) await kill(client);
      return query(...args);
    };
    return new Proxy(client, { get: (of, name) => (name === 'query' ? cut : Reflect.get(of, name)) as unknown });
  };
  const loseAnswer = (): void => {
    if (isCut()) throw Object.assign(new Error('the answer is lost'), { code: 'ECONNRESET' });
  };
  const transaction: Deps['db']['transaction'] = async (work) => {
    const result = await db.transaction(async (client) => {
      const made = await work(cutting(client));
      if (isCut()) await kill(client);
      return made;
    });
    loseAnswer();
    return result;
  };
  const query = async (...args: unknown[]): Promise<unknown> => {
    const client = await db.pool.connect();
    let broken = false;
    try {
      const result = await (cutting(client).query as (...told: unknown[]) => Promise<unknown>)(...args);
      loseAnswer();
      return result;
    } catch (error) {
      broken = true;
      throw error;
    } finally {
      client.release(broken);
    }
  };
  const pool = new Proxy(db.pool, { get: (of, name) => (name === 'query' ? query : Reflect.get(of, name)) as unknown });
  return { deps: { ...app.deps, db: { ...db, pool, transaction } }, left: () => open.size };
}

/** The serving role may not end connections; for these tests the owner lends it that. */
export const LEND_KILL = `CREATE OR REPLACE FUNCTION kill_backend(int) RETURNS boolean LANGUAGE sql SECURITY DEFINER
  AS 'SELECT pg_terminate_backend($1)'`;
