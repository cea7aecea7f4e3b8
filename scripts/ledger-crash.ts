/**
 * `npm run ledger:crash -- [--rounds 20]`: kills the process that posts points, or PostgreSQL under it, in the middle (kill -9), starts again and
 * proves the ledger; nothing that was acknowledged may be missing. See docs/operate/points.md.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { insertSite } from '../bench/support/county';
import type { EarnOrder, HoldOrder } from '../domain/src/points/types';
import { addMonths } from '../domain/src/shared/plain-date';
import { makeClock } from '../server/src/clock';
import { makeCipher } from '../server/src/crypto/cipher';
import { postOrders } from '../server/src/features/points/ledger';
import { verifyLedger } from '../server/src/features/points/verify';
import { openDatabase } from '../server/src/plugins/db';
import { inRoot } from './lib/paths';
import { exitWith, PlainError } from './lib/plain-error';
import { type HeldPostgres, holdPostgres } from './lib/postgres-process';
import { migrateDatabase } from './lib/template-database';

const COUNTY = '990101';
const PEOPLE = 20;
const WRITERS = 30;
const LIVES_MS = 900;
const clock = makeClock();
const key = Buffer.alloc(32, 5);
const cipher = makeCipher({ keyId: 'crash', keys: { crash: key }, lookupKey: key });

const depsOf = (url: string) => {
  const db = openDatabase(url, 4);
  const log = { warn: () => undefined, error: () => undefined };
  return { db, cipher, clock, log } as unknown as Parameters<typeof postOrders>[0];
};

const anAward = (residentId: string): EarnOrder => ({
  type: 'earn',
  key: `earn:crash@1:${residentId}:${randomUUID()}`,
  holder: { kind: 'resident', id: residentId },
  residentId,
  points: 10,
  state: 'posted',
  rule: { id: 'crash', version: 1 },
  evidence: { kind: 'crash', id: randomUUID() },
  title: '试验',
  on: clock.today(),
  expiresOn: addMonths(clock.today(), 24),
  caps: [],
  by: { kind: 'system', id: null },
});
const aHold = (residentId: string): HoldOrder => ({
  type: 'hold',
  key: `hold:crash:${randomUUID()}`,
  holder: { kind: 'resident', id: residentId },
  residentId,
  points: 7,
  purpose: { kind: 'reward', id: randomUUID() },
  title: '试验',
  timesOutAt: new Date(clock.now().getTime() + 3_600_000),
  by: { kind: 'system', id: null },
});

/** The process that is killed: posts without end and tells every answer it was given. */
async function write(url: string, people: readonly string[]): Promise<void> {
  const deps = depsOf(url);
  const writer = async (): Promise<void> => {
    for (;;) {
      const residentId = people[Math.floor(Math.random() * people.length)] ?? '';
      const order = Math.random() < 0.7 ? anAward(residentId) : aHold(residentId);
      const [answer] = await postOrders(deps, COUNTY, [order]);
      if (!answer?.ok) continue;
      console.log(`${order.key} ${answer.txId}`);
      if (order.type !== 'hold') continue;
      const type = Math.random() < 0.5 ? 'commit' : 'void';
      const settle = { type, key: `${type}:${order.key}`, holdTxId: answer.txId, by: order.by } as const;
      const [settled] = await postOrders(deps, COUNTY, [settle]);
      if (settled?.ok) console.log(`${settle.key} ${settled.txId}`);
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode === null && child.signalCode === null
    ? new Promise((resolve) => child.once('exit', () => resolve()))
    : Promise.resolve();

/** Lets a writer live for a moment in which either it or PostgreSQL is killed; gives what was acknowledged. */
async function live(
  url: string,
  people: readonly string[],
  kill: (writer: ChildProcess) => void,
): Promise<Map<string, string>> {
  const writer = spawn(
    process.execPath,
    ['--import', 'tsx', inRoot('scripts', 'ledger-crash.ts'), '--url', url, '--people', people.join(',')],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const told = new Map<string, string>();
  const lines = readline.createInterface({ input: writer.stdout });
  let first: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (first = resolve));
  lines.on('line', (line) => {
    const at = line.lastIndexOf(' ');
    told.set(line.slice(0, at), line.slice(at + 1));
    first();
  });
  await Promise.race([begun, ended(writer)]);
  await pause(LIVES_MS * Math.random());
  kill(writer);
  await pause(100);
  writer.kill('SIGKILL');
  await ended(writer);
  lines.close();
  return told;
}

async function prove(
  url: string,
  told: ReadonlyMap<string, string>,
): Promise<{ lost: number; differences: number; txs: number }> {
  const deps = depsOf(url);
  try {
    const report = await verifyLedger(deps, COUNTY);
    const { rows } = await deps.db.pool.query<{ idem_key: string; tx_id: string }>(
      'SELECT idem_key, tx_id FROM point_tx WHERE county_code = $1',
      [COUNTY],
    );
    const kept = new Map(rows.map((row) => [row.idem_key, row.tx_id]));
    const lost = [...told].filter(([name, txId]) => kept.get(name) !== txId).length;
    return { lost, differences: report.differences.length + (report.fault ? 1 : 0), txs: report.txs };
  } finally {
    await deps.db.close();
  }
}

async function makePeople(url: string): Promise<string[]> {
  await migrateDatabase(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const siteId = randomUUID();
    await insertSite(client, siteId);
    const { rows } = await client.query<{ resident_id: string }>(
      `INSERT INTO resident (county_code, resident_id, name, sex, birth_date, site_id, source)
       SELECT $1, gen_random_uuid(), '试验', 'male', '1955-01-01', $2, 'seed' FROM generate_series(1, $3) RETURNING resident_id`,
      [COUNTY, siteId, PEOPLE],
    );
    return rows.map((row) => row.resident_id);
  } finally {
    await client.end();
  }
}

async function crash(rounds: number): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kangban-crash-'));
  fs.chmodSync(folder, 0o755);
  const dataDir = path.join(folder, 'data');
  const password = randomBytes(12).toString('hex');
  const start = (): Promise<HeldPostgres> =>
    holdPostgres({ dataDir, password, durable: true, template: false }, () => undefined);
  let held = await start();
  const told = new Map<string, string>();
  let result = { lost: 0, differences: 0, txs: 0 };
  let broken = 0;
  try {
    const people = await makePeople(held.url);
    for (let round = 1; round <= rounds; round += 1) {
      const isDatabase = round % 2 === 0;
      const postmaster = Number(fs.readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
      const kill = (writer: ChildProcess): void => {
        if (isDatabase) process.kill(postmaster, 'SIGKILL');
        else writer.kill('SIGKILL');
      };
      for (const [name, txId] of await live(held.url, people, kill)) told.set(name, txId);
      if (isDatabase) {
        await Promise.race([held.gone, pause(5000)]);
        await held.stop();
        held = await start();
      }
      result = await prove(held.url, told);
      broken += result.lost + result.differences;
      console.log(
        `${round}. killed ${isDatabase ? 'PostgreSQL' : 'the server'}: ${told.size} acknowledged, ${result.txs} kept, ${result.lost} lost, ${result.differences} differences`,
      );
    }
  } finally {
    await held.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
  console.log(JSON.stringify({ name: 'ledger-crash', rounds, acknowledged: told.size, ...result, broken }));
  process.exitCode = broken > 0 ? 2 : 0;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '20' }, url: { type: 'string' }, people: { type: 'string' } },
  });
  if (values.url !== undefined && values.people !== undefined) return write(values.url, values.people.split(','));
  if (!/^\d{1,4}$/.test(values.rounds)) throw new PlainError('Usage: npm run ledger:crash -- [--rounds 20]');
  return crash(Number(values.rounds));
}

main().catch(exitWith);
