import pg from 'pg';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aResident, type Person } from '../../../test/factories';
import { COUNTY } from '../../../test/factories/context';
import { aHold, anEarn, done, newKey } from '../../../test/points';
import { openDatabase } from '../../plugins/db';
import { post } from './post';

// A ledger only grows: what a batch reads of it must not.
let app: TestApp;
let people: Person[];
const LINKS = 120;
/** Rows that a batch may read: of the chain its end, of the others so many an order (its own, those it moves, each again by the checks). */
const LINKS_READ = 8;
const ROWS_READ = 6;

beforeAll(async () => {
  app = await buildTestApp();
  people = await Promise.all(Array.from({ length: LINKS / 2 }, () => aResident(app)));
  for (let no = 0; no < LINKS; no += 1) {
    const person = people[no % people.length] ?? people[0];
    if (!person) throw new Error('nobody');
    await done(app, anEarn(app, person, { points: 5 }));
    const { txId } = await done(app, aHold(app, person, { points: 1 }));
    await done(app, { type: 'commit', key: newKey('commit'), holdTxId: txId, by: { kind: 'staff', id: 'test' } });
  }
  const owner = new pg.Client({ connectionString: app.databaseUrl });
  await owner.connect();
  await owner.query('ANALYZE');
  await owner.end();
});
afterAll(() => app.stop());

test('a batch reads only the end of a long chain and the rows of its own', async () => {
  const caps = [
    { id: 'week', per: 'resident' as const, from: app.deps.clock.today(), to: app.deps.clock.today(), max: 9 },
  ];
  const [first, ...others] = people;
  if (!first) throw new Error('nobody');
  const held = await done(app, aHold(app, first, { points: 1 }));
  const orders = [
    ...others.map((person) => anEarn(app, person, { points: 5, caps })),
    { type: 'void' as const, key: newKey('void'), holdTxId: held.txId, by: { kind: 'staff' as const, id: 'test' } },
  ];
  // A connection of its own: what a connection has read is counted from its beginning.
  const db = openDatabase(app.databaseUrl, 1);
  const read = await db.transaction(async (client) => {
    // A table of three pages is read whole for good reason; the ones that matter are longer.
    await client.query('SET LOCAL enable_seqscan = off');
    const answers = await post(client, app.deps, { countyCode: COUNTY, orders });
    expect(answers.map(({ ok }) => ok)).not.toContain(false);
    await client.query('SET CONSTRAINTS ALL IMMEDIATE');
    const { rows } = await client.query<{ name: string; rows: number }>(
      `SELECT relname AS name, (COALESCE(seq_tup_read, 0) + COALESCE(idx_tup_fetch, 0))::int AS rows
         FROM pg_stat_xact_user_tables WHERE relname LIKE 'point\\_%' ORDER BY 1`,
    );
    return rows;
  });
  await db.close();
  expect(read.map(({ name }) => name)).toEqual(expect.arrayContaining(['point_link', 'point_tx', 'point_entry']));
  const most = (name: string): number => (name === 'point_link' ? LINKS_READ : ROWS_READ * orders.length);
  expect(read.filter(({ name, rows }) => rows > most(name))).toEqual([]);
});
