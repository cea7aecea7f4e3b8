import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeSms } from './sms';

interface Seen {
  authorization: string | undefined;
  key: string | string[] | undefined;
  body: unknown;
}
let gateway: Server;
let status = 200;
let seen: Seen[] = [];
let url = '';

beforeAll(async () => {
  gateway = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
    request.on('end', () => {
      seen.push({
        authorization: request.headers.authorization,
        key: request.headers['idempotency-key'],
        body: JSON.parse(text),
      });
      if (status !== 0) response.writeHead(status).end('OK');
    });
  });
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/send`;
});
afterAll(() => {
  gateway.closeAllConnections();
  gateway.close();
});
beforeEach(() => {
  seen = [];
});

const message = { messageId: 'id-1', phone: '19900000001', text: '【康伴】您有一条健康提醒' };

test('the gateway gets phone, text and an id, with our token, and need not answer in JSON', async () => {
  status = 200;
  expect(await makeSms({ url, token: 'T' }).send(message)).toEqual({ sent: true });
  expect(seen).toEqual([
    { authorization: 'Bearer T', key: 'id-1', body: { to: message.phone, text: message.text, id: 'id-1' } },
  ]);
});

test.each([
  [400, 'undeliverable'],
  [422, 'undeliverable'],
  [401, 'unavailable'],
  [429, 'unavailable'],
  [500, 'unavailable'],
])('status %i means %s', async (answered, failed) => {
  status = answered;
  expect(await makeSms({ url, token: undefined }).send(message)).toEqual({ failed, status: answered });
});

test('no answer in time, or no gateway at all, is tried later', async () => {
  status = 0;
  expect(await makeSms({ url, token: undefined, timeoutMs: 100 }).send(message)).toEqual({
    failed: 'unavailable',
    status: null,
  });
  const none = makeSms({ url: undefined, token: undefined });
  expect(none.configured).toBe(false);
  expect(await none.send(message)).toEqual({ failed: 'unavailable', status: null });
});
