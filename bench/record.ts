// `npm run bench -- record [--json] [--seconds 5] [--clients 16]`: a person's whole record ($everything, 250 resources) over HTTP, beside
// a plain indexed query on the same database in the same run, with the count of SQL statements a request makes.
import { randomBytes } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { CONSENT_TEXTS } from '@kangban/domain/access/consent-texts';
import { addDays, type PlainDate, toPlainDate } from '@kangban/domain/shared/plain-date';
import pg from 'pg';
import { freePort } from '../scripts/lib/free-port';
import { exitWith } from '../scripts/lib/plain-error';
import { serve } from '../scripts/lib/serve';
import { buildApp } from '../server/src/app';
import { readConfig } from '../server/src/config';
import { COUNTY, type Family, makeCounty, tokenOf } from './support/county';
import { aDatabase, somePostgres, withClient } from './support/database';
import { load, type LoadResult } from './support/load';

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
const RESOURCES = 250;
const BUDGET_P99_MS = 150;
const ROUNDS = 3;

const say = (line: string): void => {
  if (!options.json) console.log(line);
};

const concept = (text: string, code: string) => ({ text, coding: [{ system: 'http://loinc.org', code }], known: true });
const measured = (text: string, code: string, value: number) => ({
  what: concept(text, code),
  amount: { value, unit: 'mmol/L' },
  low: 3.9,
  high: 6.1,
  flag: 'normal',
});

/** What one visit leaves: a report with its lines, blood pressure, a diagnosis, a medicine, the visit itself. */
const VISIT: readonly [string, object][] = [
  [
    'lab-report',
    {
      name: { text: '生化', coding: [], known: false },
      status: 'final',
      results: [
        measured('空腹血糖', '14771-0', 5.6),
        measured('总胆固醇', '14647-2', 5.1),
        measured('甘油三酯', '14927-8', 1.4),
        measured('尿素', '22664-7', 5.2),
      ],
      conclusion: '没有看到要注意的',
    },
  ],
  [
    'observation',
    {
      category: 'vital-signs',
      setting: 'clinic',
      main: { what: concept('血压', '85354-9') },
      parts: [
        { what: concept('收缩压', '8480-6'), amount: { value: 134, unit: 'mm[Hg]' } },
        { what: concept('舒张压', '8462-4'), amount: { value: 84, unit: 'mm[Hg]' } },
      ],
    },
  ],
  [
    'medication',
    {
      what: { text: '氨氯地平片', coding: [], known: false },
      status: 'active',
      dose: '每次 5 mg',
      frequency: '每天 1 次',
    },
  ],
  [
    'encounter',
    {
      class: 'outpatient',
      department: '全科',
      reasons: [{ text: '量血压', coding: [], known: false }],
      diagnoses: [{ text: '高血压', coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code: 'I10' }], known: true }],
      advice: '少吃盐，按时吃药',
    },
  ],
];
/** 5 resources of the report, 1, 1, and the visit with its diagnosis. */
const PER_VISIT = 9;
/** Patient, clinic, doctor, consent, where it is from, what is to come. */
const BESIDE = 6;
const VISITS = Math.floor((RESOURCES - BESIDE) / PER_VISIT);

async function fill(
  client: pg.Client,
  { siteId, families }: { siteId: string; families: readonly Family[] },
  today: PlainDate,
): Promise<void> {
  const days = Array.from({ length: VISITS }, (_, no) => addDays(today, -14 * (no + 1)));
  const people = families.map(({ parentId }) => parentId);
  await client.query(
    `INSERT INTO record_entry (county_code, entry_id, resident_id, kind, version, happened_on, site_id, institution, practitioner,
            source, payload)
     SELECT $1, gen_random_uuid(), p, v.kind, 1, d, $2, '基准镇卫生院', '王芳', 'clinic', v.payload
       FROM unnest($3::uuid[]) AS p, unnest($4::date[]) AS d, unnest($5::text[], $6::jsonb[]) AS v (kind, payload)`,
    [COUNTY, siteId, people, days, VISIT.map(([kind]) => kind), VISIT.map(([, payload]) => JSON.stringify(payload))],
  );
  await client.query(
    `INSERT INTO immunization (county_code, immunization_id, resident_id, vaccine, given_on, site_id, source)
     SELECT $1, gen_random_uuid(), p, 'Influenza', $4::date - 365 * n, $2, 'desk'
       FROM unnest($3::uuid[]) AS p, generate_series(1, $5) AS n`,
    [COUNTY, siteId, people, today, RESOURCES - BESIDE - VISITS * PER_VISIT],
  );
  await client.query(
    `INSERT INTO record_consent (county_code, consent_id, resident_id, kind, version, given, said_by, account_id, said_at)
     SELECT $1, gen_random_uuid(), p, 'open-record', $2, true, 'self', a, now()
       FROM unnest($3::uuid[], $4::uuid[]) AS x (p, a)`,
    [COUNTY, CONSENT_TEXTS['open-record'].at(-1)?.version, people, families.map(({ accountId }) => accountId)],
  );
  await client.query('VACUUM ANALYZE');
}

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
      await fill(client, county, today);
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
