import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aCounty } from '../../../test/factories';
import { inRole, ROLES } from '../../../test/roles';

let demo: TestApp;
let real: TestApp;
beforeAll(async () => {
  demo = await buildTestApp();
  real = await buildTestApp({ env: { KANGBAN_DEMO: '0' } });
  await Promise.all([aCounty(demo), aCounty(real)]);
});
afterAll(async () => {
  await demo.stop();
  await real.stop();
});

test.each(ROLES)('%s sees the messages in the demo and nothing anywhere else', async (role) => {
  for (const [app, status] of [
    [demo, 200],
    [real, 404],
  ] as const) {
    const who = await inRole(app, role);
    for (const url of ['/api/v1/demo/outbox', '/demo/outbox'])
      expect((await app.server.inject({ url, ...(who && { headers: who.headers }) })).statusCode).toBe(status);
  }
});
