import pg from 'pg';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aChild,
  anAccount,
  anIdNumber,
  aPhone,
  aResident,
  aSignedInResident,
  aStaffMember,
  type Person,
  registeredGuardian,
  type SignedInAccount,
  signedIn,
  staffSignedIn,
} from '../../../test/factories';
import { get, post } from '../../../test/requests';

jest.setTimeout(60_000);

let app: TestApp;
const lines: string[] = [];
beforeAll(async () => {
  app = await buildTestApp({ env: { LOG_LEVEL: 'trace' }, logTo: { write: (line) => lines.push(line) } });
});
afterAll(() => app.stop());

interface Me {
  account: { bound: boolean; phoneMasked: string };
  family: { right: string; label: string; name: string; idMasked: string }[];
  childrenToAdd: { residentId: string; label: string }[];
}

const anyone = async (phone: string): Promise<SignedInAccount> => signedIn(app, await anAccount(app, { phone }));
const bind = (who: SignedInAccount, told: { name: string; idNumber: string }) =>
  post(app, '/me/binding', { who, body: told });
const codeOf = async (answer: ReturnType<typeof bind>): Promise<string> => (await answer).json<{ code: string }>().code;

test('name, number and the phone on file bind the account to its person', async () => {
  const mother = await aResident(app, { name: '李小云', birthDate: '1990-03-07' });
  const who = await anyone(mother.phone!);
  const answer = await bind(who, mother);
  expect(answer.statusCode).toBe(201);
  const me = answer.json<Me>();
  expect(me.account.bound).toBe(true);
  expect(me.family).toMatchObject([
    {
      right: 'self',
      label: '我',
      name: '李小云',
      idMasked: `9900**********${mother.idNumber.slice(-2)}`,
      scope: ['record', 'immunization', 'booking'],
      endsOn: null,
    },
  ]);
});

test('a name and number typed with spaces, full-width digits and a small x are the same', async () => {
  const who = await aResident(app, { name: '阿依古丽·买买提' });
  const typed = `${who.idNumber.slice(0, 6)} ${who.idNumber.slice(6)}`.toLowerCase().replaceAll('0', '０');
  expect((await bind(await anyone(who.phone!), { name: '阿依古丽•买买提', idNumber: typed })).statusCode).toBe(201);
});

test('the children the registry knows are offered, youngest first, and no grown-up ones', async () => {
  const mother = await aResident(app);
  const old = await aResident(app, { name: '陈一鸣', bornMonthsAgo: 72, phone: null });
  const young = await aChild(app, { name: '陈安安' });
  const grown = await aResident(app, { name: '陈大山', bornMonthsAgo: 18 * 12 });
  for (const child of [old, young, grown]) await registeredGuardian(app, mother, { child });
  const me = (await bind(await anyone(mother.phone!), mother)).json<Me>();
  expect(me.childrenToAdd.map(({ residentId, label }) => [residentId, label])).toEqual([
    [young.residentId, '安安'],
    [old.residentId, '一鸣'],
  ]);
});

test('the next refresh puts the binding into the token', async () => {
  const mother = await aResident(app);
  await post(app, '/auth/phone-codes', { body: { phone: mother.phone } });
  const body = { kind: 'phone', phone: mother.phone, code: '246810', device: 'installation-1' };
  const first = (await post(app, '/auth/sessions', { body })).json<{ accessToken: string; refreshToken: string }>();
  const whoHas = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
  const family = async (token: string): Promise<string | undefined> =>
    (await get(app, '/family/acting-for-me', { who: whoHas(token) })).json<{ code?: string }>().code;
  const binding = { who: whoHas(first.accessToken), body: { name: mother.name, idNumber: mother.idNumber } };
  expect((await post(app, '/me/binding', binding)).statusCode).toBe(201);
  expect(await family(first.accessToken)).toBe('binding-needed');
  const { refreshToken } = first;
  const next = (await post(app, '/auth/refresh', { body: { refreshToken } })).json<{ accessToken: string }>();
  expect(await family(next.accessToken)).toBeUndefined();
});

describe('is refused', () => {
  test('with what is wrong with the number', async () => {
    const mother = await aResident(app);
    const who = await anyone(mother.phone!);
    const answer = await bind(who, { name: mother.name, idNumber: mother.idNumber.slice(0, 17) });
    expect(answer.json()).toMatchObject({
      code: 'id-number-invalid',
      detail: '少了 1 位，应该是 18 位。',
      details: { reason: '少了 1 位，应该是 18 位。' },
    });
  });

  const cases: [
    string,
    string,
    (mother: Person) => Promise<[phone: string, named: { name: string; idNumber: string }]>,
  ][] = [
    ['another name', 'identity-mismatch', async (mother) => [mother.phone!, { ...mother, name: '李大云' }]],
    ['another phone', 'identity-phone-differs', async (mother) => [aPhone(), mother]],
    [
      'a person without a phone on file',
      'identity-phone-differs',
      async () => [aPhone(), await aResident(app, { phone: null })],
    ],
    [
      'a child under 14, whose file has the mother’s phone',
      'not-an-adult',
      async (mother) => [mother.phone!, await aChild(app, { phone: mother.phone, bornMonthsAgo: 14 * 12 - 1 })],
    ],
    [
      'a number nobody has',
      'record-not-found',
      async (mother) => [mother.phone!, { name: mother.name, idNumber: anIdNumber('1950-01-01', 'male', 1) }],
    ],
  ];
  test.each(cases)('%s: %s', async (_what, code, told) => {
    const [phone, named] = await told(await aResident(app, { name: '李小云' }));
    const who = await anyone(phone);
    expect(await codeOf(bind(who, named))).toBe(code);
    expect((await get(app, '/me', { who })).json<Me>().account.bound).toBe(false);
  });

  test('a second binding of the account, and a second account for the person', async () => {
    const mother = await aSignedInResident(app);
    expect(await codeOf(bind(mother, mother.person))).toBe('already-bound');
    const another = await anyone(aPhone());
    await app.deps.db.pool.query('UPDATE account SET phone_hmac = $2 WHERE account_id = $1', [
      another.accountId,
      app.deps.cipher.lookup('phone', mother.phone),
    ]);
    expect(await codeOf(bind(another, mother.person))).toBe('bound-elsewhere');
  });

  test('two accounts that bind one person at once: one of them', async () => {
    const mother = await aResident(app);
    const accounts = await Promise.all(Array.from({ length: 6 }, () => anyone(aPhone())));
    await app.deps.db.pool.query('UPDATE account SET phone_hmac = $2 WHERE account_id = ANY($1)', [
      accounts.map((account) => account.accountId),
      app.deps.cipher.lookup('phone', mother.phone!),
    ]);
    const answers = await Promise.all(accounts.map((who) => bind(who, mother)));
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  });

  test('an account from WeChat that never showed a phone', async () => {
    const mother = await aResident(app);
    const who = await anyone(aPhone());
    await app.deps.db.pool.query(
      'UPDATE account SET phone_cipher = NULL, phone_key_id = NULL, phone_hmac = NULL WHERE account_id = $1',
      [who.accountId],
    );
    expect((await bind(who, mother)).json()).toMatchObject({
      code: 'identity-phone-differs',
      detail: '还没有绑手机号。用手机号登录一次，再来认证。',
    });
  });

  test('after five wrong tries in a day, right or wrong, until tomorrow', async () => {
    app.clock.set('2026-11-24T20:00:00+08:00');
    const mother = await aResident(app);
    const who = await anyone(mother.phone!);
    for (let n = 0; n < 5; n += 1)
      expect(await codeOf(bind(who, { ...mother, name: '别人' }))).toBe('identity-mismatch');
    expect((await bind(who, mother)).json()).toMatchObject({
      code: 'too-many-requests',
      details: { retryAfterSeconds: 4 * 3600 },
    });
    app.clock.set('2026-11-25T00:00:01+08:00');
    const fresh = await signedIn(app, who);
    expect((await bind(fresh, mother)).statusCode).toBe(201);
  });

  test('a slip of the pen is no try', async () => {
    const mother = await aResident(app);
    const who = await anyone(mother.phone!);
    for (let n = 0; n < 10; n += 1)
      expect(await codeOf(bind(who, { ...mother, idNumber: '99' }))).toBe('id-number-invalid');
    expect((await bind(who, mother)).statusCode).toBe(201);
  });
});

test('neither number nor phone nor name is ever logged, not even when we fail', async () => {
  const mother = await aResident(app, { name: '欧阳测试云' });
  const who = await anyone(mother.phone!);
  lines.length = 0;
  await bind(who, { ...mother, name: '欧阳别人云' });
  const owner = new pg.Client({ connectionString: app.databaseUrl });
  await owner.connect();
  await owner.query('ALTER TABLE family_link RENAME COLUMN scope TO away');
  expect((await bind(who, mother)).statusCode).toBe(500);
  await owner.query('ALTER TABLE family_link RENAME COLUMN away TO scope');
  await owner.query(`ALTER TABLE account ADD CONSTRAINT nobody CHECK (resident_id IS NULL) NOT VALID`);
  expect((await bind(who, mother)).statusCode).toBe(500);
  await owner.query('ALTER TABLE account DROP CONSTRAINT nobody');
  // PostgreSQL puts the whole failing row, name included, into the error.
  await owner.query('ALTER TABLE resident ADD CONSTRAINT nobody CHECK (phone_hmac IS NULL) NOT VALID');
  const nurse = await staffSignedIn(app, await aStaffMember(app));
  const { name, idNumber } = mother;
  const changed = await post(app, '/desk/bindings', { who: nurse, body: { name, idNumber, phone: aPhone() } });
  expect(changed.statusCode).toBe(500);
  await owner.query('ALTER TABLE resident DROP CONSTRAINT nobody');
  await owner.end();
  expect((await bind(who, mother)).statusCode).toBe(201);
  const log = lines.join('');
  expect(log).toContain('request failed');
  for (const secret of [mother.idNumber, mother.phone!, mother.name, '欧阳别人云', mother.idNumber.slice(6, 17)])
    expect(log).not.toContain(secret);
});
