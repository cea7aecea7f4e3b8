// `npm run bench -- record [--json] [--seconds 5] [--clients 16]`: a person's whole record ($everything, 250 resources) over HTTP, beside
// a plain indexed query on the same database in the same run, with the count of SQL statements a request makes.
import { randomBytes } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import pg from 'pg';
import { freePort } from '../scripts/lib/free-port';
import { exitWith } from '../scripts/lib/plain-error';
import { serve } from '../scripts/lib/serve';
import { buildApp } from '../server/src/app';
import { readConfig } from '../server/src/config';
import { COUNTY, type Family, makeCounty, tokenOf } from './support/county';
import { aDatabase, somePostgres, withClient } from './support/database';
import { load, type LoadResult } from './support/load';
import { fillRecords, RESOURCES } from './support/record-county';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '5' },
    clients: { type: 'string', default: '16' },
    residents: { type: 'string', default: '200' },
  },
});
const SECONDS = Number(options.seconds);
const CLIENTS = Number(options.clients);
const RESIDENTS = Number(options.residents);
const BUDGET_P99_MS = 150;
const ROUNDS = 3;

const say = (line: string): void => {
  if (!options.json) console.log(line);
};

const requestOf = (family: Family, key: Buffer): Buffer =>
  Buffer.from(
    [
      `GET /fhir/r4/Patient/${family.parentId}/$everything HTTP/1.1`,
      'host: bench',
      `authorization: Bearer ${tokenOf(family, key, Date.now())}`,
      '\r\n',
    ].join('\r\n'),
  );

async function withServer<T>(databaseUrl: string, work: (port: number, key: Buffer) => Promise<T>): Promise<T> {
  const key = randomBytes(32);
  const port = await freePort();
  const secret = (): string => randomBytes(32).toString('hex');
  const server = await serve({
    port,
    host: '127.0.0.1',
    echo: false,
    logFile: path.join(os.tmpdir(), `kangban-bench-${port}.log`),
    env: {
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      LOG_LEVEL: 'warn',
      KANGBAN_COUNTY: COUNTY,
      KANGBAN_SESSION_KEY: key.toString('hex'),
      KANGBAN_LOOKUP_KEY: secret(),
      KANGBAN_CIPHER_KEY: secret(),
      KANGBAN_JOBS: '0',
    },
  });
  try {
    return await work(port, key);
  } finally {
    await server.stop();
  }
}

/** A keyed read of all entries of one person, as plain as it can be: what this machine's PostgreSQL gives the same clients. */
async function measurePlain(url: string, families: readonly Family[]): Promise<{ perSec: number; p99Ms: number }> {
  const pool = new pg.Pool({ connectionString: url, max: CLIENTS });
  const until = performance.now() + SECONDS * 1000;
  const times: number[] = [];
  const one = async (no: number): Promise<void> => {
    for (let at = no; performance.now() < until; at += CLIENTS) {
      const began = performance.now();
      await pool.query({
        name: 'plain',
        text: 'SELECT * FROM record_entry WHERE county_code = $1 AND resident_id = $2',
        values: [COUNTY, families[at % families.length]?.parentId],
      });
      times.push(performance.now() - began);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: CLIENTS }, (_, no) => one(no)));
  const seconds = (performance.now() - began) / 1000;
  await pool.end();
  times.sort((a, b) => a - b);
  return {
    perSec: Math.round(times.length / seconds),
    p99Ms: Math.round((times[Math.floor(times.length * 0.99)] ?? 0) * 10) / 10,
  };
}

interface Counted {
  statements: number;
  resources: number;
  /** Processor time of this program alone, which other work on the machine does not change. */
  cpuMsPerRequest: number;
}

const WARM = 100;
const COUNTED = 200;

/** Statements that one request makes: the same program in this process, its pool counted. */
async function countStatements(databaseUrl: string, family: Family): Promise<Counted> {
  const key = randomBytes(32);
  const secret = (): string => randomBytes(32).toString('hex');
  const { server, deps } = await buildApp({
    config: readConfig({
      DATABASE_URL: databaseUrl,
      LOG_LEVEL: 'silent',
      KANGBAN_COUNTY: COUNTY,
      KANGBAN_SESSION_KEY: key.toString('hex'),
      KANGBAN_LOOKUP_KEY: secret(),
      KANGBAN_CIPHER_KEY: secret(),
    }),
  });
  let statements = 0;
  deps.db.pool.on('acquire', () => (statements += 1));
  const ask = () =>
    server.inject({
      url: `/fhir/r4/Patient/${family.parentId}/$everything`,
      headers: { authorization: `Bearer ${tokenOf(family, key, Date.now())}` },
    });
  const { total: resources } = (await ask()).json<{ total: number }>();
  const onceStatements = statements;
  for (let no = 0; no < WARM; no += 1) await ask();
  const before = process.cpuUsage();
  for (let no = 0; no < COUNTED; no += 1) await ask();
  const { user, system } = process.cpuUsage(before);
  await server.close();
  const cpuMsPerRequest = Math.round((user + system) / 10 / COUNTED) / 100;
  return { statements: onceStatements, resources, cpuMsPerRequest };
}

const median = <T>(all: readonly T[], by: (one: T) => number): T => {
  const middle = [...all].sort((a, b) => by(a) - by(b))[Math.floor(all.length / 2)];
  if (middle === undefined) throw new Error('nothing was measured');
  return middle;
};

interface Scene {
  url: string;
  port: number;
  key: Buffer;
  families: readonly Family[];
}

function measureEverything({ port, key, families }: Scene): Promise<LoadResult> {
  let at = 0;
  const requests = families.map((family) => requestOf(family, key));
  return load({
    host: '127.0.0.1',
    port,
    connections: CLIENTS,
    next: () => requests[(at += 1) % requests.length],
    durationMs: SECONDS * 1000,
  });
}

async function measure(scene: Scene) {
  const [family] = scene.families;
  if (!family) throw new Error('nobody was made');
  const counted = await countStatements(scene.url, family);
  say(
    `${counted.resources} resources, ${counted.statements} statements and ${counted.cpuMsPerRequest} ms of processor time a request`,
  );
  await measureEverything(scene);
  const everything: LoadResult[] = [];
  const plain: { perSec: number; p99Ms: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    everything.push(await measureEverything(scene));
    plain.push(await measurePlain(scene.url, scene.families));
    say(
      `  $everything ${everything.at(-1)?.reqPerSec}/s, p99 ${everything.at(-1)?.p99Ms} ms; plain query ${plain.at(-1)?.perSec}/s`,
    );
  }
  const { statuses, ...best } = median(everything, ({ p99Ms }) => p99Ms);
  if (Object.keys(statuses).some((status) => status !== '200')) throw new Error(JSON.stringify(statuses));
  const met = best.p99Ms <= BUDGET_P99_MS;
  return {
    name: 'record',
    clients: CLIENTS,
    ...counted,
    everything: best,
    plainQuery: median(plain, ({ perSec }) => perSec),
    budget: { p99Ms: BUDGET_P99_MS, met },
  };
}

async function main(): Promise<void> {
  const today = toPlainDate(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10));
  const postgres = await somePostgres();
  const database = await aDatabase(postgres);
  try {
    const result = await withClient(database.url, async (client) => {
      say(`making ${RESIDENTS} residents with ${RESOURCES} resources each …`);
      const county = await makeCounty(client, RESIDENTS, today);
      await fillRecords(client, county, today);
      return withServer(database.url, (port, key) =>
        measure({ port, key, url: database.url, families: county.families }),
      );
    });
    console.log(JSON.stringify(result));
  } finally {
    await database.stop();
    await postgres.stop();
  }
}

main().catch(exitWith);
