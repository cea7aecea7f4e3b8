import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aCounty, aPhone } from '../../../test/factories';
import { get, post } from '../../../test/requests';

interface Tokens {
  accessToken: string;
  refreshToken: string;
  expiresAt: string;
}
let app: TestApp;
beforeAll(async () => {
  app = await buildTestApp();
  await aCounty(app);
});
afterAll(() => app.stop());

async function enter(phone = aPhone()): Promise<Tokens> {
  await post(app, '/auth/phone-codes', { body: { phone } });
  const body = { kind: 'phone', phone, code: '246810', device: 'installation-1' };
  return (await post(app, '/auth/sessions', { body })).json<Tokens>();
}
const refresh = (refreshToken: string) => post(app, '/auth/refresh', { body: { refreshToken } });
const whoHas = (tokens: Tokens) => ({ headers: { authorization: `Bearer ${tokens.accessToken}` } });
const meOf = async (tokens: Tokens): Promise<number> => (await get(app, '/me', { who: whoHas(tokens) })).statusCode;

test('an access token lives a quarter of an hour, and a refresh gives new tokens', async () => {
  const first = await enter();
  expect(first.expiresAt).toBe(new Date(app.clock.now().getTime() + 900_000).toISOString());
  app.clock.advance(899_000);
  expect(await meOf(first)).toBe(200);
  app.clock.advance(1000);
  expect((await get(app, '/me', { who: whoHas(first) })).json()).toMatchObject({ code: 'session-expired' });
  const second = (await refresh(first.refreshToken)).json<Tokens>();
  expect(second.refreshToken).not.toBe(first.refreshToken);
  expect(await meOf(second)).toBe(200);
});

test('refresh tokens chain, each is used once', async () => {
  let tokens = await enter();
  for (let n = 0; n < 5; n += 1) {
    const answer = await refresh(tokens.refreshToken);
    expect(answer.statusCode).toBe(200);
    tokens = answer.json<Tokens>();
    app.clock.advance(60_000);
  }
});

test('a phone that refreshes twice at once gets the same token twice, and goes on with it', async () => {
  const first = await enter();
  const answers = await Promise.all(Array.from({ length: 5 }, () => refresh(first.refreshToken)));
  expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200, 200, 200, 200]);
  const tokens = answers.map((answer) => answer.json<Tokens>().refreshToken);
  expect(new Set(tokens).size).toBe(1);
  app.clock.advance(10_000);
  expect((await refresh(first.refreshToken)).json<Tokens>().refreshToken).toBe(tokens[0]);
  app.clock.advance(60_000);
  expect((await refresh(tokens[0]!)).statusCode).toBe(200);
});

test('a token used again later was copied: the session ends for both', async () => {
  const first = await enter();
  const second = (await refresh(first.refreshToken)).json<Tokens>();
  app.clock.advance(10_001);
  expect((await refresh(first.refreshToken)).json()).toMatchObject({ code: 'session-expired', status: 401 });
  expect((await refresh(second.refreshToken)).json()).toMatchObject({ code: 'session-expired' });
  expect(await meOf(second)).toBe(401);
});

test('an old token of many refreshes ago ends the session, too', async () => {
  const first = await enter();
  let last = first;
  for (let n = 0; n < 4; n += 1) {
    last = (await refresh(last.refreshToken)).json<Tokens>();
    app.clock.advance(1000);
  }
  expect((await refresh(first.refreshToken)).statusCode).toBe(401);
  expect(await meOf(last)).toBe(401);
});

test('text that is no token of ours ends nothing', async () => {
  const tokens = await enter();
  const bytes = Buffer.from(tokens.refreshToken, 'base64url');
  const forged = [...Array(bytes.length).keys()].map((place) => {
    const changed = Buffer.from(bytes);
    changed[place] = changed[place]! ^ 1;
    return changed.toString('base64url');
  });
  for (const text of [...forged, 'x'.repeat(40), tokens.refreshToken.slice(0, -4)])
    expect((await refresh(text)).json()).toMatchObject({ code: 'session-expired' });
  expect((await refresh(tokens.refreshToken)).statusCode).toBe(200);
});

test('a session ends ninety days after it was last refreshed', async () => {
  const [used, left] = [await enter(), await enter()];
  app.clock.advance(89 * 86_400_000);
  const kept = (await refresh(used.refreshToken)).json<Tokens>();
  app.clock.advance(86_400_000);
  expect((await refresh(left.refreshToken)).statusCode).toBe(401);
  expect((await refresh(kept.refreshToken)).statusCode).toBe(200);
});

describe('signing out', () => {
  const signOut = (tokens: Tokens, body: object = {}) => post(app, '/auth/sign-out', { who: whoHas(tokens), body });

  test('ends this session at once and no other', async () => {
    const phone = aPhone();
    const [here, there] = [await enter(phone), await enter(phone)];
    expect((await signOut(here)).statusCode).toBe(200);
    expect(await meOf(here)).toBe(401);
    expect((await refresh(here.refreshToken)).statusCode).toBe(401);
    expect(await meOf(there)).toBe(200);
  });

  test('everywhere ends every session of the account, at once, and of no other account', async () => {
    const phone = aPhone();
    const [here, there, other] = [await enter(phone), await enter(phone), await enter()];
    expect((await signOut(here, { everywhere: true })).statusCode).toBe(200);
    expect(await Promise.all([here, there, other].map(meOf))).toEqual([401, 401, 200]);
    expect((await refresh(there.refreshToken)).statusCode).toBe(401);
  });

  test('a session that has ended cannot end the others', async () => {
    const phone = aPhone();
    const [stolen, mine] = [await enter(phone), await enter(phone)];
    await signOut(stolen);
    expect((await signOut(stolen, { everywhere: true })).statusCode).toBe(401);
    expect(await meOf(mine)).toBe(200);
  });
});

test('no refresh token can be read in the table', async () => {
  const { refreshToken } = await enter();
  const secret = Buffer.from(refreshToken, 'base64url').subarray(32, 64).toString('hex');
  const { rows } = await app.deps.db.pool.query<{ all: string }>('SELECT s::text AS all FROM session s');
  for (const { all } of rows) expect(all).not.toContain(secret);
});
