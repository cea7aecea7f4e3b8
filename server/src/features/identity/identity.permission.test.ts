import { bindAtDesk } from '@kangban/contract/desk';
import * as contract from '@kangban/contract/identity';
import { STAFF_ROLES, staffMay } from '@kangban/domain/identity/staff-rights';
import fc from 'fast-check';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aPhone, aResident, aSite, aStaffMember, staffSignedIn } from '../../../test/factories';
import { inRole, refusalAtDoor, type Role, ROLES } from '../../../test/roles';
import { API_PREFIX } from '../../http/serve';

jest.setTimeout(60_000);

let app: TestApp;
beforeAll(async () => {
  app = await buildTestApp();
});
afterAll(() => app.stop());

/** Each endpoint with a body that is right in shape, and the answers it may give whoever is let on. */
const ENDPOINTS = [
  { endpoint: contract.requestPhoneCode, body: () => ({ phone: aPhone() }), on: ['202'] },
  {
    endpoint: contract.signIn,
    body: () => ({ kind: 'phone', phone: aPhone(), code: '000000', device: 'installation' }),
    on: ['code-expired'],
  },
  { endpoint: contract.refreshSession, body: () => ({ refreshToken: 'x'.repeat(40) }), on: ['session-expired'] },
  { endpoint: contract.signOut, body: () => ({}), on: ['200'] },
  { endpoint: contract.getMe, body: () => undefined, on: ['200'] },
  { endpoint: contract.setReader, body: () => ({ elderMode: true }), on: ['200'] },
  {
    endpoint: contract.bindIdentity,
    body: () => ({ name: '无名', idNumber: '110105194912310021' }),
    on: ['id-number-invalid', 'record-not-found', 'already-bound'],
  },
] as const;

async function answerTo(role: Role, { endpoint, body }: (typeof ENDPOINTS)[number]): Promise<string> {
  const who = await inRole(app, role);
  const payload = body();
  const answer = await app.server.inject({
    method: endpoint.method,
    url: `${API_PREFIX}${endpoint.path}`,
    ...(who && { headers: who.headers }),
    ...(payload && { payload }),
  });
  return answer.json<{ code?: string }>().code ?? String(answer.statusCode);
}

test('who may call what', async () => {
  const cases = fc.tuple(fc.constantFrom(...ROLES), fc.constantFrom(...ENDPOINTS));
  await fc.assert(
    fc.asyncProperty(cases, async ([role, told]) => {
      const refusal = refusalAtDoor(told.endpoint.caller, role);
      const expected: readonly string[] = refusal ? [refusal] : told.on;
      expect(expected).toContain(await answerTo(role, told));
    }),
    { numRuns: 150, seed: 990101 },
  );
});

test('a phone is put on file by the roles that may, for people of the own site', async () => {
  const sites = { own: await aSite(app), other: await aSite(app), none: null };
  const where = fc.constantFrom('own' as const, 'other' as const, 'none' as const);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...STAFF_ROLES), where, async (role, place) => {
      const staff = await staffSignedIn(app, await aStaffMember(app, { role, site: sites.own }));
      const person = await aResident(app, { site: sites[place] });
      const { name, idNumber } = person;
      const answer = await app.server.inject({
        method: bindAtDesk.method,
        url: `${API_PREFIX}${bindAtDesk.path}`,
        headers: staff.headers,
        payload: { name, idNumber, phone: aPhone() },
      });
      const may = staffMay(staff, 'change-phone', person.siteId);
      expect(answer.json<{ code?: string }>().code ?? 'allowed').toBe(may);
    }),
    { numRuns: 40, seed: 990101 },
  );
});

test.each(ROLES.filter((role) => !STAFF_ROLES.some((known) => known === role)))(
  '%s puts no phone on file',
  async (role) => {
    const who = await inRole(app, role);
    const answer = await app.server.inject({
      method: bindAtDesk.method,
      url: `${API_PREFIX}${bindAtDesk.path}`,
      ...(who && { headers: who.headers }),
      payload: { name: '无名', idNumber: '1', phone: aPhone() },
    });
    expect(answer.json()).toMatchObject({ code: refusalAtDoor('staff', role) });
  },
);
