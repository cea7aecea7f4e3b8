// The embedded PostgreSQL through everything that happens to a demo on somebody's machine.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { type HeldPostgres, holdPostgres, throwAwayParent } from './postgres-process';

jest.setTimeout(120_000);

let folder: string;
let dataDir: string;
const started: HeldPostgres[] = [];

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'postgres-'));
  fs.chmodSync(folder, 0o755);
  dataDir = path.join(folder, 'data');
  const first = await start();
  await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS n');
  await first.stop();
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((held) => held.stop()));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

async function start(dir = dataDir): Promise<HeldPostgres> {
  const held = await holdPostgres(
    { dataDir: dir, password: 'secret', durable: false, template: false },
    () => undefined,
  );
  started.push(held);
  return held;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const postmaster = (): number => Number(fs.readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);

/** A copy of the (stopped) data folder with something broken in it; run by root it belongs to root, as copied backups do. */
function broken(name: string, damage: (dir: string) => void): string {
  const copy = path.join(folder, name);
  fs.cpSync(dataDir, copy, { recursive: true });
  damage(copy);
  return copy;
}

test('a second start finds the data of the first', async () => {
  const held = await start();
  expect(await query(held.url, 'SELECT n FROM kept')).toEqual([{ n: 42 }]);
});

test('a server killed hard comes back with its data', async () => {
  const held = await start();
  process.kill(postmaster(), 'SIGKILL');
  await held.gone;
  const again = await start();
  expect(await query(again.url, 'SELECT n FROM kept')).toEqual([{ n: 42 }]);
});

test('a lock file whose number belongs to somebody else is no obstacle', async () => {
  fs.writeFileSync(path.join(dataDir, 'postmaster.pid'), `${process.ppid}\n${dataDir}\n0\n5432\n\n\n`);
  const held = await start();
  expect(await query(held.url, 'SELECT n FROM kept')).toEqual([{ n: 42 }]);
});

test('a server that outlived its parent is ended and its data taken over', async () => {
  const orphan = await start();
  const pid = postmaster();
  const next = await start();
  await orphan.gone;
  expect(postmaster()).not.toBe(pid);
  expect(await query(next.url, 'SELECT n FROM kept')).toEqual([{ n: 42 }]);
});

test.each<[string, (dir: string) => void]>([
  ['no PG_VERSION', (dir) => fs.rmSync(path.join(dir, 'PG_VERSION'))],
  ['unreadable PG_VERSION', (dir) => fs.writeFileSync(path.join(dir, 'PG_VERSION'), '\0\0')],
  ['no control file', (dir) => fs.rmSync(path.join(dir, 'global', 'pg_control'))],
  ['torn control file', (dir) => fs.truncateSync(path.join(dir, 'global', 'pg_control'), 100)],
  ['zeroed control file', (dir) => fs.writeFileSync(path.join(dir, 'global', 'pg_control'), Buffer.alloc(8192))],
  ['lost log', (dir) => fs.rmSync(path.join(dir, 'pg_wal'), { recursive: true })],
])('%s: one sentence that says what to do', async (name, damage) => {
  const dir = broken(name.replaceAll(' ', '-'), damage);
  await expect(start(dir)).rejects.toThrow(/^The PostgreSQL data folder .* is damaged \(.+\): .*--fresh/);
});

test('a copied folder works', async () => {
  const dir = broken('sound', () => undefined);
  const held = await start(dir);
  expect(await query(held.url, 'SELECT n FROM kept')).toEqual([{ n: 42 }]);
});

test('data of another version are named, not touched', async () => {
  const dir = broken('older', (copy) => fs.writeFileSync(path.join(copy, 'PG_VERSION'), '14\n'));
  await expect(start(dir)).rejects.toThrow('belongs to PostgreSQL 14');
});

const GIB = 1024 ** 3;
test.each([
  ['in memory, where there is room', { folder: 12 * GIB, memory: 20 * GIB }, '/dev/shm'],
  [
    'on the disk, where the folder in memory is as small as a container’s',
    { folder: GIB / 16, memory: 20 * GIB },
    os.tmpdir(),
  ],
  ['on the disk, where memory is short', { folder: 12 * GIB, memory: 4 * GIB }, os.tmpdir()],
])('throw-away data lie %s', (_where, room, parent) => {
  expect(throwAwayParent(room)).toBe(parent);
});
