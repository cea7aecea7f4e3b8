import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aSignedInResident, aSite } from '../../../test/factories';
import { aPart, aSlot } from '../../../test/factories/slots';
import { post } from '../../../test/requests';

let app: TestApp;
beforeAll(async () => {
  app = await buildTestApp({ env: { LOG_LEVEL: 'error' } });
});
afterAll(() => app.stop());

test('x', async () => {
  const site = await aSite(app);
  const slot = await aSlot(app, { at: site, ticketBase: 15 });
  const who = await aSignedInResident(app);
  const body = { parts: [aPart(app, { slot, person: who.person })] };
  const answer = await post(app, '/appointments', { who, body });
  console.log(answer.statusCode, JSON.stringify(answer.json(), null, 1));
});
