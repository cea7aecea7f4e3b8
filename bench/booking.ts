// `npm run bench -- booking [--json] [--seconds 4] [--families 60000]`: bookings of one hot slot, everything on the way (session,
// rights, validation, eligibility, durable commit), against the same server's empty route (/healthz) in the same run.
import { randomBytes, randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { consentOn } from '@kangban/domain/booking/consent';
import { questionsFor } from '@kangban/domain/booking/screen-answers';
import { addDays, addMonths, type PlainDate } from '@kangban/domain/shared/plain-date';
import type pg from 'pg';
import { aDatabase, somePostgres, withClient } from './support/database';
import { type County, DUE, type Family, makeCounty, makeSlot, tokenOf } from './support/county';
import { load, type LoadResult } from './support/load';
import { todayInShanghai, withServer } from './support/server';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '4' },
    families: { type: 'string', default: '60000' },
    connections: { type: 'string', default: '128' },
  },
});
const SECONDS = Number(options.seconds);
const CONNECTIONS = Number(options.connections);
const FEW_PLACES = 300;
const ROUNDS = 3;

interface CaseResult extends Omit<LoadResult, 'statuses'> {
  case: string;
  winners: number;
  capacity: number;
  oversold: number;
}

const say = (line: string): void => {
  if (!options.json) console.log(line);
};

interface Scene {
  client: pg.Client;
  county: County;
  port: number;
  key: Buffer;
  today: PlainDate;
  /** Families nobody has booked for yet. */
  fresh: Family[];
}

const requestOf = (lines: readonly string[], body = ''): Buffer =>
  Buffer.from(
    `${lines.join('\r\n')}\r\nhost: bench\r\n${body ? `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n` : ''}\r\n${body}`,
  );

function bookingOf({ key, today }: Scene, family: Family, slotId: string): Buffer {
  const child = { sex: 'male' as const, birthDate: addMonths(today, -19), today, givenOn: [] };
  const answers = questionsFor(child).map(({ id }) => ({ question: id, answer: 'no' }));
  const consent = { version: consentOn(today)?.version };
  const part = { slotId, residentId: family.childId, doses: DUE, answers, consent };
  // Every phone has an address of its own; behind one address the rate limit would answer instead.
  const address = Array.from(randomBytes(3)).join('.');
  return requestOf(
    [
      'POST /api/v1/appointments HTTP/1.1',
      `authorization: Bearer ${tokenOf(family, key, Date.now())}`,
      `idempotency-key: ${randomUUID()}`,
      `x-forwarded-for: 10.${address}`,
    ],
    JSON.stringify({ parts: [part] }),
  );
}

const run = ({ port }: Scene, next: () => Buffer | undefined): Promise<LoadResult> =>
  load({ host: '127.0.0.1', port, connections: CONNECTIONS, next, durationMs: SECONDS * 1000 });

const emptyRoute = requestOf(['GET /healthz HTTP/1.1']);
const measureEmpty = (scene: Scene): Promise<LoadResult> => run(scene, () => emptyRoute);

function measureAvailability(scene: Scene): Promise<LoadResult> {
  const request = requestOf([`GET /api/v1/sites/${scene.county.siteId}/slots HTTP/1.1`, 'accept-encoding: gzip']);
  return run(scene, () => request);
}

interface Asked {
  name: string;
  places: number;
  families: number;
}

let slotsMade = 0;
const minuteOf = (value: number): string => String(value).padStart(2, '0');

async function measureBooking(scene: Scene, { name, places, families }: Asked): Promise<CaseResult> {
  slotsMade += 1;
  const startsAt = `08:${minuteOf(slotsMade)}`;
  const day = addDays(scene.today, 2);
  const slotId = await makeSlot(scene.client, { siteId: scene.county.siteId, day, startsAt, places });
  const requests = scene.fresh.splice(0, families).map((family) => bookingOf(scene, family, slotId));
  const { statuses, ...result } = await run(scene, () => requests.pop());
  const { rows } = await scene.client.query<{ taken: number; held: string }>(
    `SELECT online_taken AS taken, (SELECT count(*) FROM appointment a WHERE a.slot_id = s.slot_id) AS held
       FROM slot s WHERE slot_id = $1`,
    [slotId],
  );
  const held = Number(rows[0]?.held);
  const winners = statuses[201] ?? 0;
  if (held !== winners || rows[0]?.taken !== held)
    throw new Error(`acknowledged ${winners}, held ${held}, counted ${rows[0]?.taken}: ${JSON.stringify(statuses)}`);
  return { case: name, ...result, winners, capacity: places, oversold: Math.max(0, held - places) };
}

const median = (results: readonly CaseResult[]): CaseResult => {
  const sorted = [...results].sort((a, b) => a.reqPerSec - b.reqPerSec);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error('nothing was measured');
  return middle;
};

async function plain(name: string, measure: () => Promise<LoadResult>): Promise<CaseResult> {
  const { statuses, ...result } = await measure();
  if (Object.keys(statuses).some((status) => status !== '200')) throw new Error(`${name}: ${JSON.stringify(statuses)}`);
  return { case: name, ...result, winners: 0, capacity: 0, oversold: 0 };
}

const PLENTY = 1_000_000;

/** Empty route, bookings and availability in turn, so that whatever else the machine does meets them alike. */
async function measureAll(scene: Scene): Promise<{ results: CaseResult[]; emptyRouteReqPerSec: number }> {
  const perRound = Math.floor((scene.fresh.length - FEW_PLACES * 10) / (ROUNDS + 1));
  const hot = { name: 'one hot slot with room', places: PLENTY, families: perRound };
  await plain('warm-up', () => measureEmpty(scene));
  await measureBooking(scene, { ...hot, name: 'warm-up' });
  const empty: CaseResult[] = [];
  const bookings: CaseResult[] = [];
  const availability: CaseResult[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    empty.push(await plain('empty route', () => measureEmpty(scene)));
    bookings.push(await measureBooking(scene, hot));
    availability.push(await plain('availability', () => measureAvailability(scene)));
    say(
      `  empty ${empty.at(-1)?.reqPerSec}/s, booking ${bookings.at(-1)?.reqPerSec}/s, availability ${availability.at(-1)?.reqPerSec}/s`,
    );
  }
  const few = { name: 'one hot slot, few places', places: FEW_PLACES, families: FEW_PLACES * 10 };
  const contended = await measureBooking(scene, few);
  return {
    results: [median(bookings), contended, median(availability)],
    emptyRouteReqPerSec: median(empty).reqPerSec,
  };
}

const share = (rate: number, of: number): string => (rate / of).toFixed(2);

async function main(): Promise<void> {
  const today = todayInShanghai();
  const postgres = await somePostgres();
  const database = await aDatabase(postgres);
  try {
    const measured = await withClient(database.url, async (client) => {
      say(`making ${options.families} families …`);
      const county = await makeCounty(client, Number(options.families), today);
      return withServer(
        database.url,
        ({ port, key }) => measureAll({ client, county, port, key, today, fresh: [...county.families] }),
        { KANGBAN_TRUST_PROXY: '1' },
      );
    });
    const empty = measured.emptyRouteReqPerSec;
    for (const result of measured.results)
      say(
        `${result.case}: ${result.reqPerSec}/s (${share(result.reqPerSec, empty)} of the empty route), p50 ${result.p50Ms} ms, p95 ${result.p95Ms} ms, p99 ${result.p99Ms} ms, oversold ${result.oversold}`,
      );
    console.log(JSON.stringify({ name: 'booking', ...measured }));
  } finally {
    await database.stop();
    await postgres.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
