// Who looked at the demo's records: rows of a chain that holds, each with a sentence.
import { toPlainDate } from '../../domain/src/shared/plain-date';
import { makeCipher } from '../../server/src/crypto/cipher';
import { verifyChain } from '../../server/src/features/audit/verify';
import { openDatabase } from '../../server/src/plugins/db';
import { createTestDatabase } from '../../server/test/database';
import { holdTestPostgres } from '../lib/postgres-process';
import { loadCounty } from './load';

const cipher = makeCipher({ keyId: 'k1', keys: { k1: Buffer.alloc(32, 1) }, lookupKey: Buffer.alloc(32, 2) });

test('the chain of a county just loaded holds, link by link', async () => {
  const held = process.env.TEST_DATABASE_URL ? undefined : await holdTestPostgres();
  if (held) process.env.TEST_DATABASE_URL = held.url;
  const database = await createTestDatabase();
  const db = openDatabase(database.url, 1);
  try {
    const today = toPlainDate('2026-11-25');
    await loadCounty({ countyCode: '990101', residents: 300, today, seed: 'looks', databaseUrl: database.url, cipher });
    const report = await verifyChain({ db, cipher }, '990101');
    expect(report).toMatchObject({ entries: 4, links: 4 });
    expect(report.fault).toBeUndefined();
  } finally {
    await db.close();
    await database.drop();
    await held?.stop();
  }
}, 120_000);
