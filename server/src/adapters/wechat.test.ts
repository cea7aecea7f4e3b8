import { FAKE_APP, type FakeWechat, startFakeWechat } from '../../test/fakes/wechat';
import { makeTestClock } from '../clock';
import { makeWechat, type Wechat } from './wechat';

let fake: FakeWechat;
let wechat: Wechat;
const clock = makeTestClock('2026-11-23T08:05:00+08:00');

beforeEach(async () => {
  fake = await startFakeWechat();
  wechat = makeWechat({ baseUrl: fake.baseUrl, ...FAKE_APP, clock, timeoutMs: 300 });
});
afterEach(() => fake.close());

test('a code gives the openid once; a success carries no errcode', async () => {
  const code = fake.loginCode('openid-of-mother');
  expect(await wechat.openidOf(code)).toEqual({ openid: 'openid-of-mother' });
  expect(await wechat.openidOf(code)).toEqual({ failed: 'code-invalid', errcode: 40163 });
});

test('the documented refusals keep their meaning', async () => {
  fake.block('blocked');
  fake.limit('limited');
  expect(await wechat.openidOf('made-up')).toEqual({ failed: 'code-invalid', errcode: 40029 });
  expect(await wechat.openidOf(fake.loginCode('blocked'))).toEqual({ failed: 'blocked', errcode: 40226 });
  expect(await wechat.openidOf(fake.loginCode('limited'))).toEqual({ failed: 'too-many', errcode: 45011 });
});

test('a wrong app secret is our fault, not the user’s: unavailable, with the number for the log', async () => {
  const wrong = makeWechat({ baseUrl: fake.baseUrl, ...FAKE_APP, appSecret: 'wrong', clock });
  expect(await wrong.openidOf(fake.loginCode('any'))).toEqual({ failed: 'unavailable', errcode: 40125 });
});

test('busy is asked again once and no more', async () => {
  fake.behaviour.busyTimes = 1;
  expect(await wechat.openidOf(fake.loginCode('patient'))).toEqual({ openid: 'patient' });
  expect(fake.asked).toHaveLength(2);
  fake.behaviour.busyTimes = 2;
  expect(await wechat.openidOf(fake.loginCode('patient'))).toEqual({ failed: 'unavailable', errcode: -1 });
  expect(fake.asked).toHaveLength(4);
});

test('no answer in time, no JSON and no server are all unavailable', async () => {
  fake.behaviour.hangs = true;
  expect(await wechat.openidOf('any')).toEqual({ failed: 'unavailable', errcode: null });
  fake.behaviour.hangs = false;
  for (const status of [200, 502]) {
    fake.behaviour.brokenStatus = status;
    expect(await wechat.openidOf('any')).toEqual({ failed: 'unavailable', errcode: null });
  }
  await fake.close();
  expect(await wechat.openidOf('any')).toEqual({ failed: 'unavailable', errcode: null });
});

test('without an app id nothing is asked', async () => {
  const none = makeWechat({ baseUrl: fake.baseUrl, appId: undefined, appSecret: undefined, clock });
  expect(none.configured).toBe(false);
  expect(await none.openidOf('any')).toEqual({ failed: 'unavailable', errcode: null });
  expect(await none.phoneOf('any')).toEqual({ failed: 'unavailable', errcode: null });
  expect(fake.asked).toEqual([]);
});

test('a proxy in front of WeChat may have a path of its own', async () => {
  const behind = makeWechat({ baseUrl: `${fake.baseUrl}/wechat/`, ...FAKE_APP, clock });
  await behind.openidOf('any');
  expect(fake.asked).toEqual(['/wechat/sns/jscode2session']);
});

test('one access token serves many phones, is kept until shortly before its end and renewed then', async () => {
  const phones = ['19900000001', '19900000002', '19900000003'];
  const answers = await Promise.all(phones.map((phone) => wechat.phoneOf(fake.phoneCode(phone))));
  expect(answers).toEqual(phones.map((phone) => ({ phone })));
  const tokens = (): number => fake.asked.filter((path) => path === '/cgi-bin/stable_token').length;
  expect(tokens()).toBe(1);
  clock.advance(6_800_000);
  await wechat.phoneOf(fake.phoneCode('19900000004'));
  expect(tokens()).toBe(1);
  clock.advance(101_000);
  await wechat.phoneOf(fake.phoneCode('19900000004'));
  expect(tokens()).toBe(2);
});

test('an access token that ended early is replaced once', async () => {
  await wechat.phoneOf(fake.phoneCode('19900000001'));
  fake.endTokens();
  expect(await wechat.phoneOf(fake.phoneCode('19900000002'))).toEqual({ phone: '19900000002' });
  expect(await wechat.phoneOf('made-up')).toEqual({ failed: 'code-invalid', errcode: 40029 });
});

test('a number from abroad is told apart', async () => {
  expect(await wechat.phoneOf(fake.phoneCode('5550100', '1'))).toEqual({ failed: 'phone-foreign', errcode: 0 });
});

test('a subscribe message carries its fields; a user who refused it will never get it', async () => {
  const message = {
    openid: 'mother',
    templateId: 'T1',
    page: 'pages/home/index',
    fields: { thing1: '您有一条健康提醒' },
  };
  expect(await wechat.sendMessage(message)).toEqual({ sent: true });
  expect(fake.messages).toEqual([
    {
      touser: 'mother',
      template_id: 'T1',
      page: 'pages/home/index',
      data: { thing1: { value: '您有一条健康提醒' } },
      lang: 'zh_CN',
    },
  ]);
  fake.refuseMessages('mother');
  expect(await wechat.sendMessage(message)).toEqual({ failed: 'undeliverable', errcode: 43101 });
});
