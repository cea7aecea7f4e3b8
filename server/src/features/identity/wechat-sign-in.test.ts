import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aCounty, anAccount, aPhone, aResident } from '../../../test/factories';
import { FAKE_APP, type FakeWechat, startFakeWechat } from '../../../test/fakes/wechat';
import { get, post } from '../../../test/requests';

jest.setTimeout(60_000);

let app: TestApp;
let wechat: FakeWechat;
beforeAll(async () => {
  wechat = await startFakeWechat();
  app = await buildTestApp({
    env: {
      KANGBAN_WECHAT_BASE_URL: wechat.baseUrl,
      KANGBAN_WECHAT_APP_ID: FAKE_APP.appId,
      KANGBAN_WECHAT_APP_SECRET: FAKE_APP.appSecret,
    },
  });
  await aCounty(app);
});
afterAll(async () => {
  await app.stop();
  await wechat.close();
});

interface SignedIn {
  accessToken: string;
  newAccount: boolean;
  bound: boolean;
}
const device = 'installation-1';

const enter = (openid: string, phone?: string) =>
  post(app, '/auth/sessions', {
    body: {
      kind: 'wechat',
      code: wechat.loginCode(openid),
      ...(phone && { phoneCode: wechat.phoneCode(phone) }),
      device,
    },
  });
const enterByPhone = async (phone: string) => {
  await post(app, '/auth/phone-codes', { body: { phone } });
  return post(app, '/auth/sessions', { body: { kind: 'phone', phone, code: '246810', device } });
};
async function accountOf(answer: Awaited<ReturnType<typeof enter>>): Promise<string> {
  expect(answer.statusCode).toBe(201);
  const headers = { authorization: `Bearer ${answer.json<SignedIn>().accessToken}` };
  const me = (await get(app, '/me', { who: { headers } })).json<{ account: { accountId: string } }>();
  return me.account.accountId;
}

let people = 0;
const anOpenid = (): string => `openid-${(people += 1)}`;

test('the same WeChat user comes back to the same account', async () => {
  const openid = anOpenid();
  const first = await enter(openid);
  expect(first.json()).toMatchObject({ newAccount: true, bound: false });
  const second = await enter(openid);
  expect(second.json()).toMatchObject({ newAccount: false });
  expect(await accountOf(second)).toBe(await accountOf(first));
});

test('a phone shown once joins both ways in, and WeChat alone opens it from then on', async () => {
  const openid = anOpenid();
  const { accountId, phone } = await anAccount(app, { of: await aResident(app) });
  const joined = await enter(openid, phone);
  expect(joined.json()).toMatchObject({ newAccount: false, bound: true });
  expect(await accountOf(joined)).toBe(accountId);
  expect(await accountOf(await enter(openid))).toBe(accountId);
  expect(await accountOf(await enterByPhone(phone))).toBe(accountId);
});

test('a new user who shows a phone has one account with two ways in', async () => {
  const [openid, phone] = [anOpenid(), aPhone()];
  const account = await accountOf(await enter(openid, phone));
  expect(await accountOf(await enterByPhone(phone))).toBe(account);
});

test('an empty account from WeChat ends when its user turns out to be somebody known by phone', async () => {
  const openid = anOpenid();
  const before = await enter(openid);
  const { accountId, phone } = await anAccount(app, { of: await aResident(app) });
  const old = { headers: { authorization: `Bearer ${before.json<SignedIn>().accessToken}` } };
  expect((await get(app, '/me', { who: old })).statusCode).toBe(200);
  expect(await accountOf(await enter(openid, phone))).toBe(accountId);
  expect((await get(app, '/me', { who: old })).json()).toMatchObject({ code: 'session-expired' });
});

test('an account that another phone still opens stays open', async () => {
  const [openid, firstPhone] = [anOpenid(), aPhone()];
  const first = await accountOf(await enter(openid, firstPhone));
  const { accountId, phone } = await anAccount(app, { of: await aResident(app) });
  expect(await accountOf(await enter(openid, phone))).toBe(accountId);
  expect(await accountOf(await enterByPhone(firstPhone))).toBe(first);
});

test('two people bound by real name stay two, even when one shows the other’s phone', async () => {
  const openid = anOpenid();
  const mother = await anAccount(app, { of: await aResident(app) });
  await enter(openid, mother.phone);
  const father = await anAccount(app, { of: await aResident(app) });
  expect(await accountOf(await enter(openid, father.phone))).toBe(mother.accountId);
  expect(await accountOf(await enterByPhone(father.phone))).toBe(father.accountId);
});

test('what WeChat refuses is told in words that help', async () => {
  wechat.block('blocked-one');
  wechat.limit('busy-one');
  expect((await enter('blocked-one')).json()).toMatchObject({
    code: 'wechat-code-invalid',
    detail: '微信现在不让这个号登录，请用手机号登录。',
  });
  expect((await enter('busy-one')).json()).toMatchObject({
    code: 'too-many-requests',
    details: { retryAfterSeconds: 60 },
  });
  const old = { kind: 'wechat', code: 'made-up', device };
  expect((await post(app, '/auth/sessions', { body: old })).json()).toMatchObject({ code: 'wechat-code-invalid' });
  const withOldPhone = { kind: 'wechat', code: wechat.loginCode(anOpenid()), phoneCode: 'made-up', device };
  expect((await post(app, '/auth/sessions', { body: withOldPhone })).json()).toMatchObject({
    code: 'wechat-code-invalid',
  });
  const abroad = {
    kind: 'wechat',
    code: wechat.loginCode(anOpenid()),
    phoneCode: wechat.phoneCode('5550100', '1'),
    device,
  };
  expect((await post(app, '/auth/sessions', { body: abroad })).json()).toMatchObject({ code: 'phone-invalid' });
});

test('WeChat being away is said so, and does not count against the address', async () => {
  wechat.behaviour.brokenStatus = 502;
  for (let n = 0; n < 65; n += 1)
    expect((await enter(anOpenid())).json()).toMatchObject({ code: 'wechat-unavailable' });
  wechat.behaviour.brokenStatus = null;
  expect((await enter(anOpenid())).statusCode).toBe(201);
});

test('made-up codes from one address are counted', async () => {
  const made = { kind: 'wechat', code: 'made-up', device };
  const codes: string[] = [];
  for (let n = 0; n < 70; n += 1)
    codes.push((await post(app, '/auth/sessions', { body: made })).json<{ code: string }>().code);
  expect(codes.at(-1)).toBe('too-many-requests');
  app.clock.advance(3_600_000);
  expect((await enter(anOpenid())).statusCode).toBe(201);
});

test('neither openid nor session key can be read in the database', async () => {
  const openid = 'openid-that-must-not-show';
  await enter(openid);
  for (const table of ['account', 'login', 'session']) {
    const { rows } = await app.deps.db.pool.query<{ all: string }>(`SELECT t::text AS all FROM ${table} t`);
    for (const { all } of rows) {
      expect(all).not.toContain(Buffer.from(openid).toString('hex'));
      expect(all).not.toContain(openid);
    }
  }
});
