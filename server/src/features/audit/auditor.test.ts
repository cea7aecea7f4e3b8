import pg from 'pg';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { makeAuditor, type AuditEntry } from './auditor';
import { verifyChain } from './verify';

const COUNTY = '990101';
const CHILD = '01930000-0000-7000-8000-00000000000c';
const MOTHER = '01930000-0000-7000-8000-00000000000a';

const read = (told: Partial<AuditEntry> = {}): AuditEntry => ({
  countyCode: COUNTY,
  actorKind: 'account',
  actorId: MOTHER,
  residentId: CHILD,
  action: 'immunization-read',
  rightKind: 'guardian',
  ...told,
});

jest.setTimeout(60_000);

let app: TestApp;
/** The owner of the tables, who could change history; the serving role cannot. */
let owner: pg.Client;
beforeEach(async () => {
  app = await buildTestApp();
  owner = new pg.Client({ connectionString: app.databaseUrl });
  await owner.connect();
});
afterEach(async () => {
  await owner.end();
  await app.stop();
});

const verify = (): ReturnType<typeof verifyChain> => verifyChain(app.deps, COUNTY);

/** Five links of three rows. */
async function aChain(): Promise<void> {
  for (let link = 0; link < 5; link += 1)
    await app.deps.auditor.recordNow(
      read(),
      read({ details: { b: 2, a: [1, { d: 1, c: 2 }] } }),
      read({ actorId: null }),
    );
}

test('what was written is found whole', async () => {
  await aChain();
  expect(await verify()).toMatchObject({ links: 5, entries: 15 });
  expect((await verify()).fault).toBeUndefined();
});

test('reads that come together share one link, and nobody waits for it', async () => {
  for (let n = 0; n < 200; n += 1) app.deps.auditor.record(read());
  await app.deps.auditor.flush();
  expect(await verify()).toMatchObject({ links: 1, entries: 200 });
});

test('each county has a chain of its own', async () => {
  await app.deps.auditor.recordNow(read(), read({ countyCode: '990102' }), read());
  expect(await verify()).toMatchObject({ links: 1, entries: 2 });
  expect(await verifyChain(app.deps, '990102')).toMatchObject({ links: 1, entries: 1 });
});

test('two processes grow one chain', async () => {
  const other = makeAuditor({ ...app.deps, log: app.deps.log });
  await Promise.all(Array.from({ length: 40 }, (_, n) => (n % 2 ? other : app.deps.auditor).recordNow(read())));
  const report = await verify();
  expect(report).toMatchObject({ entries: 40 });
  expect(report.fault).toBeUndefined();
});

test.each([
  [
    'an edited row',
    `UPDATE audit_entry SET resident_id = actor_id WHERE batch_no = 3 AND entry_no = 2`,
    'entry-edited',
    3,
  ],
  [
    'edited details',
    `UPDATE audit_entry SET details = '{"a":1}' WHERE batch_no = 2 AND entry_no = 2`,
    'entry-edited',
    2,
  ],
  [
    'a moved time',
    `UPDATE audit_entry SET at = at + interval '1 ms' WHERE batch_no = 4 AND entry_no = 1`,
    'entry-edited',
    4,
  ],
  ['a missing row', `DELETE FROM audit_entry WHERE batch_no = 3 AND entry_no = 3`, 'entry-missing', 3],
  [
    'a missing row and a count that was made to fit',
    `DELETE FROM audit_entry WHERE batch_no = 3 AND entry_no = 3; UPDATE audit_batch SET entries = 2 WHERE batch_no = 3`,
    'link-edited',
    3,
  ],
  [
    'two rows that changed places',
    `UPDATE audit_entry SET entry_no = 100 WHERE batch_no = 2 AND entry_no = 1;
     UPDATE audit_entry SET entry_no = 1 WHERE batch_no = 2 AND entry_no = 2;
     UPDATE audit_entry SET entry_no = 2 WHERE batch_no = 2 AND entry_no = 100`,
    'entry-edited',
    2,
  ],
  [
    'a row written by hand with a copied hash',
    `INSERT INTO audit_entry SELECT county_code, batch_no, 4, gen_random_uuid(), at, actor_kind, actor_id, resident_id,
       action, right_kind, site_id, details, entry_hash FROM audit_entry WHERE batch_no = 1 AND entry_no = 1`,
    'entry-added',
    1,
  ],
  [
    'a missing link',
    `DELETE FROM audit_entry WHERE batch_no = 2; DELETE FROM audit_batch WHERE batch_no = 2`,
    'link-missing',
    2,
  ],
  ['an edited link', `UPDATE audit_batch SET batch_hash = sha256('x') WHERE batch_no = 5`, 'link-edited', 5],
  [
    'an edited link before others',
    `UPDATE audit_batch SET previous_hash = sha256('x') WHERE batch_no = 2`,
    'link-edited',
    2,
  ],
])('%s shows', async (...[, sql, kind, batchNo]) => {
  await aChain();
  await owner.query(sql);
  expect((await verify()).fault).toMatchObject({ kind, batchNo });
});

test('a chain cut off at the end has another head', async () => {
  await aChain();
  const { head } = await verify();
  await owner.query('DELETE FROM audit_entry WHERE batch_no = 5; DELETE FROM audit_batch WHERE batch_no = 5');
  const cut = await verify();
  expect(cut.fault).toBeUndefined();
  expect(cut.head).not.toBe(head);
});

test('the serving role cannot rewrite history', async () => {
  await aChain();
  const { pool } = app.deps.db;
  await expect(pool.query(`UPDATE audit_entry SET action = 'x'`)).rejects.toThrow('permission denied');
  await expect(pool.query('DELETE FROM audit_entry')).rejects.toThrow('permission denied');
  await expect(pool.query('UPDATE audit_batch SET entries = 0')).rejects.toThrow('permission denied');
});

test('rows that could not be written are kept and go out when the database is back', async () => {
  await owner.query('ALTER TABLE audit_entry RENAME TO audit_away');
  await expect(app.deps.auditor.recordNow(read())).rejects.toThrow('audit_entry');
  await owner.query('ALTER TABLE audit_away RENAME TO audit_entry');
  await app.deps.auditor.recordNow(read());
  expect(await verify()).toMatchObject({ entries: 2 });
});

test('closing writes what waits', async () => {
  app.deps.auditor.record(read());
  await app.deps.auditor.close();
  expect(await verify()).toMatchObject({ entries: 1 });
});
