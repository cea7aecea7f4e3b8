// `npm run bench -- ledger [--json] [--seconds 4] [--concurrency 128]`: awards of points to many people out of one hot issuer account, with all
// guarantees (caps, idempotency, chain, double entry, durable commit), against a bare insert of one row in the same run at the same
// concurrency.
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { periodOf } from '@kangban/domain/points/period';
import type { EarnOrder } from '@kangban/domain/points/types';
import { addMonths, type PlainDate } from '@kangban/domain/shared/plain-date';
import type pg from 'pg';
import { exitWith } from '../scripts/lib/plain-error';
import { makeClock } from '../server/src/clock';
import { makeCipher } from '../server/src/crypto/cipher';
import { postOrders } from '../server/src/features/points/ledger';
import { verifyLedger } from '../server/src/features/points/verify';
import { openDatabase } from '../server/src/plugins/db';
import { COUNTY, insertSite } from './support/county';
import { aDatabase, somePostgres, withClient } from './support/database';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '4' },
    concurrency: { type: 'string', default: '128' },
    people: { type: 'string', default: '5000' },
  },
});
const SECONDS = Number(options.seconds);
const CONCURRENCY = Number(options.concurrency);
const PEOPLE = Number(options.people);
const ROUNDS = 3;
/** Connections of the pool: as many as a server has. */
const CONNECTIONS = 16;
const PERCENT = 100;

const say = (line: string): void => {
  if (!options.json) console.log(line);
};

async function makePeople(client: pg.Client): Promise<string[]> {
  const siteId = randomUUID();
  await insertSite(client, siteId);
  const { rows } = await client.query<{ resident_id: string }>(
    `INSERT INTO resident (county_code, resident_id, name, sex, birth_date, site_id, source)
     SELECT $1, gen_random_uuid(), '测试', 'male', '1955-01-01', $2, 'seed' FROM generate_series(1, $3) RETURNING resident_id`,
    [COUNTY, siteId, PEOPLE],
  );
  await client.query(
    'CREATE TABLE bare_row (id uuid PRIMARY KEY, resident_id uuid NOT NULL, points bigint NOT NULL, at timestamptz NOT NULL)',
  );
  await client.query('GRANT INSERT ON bare_row TO kangban_app');
  return rows.map((row) => row.resident_id);
}

interface Rate {
  perSec: number;
  p50Ms: number;
  p99Ms: number;
}

/** So many writers, each asking again as soon as it was answered. */
async function rateOf(work: (no: number) => Promise<void>): Promise<Rate> {
  const until = performance.now() + SECONDS * 1000;
  const took: number[] = [];
  let no = 0;
  const writer = async (): Promise<void> => {
    while (performance.now() < until) {
      const from = performance.now();
      await work((no += 1));
      took.push(performance.now() - from);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: CONCURRENCY }, writer));
  const seconds = (performance.now() - started) / 1000;
  took.sort((a, b) => a - b);
  const at = (percent: number): number => Number((took[Math.floor((took.length * percent) / PERCENT)] ?? 0).toFixed(1));
  return { perSec: Math.round(took.length / seconds), p50Ms: at(50), p99Ms: at(99) };
}

const median = (rates: readonly Rate[]): Rate => {
  const middle = [...rates].sort((a, b) => a.perSec - b.perSec)[Math.floor(rates.length / 2)];
  if (!middle) throw new Error('nothing was measured');
  return middle;
};

function awardOf(residentId: string, today: PlainDate): EarnOrder {
  const evidence = randomUUID();
  return {
    type: 'earn',
    key: `earn:pressure-week@1:resident.${residentId}:${evidence}`,
    holder: { kind: 'resident', id: residentId },
    residentId,
    points: 10,
    state: 'posted',
    rule: { id: 'pressure-week', version: 1 },
    evidence: { kind: 'reading', id: evidence },
    title: '记血压满 5 天',
    detail: '记了 5 天',
    on: today,
    expiresOn: addMonths(today, 24),
    caps: [{ id: 'pressure-week', per: 'resident', ...periodOf('week', today), max: 1_000_000 }],
    by: { kind: 'system', id: null },
  };
}

async function measure(url: string, people: readonly string[]): Promise<void> {
  const db = openDatabase(url, CONNECTIONS);
  const key = Buffer.alloc(32, 7);
  const cipher = makeCipher({ keyId: 'bench', keys: { bench: key }, lookupKey: key });
  const clock = makeClock();
  const log = { warn: say, error: console.error };
  // The line asks for these alone.
  const deps = { db, cipher, clock, log } as unknown as Parameters<typeof postOrders>[0];
  const bare = (no: number): Promise<void> =>
    db.pool
      .query({
        name: 'bare-row',
        text: 'INSERT INTO bare_row VALUES ($1, $2, $3, $4)',
        values: [randomUUID(), people[no % people.length], 10, clock.now()],
      })
      .then(() => undefined);
  const award = async (no: number): Promise<void> => {
    const residentId = people[no % people.length] ?? '';
    const [answer] = await postOrders(deps, COUNTY, [awardOf(residentId, clock.today())]);
    if (!answer?.ok) throw new Error(`an award was refused: ${JSON.stringify(answer)}`);
  };
  try {
    await rateOf(award);
    await rateOf(bare);
    const bares: Rate[] = [];
    const awards: Rate[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      bares.push(await rateOf(bare));
      awards.push(await rateOf(award));
      say(`  bare insert ${bares.at(-1)?.perSec}/s, awards ${awards.at(-1)?.perSec}/s`);
    }
    const report = await verifyLedger(deps, COUNTY);
    const result = {
      name: 'ledger',
      postingsPerSec: median(awards).perSec,
      bareInsertsPerSec: median(bares).perSec,
      ratio: Number((median(awards).perSec / median(bares).perSec).toFixed(2)),
      awards: median(awards),
      bare: median(bares),
      concurrency: CONCURRENCY,
      transactions: report.txs,
      ledgerDifferences: report.differences.length + (report.fault ? 1 : 0),
    };
    say(
      `${result.postingsPerSec}/s of ${result.bareInsertsPerSec}/s: ${result.ratio}; ${result.ledgerDifferences} differences`,
    );
    console.log(JSON.stringify(result));
  } finally {
    await db.close();
  }
}

async function main(): Promise<void> {
  const postgres = await somePostgres();
  const database = await aDatabase(postgres);
  try {
    const people = await withClient(database.url, makePeople);
    await measure(database.url, people);
  } finally {
    await database.stop();
    await postgres.stop();
  }
}

main().catch(exitWith);
