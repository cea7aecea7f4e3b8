import * as contract from '@kangban/contract/entry-check';
import fc from 'fast-check';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aChild, aLink, aSignedInResident, type Person, type SignedInAccount } from '../../../test/factories';
import { anyLink, relink } from '../../../test/links';
import { get, post, remove, type Told } from '../../../test/requests';
import { inRole, refusalAtDoor, ROLES } from '../../../test/roles';
import { uuidV7 } from '../../crypto/uuid-v7';

let app: TestApp;
let caller: SignedInAccount;
let child: Person;

type Who = Told['who'];
const told = (who: Who): Pick<Told, 'who'> => (who ? { who } : {});
const base = (): string => `/residents/${child.residentId}`;
const read = (who: Who) => get(app, `${base()}/immunization/entry-check?entry=school`, told(who));
const make = (who: Who) => post(app, `${base()}/entry-proofs`, { ...told(who), body: { entry: 'school' } });
const end = (who: Who, proofId = uuidV7()) => remove(app, `${base()}/entry-proofs/${proofId}`, told(who));

beforeAll(async () => {
  app = await buildTestApp();
  caller = await aSignedInResident(app);
  child = await aChild(app);
});
afterAll(() => app.stop());

test('a link opens the check as the rule of rights says, and a proof is for guardians only', async () => {
  await fc.assert(
    fc.asyncProperty(anyLink(app.deps.clock.today()), async (one) => {
      const { may } = await relink(app, caller, { over: child, link: one });
      expect((await read(caller)).statusCode).toBe(may('immunization') ? 200 : 404);
      const made = await make(caller);
      const mayProve = may('immunization') && one.right !== 'proxy';
      expect(made.statusCode).toBe(mayProve ? 201 : 404);
      if (mayProve) expect((await end(caller, made.json<{ proofId: string }>().proofId)).statusCode).toBe(200);
    }),
    { numRuns: 40, seed: 990104, verbose: true },
  );
});

const DOORS = {
  getEntryCheck: read,
  printEntryCheck: (who: Who) => get(app, `${base()}/immunization/entry-check.pdf?entry=school`, told(who)),
  createEntryProof: make,
  revokeEntryProof: end,
} as const;
type Door = keyof typeof DOORS;
const doors = (Object.keys(DOORS) as Door[]).flatMap((door) => ROLES.map((role) => [door, role] as const));

test.each(doors)('%s by %s, for a child that is not theirs', async (door, role) => {
  const expected = refusalAtDoor(contract[door].caller, role) ?? 'not-found';
  expect((await DOORS[door](await inRole(app, role))).json()).toMatchObject({ code: expected });
});

test('the proof of one child does not end through another', async () => {
  const mine = await aChild(app);
  await aLink(app, caller, { over: mine, right: 'guardian' });
  await app.deps.db.pool.query(`UPDATE family_link SET state = 'ended' WHERE resident_id = $1`, [child.residentId]);
  const owner = await aSignedInResident(app);
  await aLink(app, owner, { over: child, right: 'guardian' });
  const { proofId, token } = (await make(owner)).json<{ proofId: string; token: string }>();
  const through = await remove(app, `/residents/${mine.residentId}/entry-proofs/${proofId}`, { who: caller });
  expect(through.json()).toMatchObject({ code: 'not-found' });
  for (const role of ROLES) {
    const who = await inRole(app, role);
    expect((await get(app, `/entry-proofs/${token}`, told(who))).statusCode).toBe(200);
  }
});
