// The server of a benchmark: the compiled program as `npm start` runs it, in a process of its own, and one inside this process to count
// what a request does.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type PlainDate, toPlainDate } from '@kangban/domain/shared/plain-date';
import { freePort } from '../../scripts/lib/free-port';
import { serve } from '../../scripts/lib/serve';
import { buildApp } from '../../server/src/app';
import { readConfig } from '../../server/src/config';
import { COUNTY, type Family, tokenOf } from './county';
import type { LoadResult } from './load';

export const todayInShanghai = (): PlainDate =>
  toPlainDate(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10));

const secret = (): string => randomBytes(32).toString('hex');

const settings = (databaseUrl: string, key: Buffer): Record<string, string> => ({
  DATABASE_URL: databaseUrl,
  KANGBAN_COUNTY: COUNTY,
  KANGBAN_SESSION_KEY: key.toString('hex'),
  KANGBAN_LOOKUP_KEY: secret(),
  KANGBAN_CIPHER_KEY: secret(),
});

/** Linux counts a process's time in hundredths of a second. */
const TICK_MS = 10;
const USER_TICKS = 11;

/** Processor time of a process so far; undefined where the system does not tell it in a file. */
function cpuMsOf(pid: number): number | undefined {
  try {
    const fields = fs.readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[USER_TICKS]) + Number(fields[USER_TICKS + 1])) * TICK_MS;
  } catch {
    return undefined;
  }
}

export interface BenchServer {
  port: number;
  /** What sessions are signed with. */
  key: Buffer;
  /** Processor time it took so far, in milliseconds: other work on the machine changes it little. Undefined where nobody can say. */
  cpuMs: () => number | undefined;
}

/** Runs a server over a database while `work` lasts. */
export async function withServer<T>(
  databaseUrl: string,
  work: (server: BenchServer) => Promise<T>,
  env: Readonly<Record<string, string>> = {},
): Promise<T> {
  const key = randomBytes(32);
  const port = await freePort();
  const server = await serve({
    port,
    host: '127.0.0.1',
    echo: false,
    logFile: path.join(os.tmpdir(), `kangban-bench-${port}.log`),
    env: { NODE_ENV: 'production', LOG_LEVEL: 'warn', KANGBAN_JOBS: '0', ...settings(databaseUrl, key), ...env },
  });
  try {
    return await work({ port, key, cpuMs: () => cpuMsOf(server.pid) });
  } finally {
    await server.stop();
  }
}

/** A GET of somebody who is signed in, as bytes. */
export const getRequest = (url: string, family: Family, key: Buffer): Buffer =>
  Buffer.from(
    [`GET ${url} HTTP/1.1`, 'host: bench', `authorization: Bearer ${tokenOf(family, key, Date.now())}`, '\r\n'].join(
      '\r\n',
    ),
  );

/** Statements that one request makes once everything is warm, and its answer: the same program in this process, its pool counted. */
export async function countOne(
  databaseUrl: string,
  { url, family }: { url: string; family: Family },
): Promise<{ statements: number; body: string }> {
  const key = randomBytes(32);
  const { server, deps } = await buildApp({
    config: readConfig({ ...settings(databaseUrl, key), LOG_LEVEL: 'silent' }),
  });
  const headers = { authorization: `Bearer ${tokenOf(family, key, Date.now())}` };
  const first = await server.inject({ url, headers });
  if (first.statusCode !== 200) throw new Error(first.body);
  let statements = 0;
  deps.db.pool.on('acquire', () => (statements += 1));
  const { body } = await server.inject({ url, headers });
  await server.close();
  return { statements, body };
}

export type Measured = LoadResult & { cpuMsPerRequest: number | undefined };

/** The result, and what the server's process spent on each answer meanwhile. */
export async function withCpu(
  { cpuMs }: BenchServer,
  seconds: number,
  drive: () => Promise<LoadResult>,
): Promise<Measured> {
  const before = cpuMs();
  const result = await drive();
  const after = cpuMs();
  const answers = result.reqPerSec * seconds;
  const known = before !== undefined && after !== undefined && answers > 0;
  return { ...result, cpuMsPerRequest: known ? Math.round(((after - before) / answers) * 100) / 100 : undefined };
}
