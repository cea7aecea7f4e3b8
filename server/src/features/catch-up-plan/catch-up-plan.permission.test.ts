import { getCatchUpPlan, planCatchUpFromFacts } from '@kangban/contract/catch-up-plan';
import fc from 'fast-check';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aChild, aSignedInResident, type Person, type SignedInAccount } from '../../../test/factories';
import { anyLink, relink } from '../../../test/links';
import { get, post } from '../../../test/requests';
import { inRole, refusalAtDoor, ROLES } from '../../../test/roles';

let app: TestApp;
let caller: SignedInAccount;
let child: Person;

const read = (who?: { headers: { authorization: string } }) =>
  get(app, `/residents/${child.residentId}/immunization/plan`, { ...(who && { who }) });

beforeAll(async () => {
  app = await buildTestApp();
  caller = await aSignedInResident(app);
  child = await aChild(app);
});
afterAll(() => app.stop());

test('a link opens the plan exactly when the rule of rights says so', async () => {
  await fc.assert(
    fc.asyncProperty(anyLink(app.deps.clock.today()), async (told) => {
      const { may } = await relink(app, caller, { over: child, link: told });
      const expected = may('immunization') ? 200 : 404;
      expect((await read(caller)).statusCode).toBe(expected);
    }),
    { numRuns: 40, seed: 990103, verbose: true },
  );
});

test.each(ROLES)('%s at the door of somebody’s plan', async (role) => {
  const expected = refusalAtDoor(getCatchUpPlan.caller, role) ?? 'not-found';
  expect((await read(await inRole(app, role))).json()).toMatchObject({ code: expected });
});

test.each(ROLES)('%s may plan from facts', async (role) => {
  expect(refusalAtDoor(planCatchUpFromFacts.caller, role)).toBeUndefined();
  const who = await inRole(app, role);
  const body = { birthDate: '2025-05-19', sex: 'female', given: [], today: '2026-11-23' };
  expect((await post(app, '/immunization/catch-up-plan', { ...(who && { who }), body })).statusCode).toBe(200);
});
