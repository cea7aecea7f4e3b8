import fc from 'fast-check';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aChild,
  anAccount,
  aSignedInResident,
  aStaffMember,
  type Person,
  signedIn,
  type SignedInAccount,
  staffSignedIn,
} from '../../../test/factories';
import { anyLink, relink } from '../../../test/links';
import { uuidV7 } from '../../crypto/uuid-v7';

let app: TestApp;
let caller: SignedInAccount;
let child: Person;

const read = (headers: Record<string, string>, residentId: string) =>
  app.server.inject({ url: `/api/v1/residents/${residentId}/immunization`, headers });
const remind = (headers: Record<string, string>, residentId: string) =>
  app.server.inject({
    method: 'POST',
    url: `/api/v1/residents/${residentId}/immunization/reminders`,
    headers: { ...headers, 'idempotency-key': uuidV7() },
    payload: { series: 'JE', dose: 2 },
  });

beforeAll(async () => {
  app = await buildTestApp();
  caller = await aSignedInResident(app);
  child = await aChild(app);
});
afterAll(() => app.stop());

test('a link opens the record exactly when the rule of rights says so', async () => {
  await fc.assert(
    fc.asyncProperty(anyLink(app.deps.clock.today()), async (told) => {
      const { may } = await relink(app, caller, { over: child, link: told });
      const expected = may('immunization') ? 200 : 404;
      expect((await read(caller.headers, child.residentId)).statusCode).toBe(expected);
      expect((await remind(caller.headers, child.residentId)).statusCode).toBe(expected === 200 ? 201 : 404);
    }),
    { numRuns: 60, seed: 990101, verbose: true },
  );
});

describe('who asks', () => {
  const refusals: [string, () => Promise<Record<string, string>>, string][] = [
    ['nobody', async () => ({}), 'not-signed-in'],
    ['a forged token', async () => ({ authorization: `Bearer ${'x'.repeat(40)}` }), 'not-signed-in'],
    ['an account without a person', async () => (await signedIn(app, await anAccount(app))).headers, 'binding-needed'],
    ['a stranger', async () => (await aSignedInResident(app)).headers, 'not-found'],
    ['a nurse', async () => (await staffSignedIn(app, await aStaffMember(app))).headers, 'forbidden'],
  ];
  test.each(refusals)('%s', async (_, headersOf, code) => {
    const headers = await headersOf();
    expect((await read(headers, child.residentId)).json()).toMatchObject({ code });
    expect((await remind(headers, child.residentId)).json()).toMatchObject({ code });
    expect((await read(headers, uuidV7())).json()).toMatchObject({ code });
  });

  test('a session that was ended, at once', async () => {
    const leaving = await aSignedInResident(app);
    expect((await read(leaving.headers, leaving.person.residentId)).statusCode).toBe(200);
    await app.deps.db.pool.query('UPDATE session SET revoked_at = $2 WHERE session_id = $1', [
      leaving.session.sessionId,
      app.clock.now(),
    ]);
    expect((await read(leaving.headers, leaving.person.residentId)).json()).toMatchObject({ code: 'session-expired' });
  });
});

test('the forecast from facts is open to everybody', async () => {
  const payload = { birthDate: '2025-05-19', sex: 'female', given: [], today: '2026-11-23' };
  const nurse = await staffSignedIn(app, await aStaffMember(app));
  for (const headers of [{}, caller.headers, nurse.headers])
    expect(
      (await app.server.inject({ method: 'POST', url: '/api/v1/immunization/forecast', headers, payload })).statusCode,
    ).toBe(200);
});
