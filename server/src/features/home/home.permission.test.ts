import { Home } from '@kangban/contract/home';
import fc from 'fast-check';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aChild,
  aLink,
  anAccount,
  aParentOf,
  aSignedInResident,
  aSite,
  aStaffMember,
  signedIn,
  staffSignedIn,
} from '../../../test/factories';
import { aPart, aSlot } from '../../../test/factories/slots';
import { anyLink, relink } from '../../../test/links';
import { get, post } from '../../../test/requests';

let app: TestApp;
beforeAll(async () => {
  app = await buildTestApp();
});
afterAll(() => app.stop());

test('home shows of another person exactly what the right opens', async () => {
  const today = app.deps.clock.today();
  const caller = await aSignedInResident(app);
  const child = await aChild(app, { birthDate: '2025-05-19' });
  // Somebody else booked a dose for the child, so that there is a booking to see.
  const parent = await aParentOf(app);
  await aLink(app, parent, { over: child, right: 'guardian' });
  const slot = await aSlot(app, { at: await aSite(app) });
  const doses = [{ series: 'DTaP', vaccine: 'DTaP', dose: 1 }];
  const made = await post(app, '/appointments', {
    who: parent,
    body: { parts: [aPart(app, { slot, person: child, doses })] },
  });
  expect(made.statusCode).toBe(201);

  await fc.assert(
    fc.asyncProperty(anyLink(today), async (told) => {
      const { holds, may } = await relink(app, caller, { over: child, link: told });
      const home = Home.parse((await get(app, '/home', { who: caller })).json());
      const shown = home.members.find(({ member }) => member.residentId === child.residentId);
      expect(shown !== undefined).toBe(holds);
      expect((shown?.due ?? []).length > 0).toBe(may('immunization'));
      expect(home.appointments.length > 0).toBe(may('booking'));
      expect(home.firstResidentId === child.residentId).toBe(may('immunization'));
    }),
    { numRuns: 60, seed: 990101, verbose: true },
  );
});

test('nobody, staff and ended sessions get none', async () => {
  expect((await get(app, '/home')).json()).toMatchObject({ code: 'not-signed-in' });
  const nurse = await staffSignedIn(app, await aStaffMember(app));
  expect((await get(app, '/home', { who: nurse })).json()).toMatchObject({ code: 'forbidden' });
  const leaving = await signedIn(app, await anAccount(app));
  expect((await get(app, '/home', { who: leaving })).statusCode).toBe(200);
  await app.deps.db.pool.query('UPDATE session SET revoked_at = $2 WHERE session_id = $1', [
    leaving.session.sessionId,
    app.clock.now(),
  ]);
  expect((await get(app, '/home', { who: leaving })).json()).toMatchObject({ code: 'session-expired' });
});
