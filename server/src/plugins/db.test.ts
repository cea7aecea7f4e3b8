// Connections that are cut at the worst moment, by a stand-in for PostgreSQL that says so in the very packet that opens them.
import net from 'node:net';
import { openDatabase } from './db';

const READY = [82, 0, 0, 0, 8, 0, 0, 0, 0, 90, 0, 0, 0, 5, 73]; // AuthenticationOk, ReadyForQuery
const fields = Buffer.from('SFATAL\0C57P01\0Mterminating connection due to unexpected postmaster exit\0\0');
const cutNow = Buffer.concat([
  Buffer.from([...READY, 69]),
  Buffer.from(Uint32Array.of(fields.length + 4).buffer).swap32(),
  fields,
]);

let standIn: net.Server;
let url = '';
beforeAll(async () => {
  standIn = net.createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(cutNow));
  });
  await new Promise<void>((resolve) => standIn.listen(0, '127.0.0.1', resolve));
  const address = standIn.address();
  url = `postgres://nobody@127.0.0.1:${typeof address === 'object' ? address?.port : ''}/none`;
});
afterAll(() => new Promise((resolve) => standIn.close(resolve)));

test('a connection that is cut as it is opened fails what was asked, and ends no server', async () => {
  const db = openDatabase(url, 2);
  await expect(db.transaction((client) => client.query('SELECT 1'))).rejects.toThrow(/not queryable|terminat/);
  await expect(db.pool.query('SELECT 1')).rejects.toThrow(/not queryable|terminat/);
  await db.close();
});
