import pg from 'pg';
import { createTestDatabase } from './database';

test('each call gives a database of its own, gone after drop', async () => {
  const [first, second] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const client = new pg.Client({ connectionString: first.url });
  await client.connect();
  await client.query('CREATE TABLE only_here (n int)');
  const found = await client.query('SELECT current_database() AS name, current_setting($1) AS encoding', [
    'server_encoding',
  ]);
  await client.end();
  const other = new pg.Client({ connectionString: second.url });
  await other.connect();
  await expect(other.query('SELECT * FROM only_here')).rejects.toThrow('only_here');
  await other.end();
  await Promise.all([first.drop(), second.drop()]);
  expect(new URL(first.url).pathname).toBe(`/${found.rows[0].name}`);
  expect(found.rows[0].encoding).toBe('UTF8');
  await expect(new pg.Client({ connectionString: first.url }).connect()).rejects.toThrow('does not exist');
});
