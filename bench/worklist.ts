// `npm run bench -- worklist [--json] [--seed 20261122] [--children 100000]`: a clinic's list of late children made from a table of
// that many children of its area, by the service's own code: how long, how much memory, and for how long nobody else got a turn.
import { randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import type { ForecastInput } from '@kangban/domain/immunization/types';
import { toPlainDate } from '@kangban/domain/shared/plain-date';
import type pg from 'pg';
import { exitWith } from '../scripts/lib/plain-error';
import { makeTestClock } from '../server/src/clock';
import { makeLateLists } from '../server/src/features/worklist/late-lists';
import { openDatabase } from '../server/src/plugins/db';
import { makeChildren, mixedChild } from './support/children';
import { insertSite, COUNTY } from './support/county';
import { aDatabase, somePostgres, withClient } from './support/database';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seed: { type: 'string', default: '20261122' },
    children: { type: 'string', default: '100000' },
  },
});
const SEED = Number(options.seed);
const CHILDREN = Number(options.children);
/** After every day a child was drawn for. */
const TODAY = toPlainDate('2027-07-01');
const BUDGET_SECONDS = 10;
const BUDGET_TURN_MS = 250;
const ROWS = 5000;

const say = (line: string): void => {
  if (!options.json) console.log(line);
};

interface Child {
  id: string;
  facts: ForecastInput;
}

async function insertChildren(client: pg.Client, siteId: string, children: readonly Child[]): Promise<void> {
  await client.query(
    `INSERT INTO resident (county_code, resident_id, name, sex, birth_date, site_id, conditions)
     SELECT $1, c.id, '测小试', c.sex, c.born, $2, c.conditions
       FROM unnest($3::uuid[], $4::text[], $5::date[], $6::jsonb[]) AS c (id, sex, born, conditions)`,
    [
      COUNTY,
      siteId,
      children.map(({ id }) => id),
      children.map(({ facts }) => facts.sex),
      children.map(({ facts }) => facts.birthDate),
      children.map(({ facts }) => JSON.stringify(facts.conditions ?? {})),
    ],
  );
  const doses = children.flatMap(({ id, facts }) => facts.given.map(({ vaccine, date }) => ({ id, vaccine, date })));
  await client.query(
    `INSERT INTO immunization (county_code, immunization_id, resident_id, vaccine, given_on, source)
     SELECT $1, gen_random_uuid(), d.id, d.vaccine, d.given_on, 'registry'
       FROM unnest($2::uuid[], $3::text[], $4::date[]) AS d (id, vaccine, given_on)
         ON CONFLICT DO NOTHING`,
    [COUNTY, doses.map(({ id }) => id), doses.map(({ vaccine }) => vaccine), doses.map(({ date }) => date)],
  );
}

async function fill(url: string, siteId: string): Promise<number> {
  return withClient(url, async (client) => {
    await insertSite(client, siteId);
    for (let from = 0; from < CHILDREN; from += ROWS) {
      const facts = makeChildren(mixedChild, SEED + from, Math.min(ROWS, CHILDREN - from));
      await insertChildren(
        client,
        siteId,
        facts.map((one) => ({ id: randomUUID(), facts: one })),
      );
    }
    await client.query('ANALYZE');
    const { rows } = await client.query<{ doses: number }>('SELECT count(*)::int AS doses FROM immunization');
    return rows[0]?.doses ?? 0;
  });
}

async function main(): Promise<void> {
  const postgres = await somePostgres();
  const place = await aDatabase(postgres);
  const siteId = randomUUID();
  say(`filling ${CHILDREN} children …`);
  const doses = await fill(place.url, siteId);
  const db = openDatabase(place.url, 4);
  const lists = makeLateLists({ db, clock: makeTestClock(`${TODAY}T08:00:00+08:00`) });
  const turns = monitorEventLoopDelay({ resolution: 5 });
  const before = process.memoryUsage().heapUsed;
  turns.enable();
  const usedBefore = process.cpuUsage();
  const startedAt = process.hrtime.bigint();
  const list = await lists.of({ countyCode: COUNTY, siteId });
  const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
  const { user, system } = process.cpuUsage(usedBefore);
  turns.disable();
  const result = {
    seconds: Math.round(seconds * 100) / 100,
    /** Processor time of this process, which other work on the machine does not change. */
    cpuSeconds: Math.round((user + system) / 1e4) / 100,
    children: list.childrenInArea,
    doses,
    late: list.lines.length,
    longestTurnMs: Math.round(turns.max / 1e6),
    heapGrownMiB: Math.round((process.memoryUsage().heapUsed - before) / 2 ** 20),
  };
  await db.close();
  await place.stop();
  await postgres.stop();
  say(
    `${result.children} children, ${result.doses} doses: ${result.seconds} s (${result.cpuSeconds} s of processor time), ${result.late} late`,
  );
  say(`longest time nobody else got a turn: ${result.longestTurnMs} ms; heap grown by ${result.heapGrownMiB} MiB`);
  const met = result.seconds <= BUDGET_SECONDS && result.longestTurnMs <= BUDGET_TURN_MS;
  const budget = { seconds: BUDGET_SECONDS, longestTurnMs: BUDGET_TURN_MS, met };
  console.log(JSON.stringify({ name: 'worklist', seed: SEED, result, budget }));
}

main().catch(exitWith);
