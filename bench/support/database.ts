// Where the benchmark keeps its rows.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { holdPostgres } from '../../scripts/lib/postgres-process';
import { migrateDatabase } from '../../scripts/lib/template-database';

export interface Place {
  url: string;
  stop: () => Promise<void>;
}

/** The PostgreSQL given by DATABASE_URL, or a throw-away one that keeps its promises (fsync, synchronous_commit). */
export async function somePostgres(): Promise<Place> {
  const given = process.env.DATABASE_URL;
  if (given) return { url: given, stop: async () => undefined };
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kangban-bench-'));
  fs.chmodSync(folder, 0o755);
  const dataDir = path.join(folder, 'data');
  const held = await holdPostgres(
    { dataDir, password: randomBytes(12).toString('hex'), durable: true, template: false },
    () => undefined,
  );
  return { url: held.url, stop: () => held.stop().then(() => fs.rmSync(folder, { recursive: true, force: true })) };
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export async function aDatabase(postgres: Place): Promise<Place> {
  const name = `kangban_bench_${randomBytes(4).toString('hex')}`;
  const url = new URL(postgres.url);
  url.pathname = `/${name}`;
  await withClient(postgres.url, (client) => client.query(`CREATE DATABASE ${name}`));
  await migrateDatabase(url.href);
  return {
    url: url.href,
    stop: () =>
      withClient(postgres.url, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }),
  };
}
