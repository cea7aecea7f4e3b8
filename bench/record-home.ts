// `npm run bench -- record-home [--json] [--residents 200000] [--seconds 5] [--clients 64]`: the first page of a record over HTTP, each
// request somebody else's, beside the same server's empty route in the same run, with the statements one request makes.
import { parseArgs } from 'node:util';
import { CONSENT_TEXTS } from '@kangban/domain/access/consent-texts';
import type { PlainDate } from '@kangban/domain/shared/plain-date';
import type pg from 'pg';
import { exitWith } from '../scripts/lib/plain-error';
import { COUNTY, type County, type Family, makeCounty } from './support/county';
import { aDatabase, somePostgres, withClient } from './support/database';
import { load } from './support/load';
import { ENTRIES } from './support/record-entries';
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

const urlOf = ({ parentId }: Family): string => `/api/v1/residents/${parentId}/record`;

function drive(server: BenchServer, requests: readonly Buffer[]): Promise<Measured> {
  let at = 0;
  const asked = {
    host: '127.0.0.1',
    port: server.port,
    connections: CLIENTS,
    next: () => requests[(at += 1) % requests.length],
    durationMs: SECONDS * 1000,
  };
  return withCpu(server, SECONDS, () => load(asked));
}

async function measure(server: BenchServer, families: readonly Family[]) {
  const empty = [Buffer.from('GET /healthz HTTP/1.1\r\nhost: bench\r\n\r\n')];
  const homes = families.slice(0, ASKED).map((family) => getRequest(urlOf(family), family, server.key));
  await drive(server, homes);
  const rounds: { home: Measured; empty: Measured }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({ home: await drive(server, homes), empty: await drive(server, empty) });
    const last = rounds.at(-1);
    say(
      `  record home ${last?.home.reqPerSec}/s, p99 ${last?.home.p99Ms} ms, ${last?.home.cpuMsPerRequest} ms of the server's time each; empty route ${last?.empty.reqPerSec}/s`,
    );
  }
  const best = rounds.sort((a, b) => a.home.p99Ms - b.home.p99Ms)[Math.floor(ROUNDS / 2)];
  if (!best || Object.keys(best.home.statuses).some((status) => status !== '200'))
    throw new Error(JSON.stringify(best?.home.statuses));
  return best;
}

async function main(): Promise<void> {
  const postgres = await somePostgres();
  const place = await aDatabase(postgres);
  const today = todayInShanghai();
  say(`filling ${RESIDENTS} residents …`);
  const county = await withClient(place.url, async (client) => {
    const made = await makeCounty(client, RESIDENTS / 2, today);
    await fillRecords(client, made, today);
    return made;
  });
  const [family] = county.families;
  if (!family) throw new Error('nobody was made');
  const { statements, body } = await countOne(place.url, { url: urlOf(family), family });
  const one = { statements, bytes: Buffer.byteLength(body) };
  say(`one page: ${one.statements} statements, ${one.bytes} bytes`);
  const { home, empty } = await withServer(place.url, (server) => measure(server, county.families));
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
      home: {
        reqPerSec: home.reqPerSec,
        p50Ms: home.p50Ms,
        p95Ms: home.p95Ms,
        p99Ms: home.p99Ms,
        cpuMsPerRequest: home.cpuMsPerRequest,
      },
      emptyRoute: { reqPerSec: empty.reqPerSec, p99Ms: empty.p99Ms },
      budget: { p99Ms: BUDGET_P99_MS, met },
    }),
  );
}

main().catch(exitWith);
