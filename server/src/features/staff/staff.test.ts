import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aSite, aStaffMember, type StaffMember, staffSignedIn, totpOf } from '../../../test/factories';
import { COUNTY } from '../../../test/factories/context';
import { hashPassword } from '../../crypto/password';
import { isRefused } from '../../http/refusal';
import { loadStaff } from './service';

const PASSWORD = '青山不改 2026';
jest.setTimeout(60_000);

let app: TestApp;
let passwordHash: string;
beforeAll(async () => {
  app = await buildTestApp({ env: { KANGBAN_DEMO: '0' } });
  passwordHash = await hashPassword(PASSWORD);
});
afterAll(() => app.stop());

const aMember = (): Promise<StaffMember> => aStaffMember(app, { passwordHash });

interface Told {
  loginName: string;
  password?: string;
  totp: string;
  county?: string;
}
const signIn = ({ loginName, password = PASSWORD, totp, county }: Told) =>
  app.server.inject({
    method: 'POST',
    url: '/api/v1/staff/sessions',
    payload: { ...(county && { countyCode: county }), loginName, password, totp },
  });

test('password and authenticator open a session of ten hours at the own site', async () => {
  const site = await aSite(app, { name: '青岚镇卫生院' });
  const nurse = await aStaffMember(app, { passwordHash, site });
  const answer = await signIn({ loginName: nurse.loginName, totp: totpOf(app, nurse), county: COUNTY });
  expect(answer.statusCode).toBe(201);
  expect(answer.json()).toEqual({
    accessToken: expect.any(String),
    expiresAt: new Date(app.clock.now().getTime() + 10 * 3_600_000).toISOString(),
    staff: {
      staffId: nurse.staffId,
      name: '周护士',
      loginName: nurse.loginName,
      role: 'nurse',
      siteId: site.siteId,
      siteName: '青岚镇卫生院',
      today: '2026-11-23',
    },
  });
});

test.each([
  ['one step early', -1, 201],
  ['now', 0, 201],
  ['one step late', 1, 201],
  ['two steps early', -2, 401],
  ['two steps late', 2, 401],
])('the digits of %s', async (_when, steps, status) => {
  const nurse = await aMember();
  expect((await signIn({ loginName: nurse.loginName, totp: totpOf(app, nurse, steps) })).statusCode).toBe(status);
});

test('six digits work once, and no earlier ones after them', async () => {
  const nurse = await aMember();
  const now = totpOf(app, nurse);
  expect((await signIn({ loginName: nurse.loginName, totp: now })).statusCode).toBe(201);
  expect((await signIn({ loginName: nurse.loginName, totp: now })).statusCode).toBe(401);
  expect((await signIn({ loginName: nurse.loginName, totp: totpOf(app, nurse, -1) })).statusCode).toBe(401);
  expect((await signIn({ loginName: nurse.loginName, totp: totpOf(app, nurse, 1) })).statusCode).toBe(201);
});

test('the same six digits sent twice at once open one session', async () => {
  const nurse = await aMember();
  const totp = totpOf(app, nurse);
  const answers = await Promise.all([1, 2, 3].map(() => signIn({ loginName: nurse.loginName, totp })));
  expect(answers.map((answer) => answer.statusCode).sort()).toEqual([201, 401, 401]);
});

test('a wrong password, wrong digits, an unknown name and a member who left get the same answer', async () => {
  const nurse = await aMember();
  const gone = await aStaffMember(app, { passwordHash, disabled: true });
  const wrong = String((Number(totpOf(app, nurse)) + 1) % 1_000_000).padStart(6, '0');
  const answers = await Promise.all([
    signIn({ loginName: nurse.loginName, password: 'wrong', totp: totpOf(app, nurse) }),
    signIn({ loginName: nurse.loginName, totp: wrong }),
    signIn({ loginName: 'nobody', totp: '123456' }),
    signIn({ loginName: gone.loginName, totp: totpOf(app, gone) }),
    signIn({ loginName: nurse.loginName, totp: totpOf(app, nurse), county: '990102' }),
  ]);
  for (const answer of answers) {
    const { requestId, ...problem } = answer.json<Record<string, unknown>>();
    expect(requestId).toEqual(expect.any(String));
    expect(problem).toEqual({
      type: 'urn:kangban:problem:staff-login-failed',
      title: '工号、密码或动态码不对。',
      detail: '工号、密码或动态码不对。',
      status: 401,
      code: 'staff-login-failed',
    });
  }
});

describe('five failures', () => {
  const failures = async (loginName: string): Promise<string[]> => {
    const codes: string[] = [];
    for (let n = 0; n < 6; n += 1) {
      const answer = await signIn({ loginName, password: `wrong ${n}`, totp: '000000' });
      codes.push(answer.json<{ code: string }>().code);
      app.clock.advance(60_000);
    }
    return codes;
  };
  const five = Array.from({ length: 5 }, () => 'staff-login-failed');

  test('lock the name for a quarter of an hour after the last, even for the right password', async () => {
    const nurse = await aMember();
    expect(await failures(nurse.loginName)).toEqual([...five, 'staff-locked']);
    const locked = await signIn({ loginName: nurse.loginName, totp: totpOf(app, nurse) });
    expect(locked.json()).toMatchObject({ code: 'staff-locked', details: { retryAfterSeconds: 13 * 60 } });
    app.clock.advance(13 * 60_000 - 1000);
    expect((await signIn({ loginName: nurse.loginName, totp: totpOf(app, nurse) })).statusCode).toBe(403);
    app.clock.advance(1000);
    expect((await signIn({ loginName: nurse.loginName, totp: totpOf(app, nurse) })).statusCode).toBe(201);
  });

  test('lock a name nobody has, too', async () => {
    expect(await failures('somebody-else')).toEqual([...five, 'staff-locked']);
  });

  test('sent side by side do not get a sixth', async () => {
    const nurse = await aMember();
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => signIn({ loginName: nurse.loginName, password: 'wrong', totp: '000000' })),
    );
    const codes = answers.map((answer) => answer.json<{ code: string }>().code);
    expect(codes.filter((code) => code === 'staff-login-failed')).toHaveLength(5);
  });

  test('with a success between them do not lock', async () => {
    const nurse = await aMember();
    for (let round = 0; round < 2; round += 1) {
      for (let n = 0; n < 4; n += 1) await signIn({ loginName: nurse.loginName, password: 'wrong', totp: '000000' });
      expect((await signIn({ loginName: nurse.loginName, totp: totpOf(app, nurse) })).statusCode).toBe(201);
      app.clock.advance(60_000);
    }
  });
});

describe('a session', () => {
  test('is read from its rows: role and site are those of today', async () => {
    const nurse = await staffSignedIn(app, await aMember());
    const site = await aSite(app);
    await app.deps.db.pool.query(`UPDATE staff SET role = 'doctor', site_id = $2 WHERE staff_id = $1`, [
      nurse.staffId,
      site.siteId,
    ]);
    expect(await loadStaff(app.deps, nurse.session)).toMatchObject({ role: 'doctor', siteId: site.siteId });
  });

  test('ends with signing out, at once', async () => {
    const nurse = await staffSignedIn(app, await aMember());
    const signOut = () =>
      app.server.inject({ method: 'POST', url: '/api/v1/staff/sign-out', headers: nurse.headers, payload: {} });
    expect((await signOut()).statusCode).toBe(200);
    expect(await loadStaff(app.deps, nurse.session)).toEqual({ refused: 'session-expired' });
    expect((await signOut()).json()).toMatchObject({ code: 'session-expired' });
  });

  test('ends after ten hours and with the member’s leaving', async () => {
    const nurse = await staffSignedIn(app, await aMember());
    const gone = await staffSignedIn(app, await aMember());
    await app.deps.db.pool.query('UPDATE staff SET disabled_at = now() WHERE staff_id = $1', [gone.staffId]);
    expect(await loadStaff(app.deps, gone.session)).toEqual({ refused: 'session-expired' });
    app.clock.advance(10 * 3_600_000 - 1);
    expect(isRefused(await loadStaff(app.deps, nurse.session))).toBe(false);
    app.clock.advance(1);
    expect(await loadStaff(app.deps, nurse.session)).toEqual({ refused: 'session-expired' });
  });

  test('of one member does not open another’s', async () => {
    const [nurse, other] = [await staffSignedIn(app, await aMember()), await aMember()];
    const mixed = { ...nurse.session, staffId: other.staffId };
    expect(await loadStaff(app.deps, mixed)).toEqual({ refused: 'session-expired' });
  });
});

test('the fixed code is a second factor in the demo alone', async () => {
  const nurse = await aMember();
  expect((await signIn({ loginName: nurse.loginName, totp: '246810' })).statusCode).toBe(401);
  const demo = await buildTestApp();
  const member = await aStaffMember(demo, { passwordHash });
  const answer = await demo.server.inject({
    method: 'POST',
    url: '/api/v1/staff/sessions',
    payload: { countyCode: COUNTY, loginName: member.loginName, password: PASSWORD, totp: '246810' },
  });
  expect(answer.statusCode).toBe(201);
  await demo.stop();
});
