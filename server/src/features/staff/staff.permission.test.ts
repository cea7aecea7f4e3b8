import * as contract from '@kangban/contract/desk';
import fc from 'fast-check';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aPhone } from '../../../test/factories';
import { inRole, refusalAtDoor, ROLES } from '../../../test/roles';
import { API_PREFIX } from '../../http/serve';

jest.setTimeout(60_000);

let app: TestApp;
beforeAll(async () => {
  app = await buildTestApp();
});
afterAll(() => app.stop());

const ENDPOINTS = [
  {
    endpoint: contract.staffSignIn,
    body: () => ({ loginName: `nobody-${aPhone()}`, password: 'x', totp: '000000' }),
    on: 'staff-login-failed',
  },
  { endpoint: contract.staffSignOut, body: () => ({}), on: '200' },
] as const;

test('everybody may try to sign in, and only staff with a living session sign out', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ROLES), fc.constantFrom(...ENDPOINTS), async (role, { endpoint, body, on }) => {
      const who = await inRole(app, role);
      const answer = await app.server.inject({
        method: endpoint.method,
        url: `${API_PREFIX}${endpoint.path}`,
        ...(who && { headers: who.headers }),
        payload: body(),
      });
      const code = answer.json<{ code?: string }>().code ?? String(answer.statusCode);
      expect(code).toBe(refusalAtDoor(endpoint.caller, role) ?? on);
    }),
    { numRuns: 40, seed: 990101 },
  );
});
