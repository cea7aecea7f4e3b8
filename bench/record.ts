// `npm run bench -- record [--json] [--seconds 5] [--clients 16]`: a person's whole record ($everything, 250 resources) over HTTP, beside
// a plain indexed query on the same database in the same run, with the count of SQL statements a request makes.
import { parseArgs } from 'node:util';
import pg from 'pg';
import { exitWith } from '../scripts/lib/plain-error';
import { COUNTY, type Family, makeCounty } from './support/county';
import { aDatabase, somePostgres, withClient } from './support/database';
import { load } from './support/load';
import { fillRecords, RESOURCES } from './support/record-county';
import {
  type BenchServer,
  countOne,
  getRequest,
  type Measured,
  todayInShanghai,
  withCpu,
  withServer,
} from './support/server';

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

const urlOf = ({ parentId }: Family): string => `/fhir/r4/Patient/${parentId}/$everything`;

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

const median = <T>(all: readonly T[], by: (one: T) => number): T => {
  const middle = [...all].sort((a, b) => by(a) - by(b))[Math.floor(all.length / 2)];
  if (middle === undefined) throw new Error('nothing was measured');
  return middle;
};

interface Scene {
  url: string;
  server: BenchServer;
  families: readonly Family[];
}

function measureEverything({ server, families }: Scene): Promise<Measured> {
  let at = 0;
  const requests = families.map((family) => getRequest(urlOf(family), family, server.key));
  const asked = {
    host: '127.0.0.1',
    port: server.port,
    connections: CLIENTS,
    next: () => requests[(at += 1) % requests.length],
    durationMs: SECONDS * 1000,
  };
  return withCpu(server, SECONDS, () => load(asked));
}

async function count({ url, families: [family] }: Scene): Promise<{ statements: number; resources: number }> {
  if (!family) throw new Error('nobody was made');
  const { statements, body } = await countOne(url, { url: urlOf(family), family });
  return { statements, resources: Number(/"total":(\d+)/.exec(body)?.[1]) };
}

async function measure(scene: Scene) {
  const counted = await count(scene);
  say(`${counted.resources} resources and ${counted.statements} statements a request`);
  await measureEverything(scene);
  const everything: Measured[] = [];
  const plain: { perSec: number; p99Ms: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    everything.push(await measureEverything(scene));
    plain.push(await measurePlain(scene.url, scene.families));
    const last = everything.at(-1);
    say(
      `  $everything ${last?.reqPerSec}/s, p99 ${last?.p99Ms} ms, ${last?.cpuMsPerRequest} ms of the server's time each; plain query ${plain.at(-1)?.perSec}/s`,
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
  const today = todayInShanghai();
  const postgres = await somePostgres();
  const database = await aDatabase(postgres);
  try {
    const result = await withClient(database.url, async (client) => {
      say(`making ${RESIDENTS} residents with ${RESOURCES} resources each …`);
      const county = await makeCounty(client, RESIDENTS, today);
      await fillRecords(client, county, today);
      return withServer(database.url, (server) => measure({ server, url: database.url, families: county.families }));
    });
    console.log(JSON.stringify(result));
  } finally {
    await database.stop();
    await postgres.stop();
  }
}

main().catch(exitWith);
