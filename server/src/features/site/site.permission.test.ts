import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aSignedInResident, aStaffMember, anAccount, signedIn, staffSignedIn } from '../../../test/factories';
import { makeSite } from '../../../test/factories/site';

// Clinics are public: every caller gets the same answer, and a bad token neither helps nor hurts.
let app: TestApp;
let siteId: string;
const callers = new Map<string, Record<string, string>>();

beforeAll(async () => {
  app = await buildTestApp();
  siteId = await makeSite(app.deps.db.pool);
  callers.set('nobody', {});
  callers.set('an account without a person', (await signedIn(app, await anAccount(app))).headers);
  callers.set('a resident', (await aSignedInResident(app)).headers);
  callers.set('a nurse of another site', (await staffSignedIn(app, await aStaffMember(app))).headers);
  callers.set(
    'a county administrator',
    (await staffSignedIn(app, await aStaffMember(app, { role: 'county-admin' }))).headers,
  );
  callers.set('a forged token', { authorization: `Bearer ${'x'.repeat(40)}` });
});
afterAll(() => app.stop());

test.each(['/sites', '/sites/:id', '/sites/:id/slots'])('GET %s is the same for everybody', async (path) => {
  const bodies = new Set<string>();
  for (const [caller, headers] of callers) {
    const answer = await app.server.inject({ url: `/api/v1${path.replace(':id', siteId)}`, headers });
    expect([caller, answer.statusCode]).toEqual([caller, 200]);
    bodies.add(answer.body);
  }
  expect(bodies.size).toBe(1);
});
