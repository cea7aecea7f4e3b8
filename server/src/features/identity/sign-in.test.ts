import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aCounty, anAccount, aPhone, aResident } from '../../../test/factories';
import { post } from '../../../test/requests';

type Body = Record<string, unknown>;
const device = 'installation-1';

jest.setTimeout(60_000);

let app: TestApp;
beforeAll(async () => {
  app = await buildTestApp({ env: { KANGBAN_DEMO: '0' } });
  await aCounty(app);
});
afterAll(() => app.stop());

const ask = (phone: string) => post(app, '/auth/phone-codes', { body: { phone } });
const enter = (phone: string, code: string) =>
  post(app, '/auth/sessions', { body: { kind: 'phone', phone, code, device } });

/** The code of the newest message to a phone, as the outbox holds it for the gateway. */
async function codeSentTo(phone: string): Promise<string> {
  const { cipher, db } = app.deps;
  const { rows } = await db.pool.query<{ to_cipher: Buffer; params_cipher: Buffer; key_id: string }>(
    'SELECT to_cipher, params_cipher, key_id FROM outbox ORDER BY message_id DESC',
  );
  const mine = rows.find((row) => cipher.open({ cipher: row.to_cipher, keyId: row.key_id }) === phone);
  if (!mine) throw new Error('no message');
  const params = JSON.parse(cipher.open({ cipher: mine.params_cipher, keyId: mine.key_id })) as { code: string };
  return params.code;
}

async function codeFor(phone: string): Promise<string> {
  expect((await ask(phone)).statusCode).toBe(202);
  return codeSentTo(phone);
}
const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

test('a phone gets a code by message and its owner comes in with it, for the first time with a new account', async () => {
  const phone = aPhone();
  const sent = await ask(phone);
  expect(sent.json()).toEqual({
    phoneMasked: `${phone.slice(0, 3)}****${phone.slice(-4)}`,
    expiresInSeconds: 300,
    retryAfterSeconds: 60,
  });
  const first = await enter(phone, await codeSentTo(phone));
  expect(first.statusCode).toBe(201);
  expect(first.json()).toMatchObject({ newAccount: true, bound: false });
  const again = await enter(phone, await codeFor(phone));
  expect(again.json()).toMatchObject({ newAccount: false, bound: false });
});

test('who is bound is told so', async () => {
  const { phone } = await anAccount(app, { of: await aResident(app) });
  expect((await enter(phone, await codeFor(phone))).json()).toMatchObject({ newAccount: false, bound: true });
});

test('every phone gets the same answer, known or not', async () => {
  const { phone } = await anAccount(app, { of: await aResident(app) });
  const [known, unknown] = [await ask(phone), await ask(aPhone())];
  const shape = ({ statusCode, json }: typeof known): unknown => [statusCode, Object.keys(json<Body>())];
  expect(shape(known)).toEqual(shape(unknown));
});

test.each(['12800000120', '10000000000'])('%s is no mobile number', async (phone) => {
  expect((await ask(phone)).json()).toMatchObject({ code: 'phone-invalid', status: 422 });
});

test('codes are random six digits and not kept in the clear', async () => {
  const codes = new Set<string>();
  for (let n = 0; n < 12; n += 1) codes.add(await codeFor(aPhone()));
  expect(codes.size).toBeGreaterThan(10);
  for (const code of codes) expect(code).toMatch(/^\d{6}$/);
  const { rows } = await app.deps.db.pool.query<{ all: string }>('SELECT c::text AS all FROM one_time_code c');
  for (const { all } of rows) for (const code of codes) expect(all).not.toContain(`,${code},`);
});

test('a code works once', async () => {
  const phone = aPhone();
  const code = await codeFor(phone);
  const answers = await Promise.all([enter(phone, code), enter(phone, code), enter(phone, code)]);
  expect(answers.map((answer) => answer.statusCode).sort()).toEqual([201, 422, 422]);
  expect((await enter(phone, code)).json()).toMatchObject({ code: 'code-expired' });
});

test('two first sign-ins at once make one account', async () => {
  const phone = aPhone();
  const code = await codeFor(phone);
  await Promise.all([enter(phone, code), enter(phone, code)]);
  await enter(phone, await codeFor(phone));
  const { rows } = await app.deps.db.pool.query('SELECT FROM account WHERE phone_hmac = $1', [
    app.deps.cipher.lookup('phone', phone),
  ]);
  expect(rows).toHaveLength(1);
});

test('a code lives five minutes', async () => {
  const phone = aPhone();
  const code = await codeFor(phone);
  app.clock.advance(300_000 - 1);
  const late = aPhone();
  const other = await codeFor(late);
  expect((await enter(phone, code)).statusCode).toBe(201);
  app.clock.advance(300_000);
  expect((await enter(late, other)).json()).toMatchObject({ code: 'code-expired' });
});

test('the code of one phone does not open another', async () => {
  const [mine, theirs] = [aPhone(), aPhone()];
  const code = await codeFor(mine);
  await codeFor(theirs);
  expect((await enter(theirs, code)).statusCode).toBe(422);
});

test('five wrong tries use a code up, and then the right one does not help', async () => {
  const phone = aPhone();
  const code = await codeFor(phone);
  const left: unknown[] = [];
  for (let n = 0; n < 5; n += 1) {
    const answer = (await enter(phone, wrong(code))).json<{ code: string; details?: { triesLeft: number } }>();
    left.push(answer.details?.triesLeft ?? answer.code);
  }
  expect(left).toEqual([4, 3, 2, 1, 'code-tries-used-up']);
  expect((await enter(phone, code)).json()).toMatchObject({ code: 'code-tries-used-up' });
  app.clock.advance(60_000);
  expect((await enter(phone, await codeFor(phone))).statusCode).toBe(201);
});

test('guesses sent side by side get five tries, too', async () => {
  const phone = aPhone();
  const code = await codeFor(phone);
  const guesses = await Promise.all(Array.from({ length: 20 }, () => enter(phone, wrong(code))));
  const tries = guesses.filter((guess) => guess.json<Body>().code === 'code-wrong');
  expect(tries).toHaveLength(4);
});

test('another code comes after a minute, or at once when the last was used', async () => {
  const phone = aPhone();
  await codeFor(phone);
  app.clock.advance(19_000);
  const soon = await ask(phone);
  expect(soon.json()).toMatchObject({ code: 'code-too-soon', status: 429, details: { retryAfterSeconds: 41 } });
  expect(soon.headers['retry-after']).toBe('41');
  app.clock.advance(41_000);
  await enter(phone, await codeFor(phone));
  expect((await ask(phone)).statusCode).toBe(202);
});

test('a newer code takes the place of the older', async () => {
  const phone = aPhone();
  const older = await codeFor(phone);
  app.clock.advance(60_000);
  const newer = await codeFor(phone);
  if (older !== newer) expect((await enter(phone, older)).json()).toMatchObject({ code: 'code-wrong' });
  expect((await enter(phone, newer)).statusCode).toBe(201);
});

test('ten codes nobody uses are enough for a phone and a day', async () => {
  app.clock.set('2026-11-24T08:00:00+08:00');
  const phone = aPhone();
  for (let n = 0; n < 10; n += 1) {
    expect((await ask(phone)).statusCode).toBe(202);
    app.clock.advance(600_000);
  }
  const refused = await ask(phone);
  expect(refused.json()).toMatchObject({ code: 'too-many-requests' });
  expect(refused.json<{ details: { retryAfterSeconds: number } }>().details.retryAfterSeconds).toBe(
    (24 - 8) * 3600 - 6000,
  );
  app.clock.set('2026-11-25T00:00:00+08:00');
  expect((await ask(phone)).statusCode).toBe(202);
});

test('one address cannot send codes to a whole town, but who uses them can', async () => {
  app.clock.set('2026-11-26T08:00:00+08:00');
  for (let n = 0; n < 70; n += 1) {
    const phone = aPhone();
    expect((await enter(phone, await codeFor(phone))).statusCode).toBe(201);
  }
  for (let n = 0; n < 60; n += 1) expect((await ask(aPhone())).statusCode).toBe(202);
  expect((await ask(aPhone())).json()).toMatchObject({ code: 'too-many-requests' });
  app.clock.advance(3_600_000);
  expect((await ask(aPhone())).statusCode).toBe(202);
});

test('in the demo every phone takes the fixed code, and the message is on the page', async () => {
  const demo = await buildTestApp();
  await aCounty(demo);
  await post(demo, '/auth/phone-codes', { body: { phone: '19900000120' } });
  expect((await demo.server.inject('/demo/outbox')).body).toContain('验证码 246810');
  const body = { kind: 'phone', phone: '19900000120', code: '246810', device };
  expect((await post(demo, '/auth/sessions', { body })).statusCode).toBe(201);
  await demo.stop();
});

test.each([
  [{ kind: 'phone', phone: '19900000120', code: '12345', device }, 'a short code'],
  [{ kind: 'phone', phone: '19900000120', code: '123456' }, 'no device'],
  [{ kind: 'wechat', code: '', device }, 'an empty code'],
  [{ kind: 'alipay', code: 'x', device }, 'an unknown way'],
])('%j is refused: %s', async (...[body]) => {
  expect((await post(app, '/auth/sessions', { body })).json()).toMatchObject({ code: 'bad-input', status: 400 });
});
