import { LINK_STATES, linkHolds, RIGHT_KINDS, rightOver, SCOPES } from '@kangban/domain/identity/rights';
import { getCatchUpPlan, planCatchUpFromFacts } from '@kangban/contract/catch-up-plan';
import { addDays } from '@kangban/domain/shared/plain-date';
import fc from 'fast-check';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aChild, aLink, aSignedInResident, type Person, type SignedInAccount } from '../../../test/factories';
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
  const today = app.deps.clock.today();
  const link = fc.record({
    right: fc.constantFrom(...RIGHT_KINDS.filter((kind) => kind !== 'self')),
    state: fc.constantFrom(...LINK_STATES),
    scope: fc.subarray([...SCOPES]),
    startsOn: fc.integer({ min: -2, max: 2 }).map((days) => addDays(today, days)),
    endsOn: fc.integer({ min: -2, max: 2 }).map((days) => addDays(today, days)),
  });
  await fc.assert(
    fc.asyncProperty(link, async (told) => {
      await app.deps.db.pool.query(`UPDATE family_link SET state = 'ended' WHERE resident_id = $1`, [child.residentId]);
      await aLink(app, caller, { over: child, ...told });
      const rights = linkHolds(told, today)
        ? [{ linkId: '', residentId: child.residentId, right: told.right, scope: told.scope, label: '', endsOn: null }]
        : [];
      const expected = rightOver(rights, child.residentId, 'immunization') ? 200 : 404;
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
