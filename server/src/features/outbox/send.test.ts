import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { type Account, anAccount } from '../../../test/factories';
import { COUNTY } from '../../../test/factories/context';
import { FAKE_APP, type FakeWechat, startFakeWechat } from '../../../test/fakes/wechat';
import { dropMessages, insertMessages, type Message, messageRow } from './outbox';
import { sendDue } from './send';
import type { TemplateName } from './templates';

jest.setTimeout(60_000);

let app: TestApp;
let wechat: FakeWechat;
let gateway: Server;
let gatewayStatus = 200;
let texts: { to: string; text: string; id: string }[] = [];

beforeAll(async () => {
  wechat = await startFakeWechat();
  gateway = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      if (gatewayStatus === 200) texts.push(JSON.parse(body) as (typeof texts)[number]);
      response.writeHead(gatewayStatus).end();
    });
  });
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  app = await buildTestApp({
    env: {
      KANGBAN_DEMO: '0',
      KANGBAN_SMS_URL: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/`,
      KANGBAN_WECHAT_BASE_URL: wechat.baseUrl,
      KANGBAN_WECHAT_APP_ID: FAKE_APP.appId,
      KANGBAN_WECHAT_APP_SECRET: FAKE_APP.appSecret,
      KANGBAN_WECHAT_TEMPLATES: 'health-notice:NOTICE,appointment-reminder:REMINDER',
    },
  });
});
afterAll(async () => {
  await app.stop();
  await wechat.close();
  gateway.closeAllConnections();
  gateway.close();
});
beforeEach(async () => {
  gatewayStatus = 200;
  texts = [];
  wechat.messages.length = 0;
  await app.deps.db.pool.query('DELETE FROM outbox');
});

type Told<N extends TemplateName> = Omit<Message<N>, 'countyCode' | 'sendAfter'> & { sendAfter?: Date };

async function queued<N extends TemplateName>(told: Told<N>): Promise<void> {
  const message = { countyCode: COUNTY, sendAfter: app.clock.now(), ...told } as Message<N>;
  await app.deps.db.transaction((client) => insertMessages(client, [messageRow(app.deps, message)]));
}

async function row(): Promise<Record<string, unknown>> {
  const { rows } = await app.deps.db.pool.query<Record<string, unknown>>(
    'SELECT state, channel, tries, last_error, sent_at, to_masked FROM outbox',
  );
  expect(rows).toHaveLength(1);
  return rows[0]!;
}

async function fromWechat(openid: string): Promise<Account> {
  const account = await anAccount(app);
  const sealed = app.deps.cipher.seal(openid);
  await app.deps.db.pool.query('UPDATE account SET wechat_cipher = $2, wechat_key_id = $3 WHERE account_id = $1', [
    account.accountId,
    sealed.cipher,
    sealed.keyId,
  ]);
  return account;
}

const code = { template: 'sign-in-code', params: { code: '135790', minutes: 5 } } as const;
const notice = { template: 'health-notice', params: {} } as const;

test('a message to a phone goes to the gateway once, with its text', async () => {
  await queued({ channel: 'sms', phone: '19900000120', ...code });
  expect(await sendDue(app.deps)).toBe(1);
  expect(await sendDue(app.deps)).toBe(0);
  expect(texts).toEqual([
    {
      to: '19900000120',
      text: '【康伴】验证码 135790，5 分钟内有效。工作人员不会向您要验证码，别告诉别人。',
      id: expect.any(String),
    },
  ]);
  expect(await row()).toMatchObject({ state: 'sent', to_masked: '199****0120', sent_at: app.clock.now() });
});

test('neither the phone nor the code can be read in the table', async () => {
  await queued({ channel: 'sms', phone: '19900000120', ...code });
  const { rows } = await app.deps.db.pool.query<{ all: string }>('SELECT outbox::text AS all FROM outbox');
  expect(rows[0]?.all).not.toContain('19900000120');
  expect(rows[0]?.all).not.toContain('135790');
});

test('a message waits for its time', async () => {
  await queued({ channel: 'sms', phone: '19900000120', ...notice, sendAfter: new Date('2026-11-23T18:00:00+08:00') });
  expect(await sendDue(app.deps)).toBe(0);
  app.clock.set('2026-11-23T18:00:00+08:00');
  expect(await sendDue(app.deps)).toBe(1);
});

test('two senders at once never send one message twice', async () => {
  for (let n = 0; n < 45; n += 1) await queued({ channel: 'sms', phone: `1990000${1000 + n}`, ...notice });
  const taken = await Promise.all([sendDue(app.deps), sendDue(app.deps), sendDue(app.deps)]);
  expect(taken.reduce((sum, n) => sum + n, 0)).toBe(45);
  expect(new Set(texts.map(({ to }) => to)).size).toBe(45);
  expect(texts).toHaveLength(45);
});

test('an account that came by WeChat gets it there, another by SMS', async () => {
  const mother = await fromWechat('openid-of-mother');
  await queued({ channel: 'wechat', accountId: mother.accountId, ...notice });
  await sendDue(app.deps);
  expect(wechat.messages).toMatchObject([{ touser: 'openid-of-mother', template_id: 'NOTICE' }]);
  const byPhone = await anAccount(app);
  await queued({ channel: 'wechat', accountId: byPhone.accountId, ...notice });
  await sendDue(app.deps);
  expect(texts).toMatchObject([{ to: byPhone.phone, text: '【康伴】您有一条健康提醒，请打开康伴查看。' }]);
});

test('what the user refuses in WeChat goes by SMS', async () => {
  wechat.refuseMessages('openid-of-refuser');
  const account = await fromWechat('openid-of-refuser');
  await queued({ channel: 'wechat', accountId: account.accountId, ...notice });
  await sendDue(app.deps);
  expect(texts).toMatchObject([{ to: account.phone }]);
  expect(await row()).toMatchObject({ state: 'sent', channel: 'sms' });
});

test('a gateway that is down is tried again after 1, 2, 4 … minutes and given up in the end', async () => {
  gatewayStatus = 503;
  await queued({ channel: 'sms', phone: '19900000120', ...notice });
  const waits: number[] = [];
  for (let minutes = 0; minutes <= 260; minutes += 1) {
    if ((await sendDue(app.deps)) > 0) waits.push(minutes);
    app.clock.advance(60_000);
  }
  expect(waits).toEqual([0, 1, 3, 7, 15, 31, 63, 127, 255]);
  expect(await row()).toMatchObject({ state: 'failed', tries: 9, last_error: 'sms unavailable 503' });
});

test('a number the gateway refuses is not tried again', async () => {
  gatewayStatus = 422;
  await queued({ channel: 'sms', phone: '19900000120', ...notice });
  await sendDue(app.deps);
  expect(await row()).toMatchObject({ state: 'failed', tries: 1 });
});

test('a code that comes too late to be of use is not sent', async () => {
  await queued({ channel: 'sms', phone: '19900000120', ...code });
  app.clock.advance(5 * 60_000 + 1);
  await sendDue(app.deps);
  expect(texts).toEqual([]);
  expect(await row()).toMatchObject({ state: 'failed', last_error: 'too late' });
});

test('a message about something that was taken back is dropped', async () => {
  const subjectId = '01930000-0000-7000-8000-000000000001';
  await queued({ channel: 'sms', phone: '19900000120', ...notice, subjectId });
  await app.deps.db.transaction((client) => dropMessages(client, COUNTY, subjectId));
  expect(await sendDue(app.deps)).toBe(0);
  expect(await row()).toMatchObject({ state: 'dropped' });
});

test('a message of a transaction that fails was never there', async () => {
  const message = messageRow(app.deps, {
    countyCode: COUNTY,
    channel: 'sms',
    phone: '19900000120',
    sendAfter: app.clock.now(),
    ...notice,
  });
  const work = app.deps.db.transaction(async (client) => {
    await insertMessages(client, [message]);
    throw new Error('booking failed');
  });
  await expect(work).rejects.toThrow('booking failed');
  expect(await sendDue(app.deps)).toBe(0);
});
