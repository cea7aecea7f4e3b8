// `npm run bench -- record-home [--json] [--residents 200000] [--seconds 5] [--clients 64]`: the first page of a record over HTTP, each
// request somebody else's, beside the same server's empty route in the same run, with the statements one request makes.
import { randomBytes } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { CONSENT_TEXTS } from '@kangban/domain/access/consent-texts';
import { type PlainDate, toPlainDate } from '@kangban/domain/shared/plain-date';
import type pg from 'pg';
import { freePort } from '../scripts/lib/free-port';
import { exitWith } from '../scripts/lib/plain-error';
import { serve } from '../scripts/lib/serve';
import { buildApp } from '../server/src/app';
import { readConfig } from '../server/src/config';
import { COUNTY, type County, type Family, makeCounty, tokenOf } from './support/county';
import { aDatabase, somePostgres, withClient } from './support/database';
import { load, type LoadResult } from './support/load';
import { ENTRIES } from './support/record-entries';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    residents: { type: 'string', default: '200000' },
    seconds: { type: 'string', default: '5' },
    clients: { type: 'string', default: '64' },
  },
});
const RESIDENTS = Number(options.residents);
const SECONDS = Number(options.seconds);
const CLIENTS = Number(options.clients);
const BUDGET_P99_MS = 50;
const ROUNDS = 3;
/** People whose pages are asked for: enough that no two connections ask for the same one. */
const ASKED = 2000;
/** Rows written in one statement. */
const BATCH = 5000;

const say = (line: string): void => {
  if (!options.json) console.log(line);
};

async function fillRecords(client: pg.Client, { siteId, families }: County, today: PlainDate): Promise<void> {
  for (let from = 0; from < families.length; from += BATCH) {
    const some = families.slice(from, from + BATCH);
    await client.query(
      `INSERT INTO record_entry (county_code, entry_id, resident_id, kind, version, happened_on, site_id, institution, practitioner, source, payload)
       SELECT $1, gen_random_uuid(), p, e.kind, 1, $3::date - e.ago, $2, '基准镇卫生院', '王芳', 'clinic', e.payload
         FROM unnest($4::uuid[]) AS p, unnest($5::text[], $6::int[], $7::jsonb[]) AS e (kind, ago, payload)`,
      [
        COUNTY,
        siteId,
        today,
        some.map(({ parentId }) => parentId),
        ENTRIES.map(([kind]) => kind),
        ENTRIES.map(([, ago]) => ago),
        ENTRIES.map(([, , payload]) => JSON.stringify(payload)),
      ],
    );
    await client.query(
      `INSERT INTO record_consent (county_code, consent_id, resident_id, kind, version, given, said_by, account_id, said_at)
       SELECT $1, gen_random_uuid(), p, 'open-record', $2, true, 'self', a, now()
         FROM unnest($3::uuid[], $4::uuid[]) AS x (p, a)`,
      [
        COUNTY,
        CONSENT_TEXTS['open-record'].at(-1)?.version,
        some.map(({ parentId }) => parentId),
        some.map(({ accountId }) => accountId),
      ],
    );
  }
  await client.query('VACUUM ANALYZE');
}

const secret = (): string => randomBytes(32).toString('hex');
const configured = (databaseUrl: string, key: Buffer): Record<string, string> => ({
  DATABASE_URL: databaseUrl,
  KANGBAN_COUNTY: COUNTY,
  KANGBAN_SESSION_KEY: key.toString('hex'),
  KANGBAN_LOOKUP_KEY: secret(),
  KANGBAN_CIPHER_KEY: secret(),
});

/** Statements that one page makes, and its bytes: the same program in this process, its pool counted. */
async function countOne(databaseUrl: string, family: Family): Promise<{ statements: number; bytes: number }> {
  const key = randomBytes(32);
  const { server, deps } = await buildApp({
    config: readConfig({ ...configured(databaseUrl, key), LOG_LEVEL: 'silent' }),
  });
  const ask = () =>
    server.inject({
      url: `/api/v1/residents/${family.parentId}/record`,
      headers: { authorization: `Bearer ${tokenOf(family, key, Date.now())}` },
    });
  const first = await ask();
  if (first.statusCode !== 200) throw new Error(first.body);
  let statements = 0;
  deps.db.pool.on('acquire', () => (statements += 1));
  const { body } = await ask();
  await server.close();
  return { statements, bytes: Buffer.byteLength(body) };
}

function drive(port: number, requests: readonly Buffer[]): Promise<LoadResult> {
  let at = 0;
  return load({
    host: '127.0.0.1',
    port,
    connections: CLIENTS,
    next: () => requests[(at += 1) % requests.length],
    durationMs: SECONDS * 1000,
  });
}

async function measure(databaseUrl: string, families: readonly Family[]) {
  const key = randomBytes(32);
  const port = await freePort();
  const server = await serve({
    port,
    host: '127.0.0.1',
    echo: false,
    logFile: path.join(os.tmpdir(), `kangban-bench-${port}.log`),
    env: { NODE_ENV: 'production', LOG_LEVEL: 'warn', KANGBAN_JOBS: '0', ...configured(databaseUrl, key) },
  });
  const bytesOf = (lines: readonly string[]): Buffer => Buffer.from([...lines, 'host: bench', '\r\n'].join('\r\n'));
  const empty = [bytesOf(['GET /healthz HTTP/1.1'])];
  const homes = families
    .slice(0, ASKED)
    .map((family) =>
      bytesOf([
        `GET /api/v1/residents/${family.parentId}/record HTTP/1.1`,
        `authorization: Bearer ${tokenOf(family, key, Date.now())}`,
      ]),
    );
  const rounds: { home: LoadResult; empty: LoadResult }[] = [];
  try {
    await drive(port, homes);
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push({ home: await drive(port, homes), empty: await drive(port, empty) });
      const last = rounds.at(-1);
      say(
        `  record home ${last?.home.reqPerSec}/s, p99 ${last?.home.p99Ms} ms; empty route ${last?.empty.reqPerSec}/s`,
      );
    }
  } finally {
    await server.stop();
  }
  const best = rounds.sort((a, b) => a.home.p99Ms - b.home.p99Ms)[Math.floor(ROUNDS / 2)];
  if (!best || Object.keys(best.home.statuses).some((status) => status !== '200'))
    throw new Error(JSON.stringify(best?.home.statuses));
  return best;
}

async function main(): Promise<void> {
  const postgres = await somePostgres();
  const place = await aDatabase(postgres);
  const today = toPlainDate(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10));
  say(`filling ${RESIDENTS} residents …`);
  const county = await withClient(place.url, async (client) => {
    const made = await makeCounty(client, RESIDENTS / 2, today);
    await fillRecords(client, made, today);
    return made;
  });
  const [family] = county.families;
  if (!family) throw new Error('nobody was made');
  const one = await countOne(place.url, family);
  say(`one page: ${one.statements} statements, ${one.bytes} bytes`);
  const { home, empty } = await measure(place.url, county.families);
  await place.stop();
  await postgres.stop();
  const met = home.p99Ms <= BUDGET_P99_MS;
  console.log(
    JSON.stringify({
      name: 'record-home',
      residents: RESIDENTS,
      entriesEach: ENTRIES.length,
      clients: CLIENTS,
      ...one,
      home: { reqPerSec: home.reqPerSec, p50Ms: home.p50Ms, p95Ms: home.p95Ms, p99Ms: home.p99Ms },
      emptyRoute: { reqPerSec: empty.reqPerSec, p99Ms: empty.p99Ms },
      budget: { p99Ms: BUDGET_P99_MS, met },
    }),
  );
}

main().catch(exitWith);
