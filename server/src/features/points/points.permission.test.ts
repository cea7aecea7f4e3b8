import fc from 'fast-check';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aChild,
  aLink,
  aResident,
  aSignedInResident,
  aSite,
  type Person,
  type SignedInAccount,
} from '../../../test/factories';
import { anyLink, relink } from '../../../test/links';
import { anEarn, done } from '../../../test/points';
import { get, put } from '../../../test/requests';
import { inRole, refusalAtDoor, type Role, ROLES } from '../../../test/roles';
import { rowsOf } from '../../../test/rows';
import { uuidV7 } from '../../crypto/uuid-v7';

let app: TestApp;
let caller: SignedInAccount;
let elder: Person;

type Who = { headers: { authorization: string } };
const reads = ['', '/entries', '/statements/2026-11', '/statements/2026-11/statement.pdf', '/ranking'];
const read = (of: string, path: string, who?: Who) => get(app, `/residents/${of}/points${path}`, who && { who });
const choose = (of: string, who?: Who) =>
  put(app, `/residents/${of}/points/ranking`, { body: { inRanking: true }, ...(who && { who }) });

beforeAll(async () => {
  app = await buildTestApp();
  caller = await aSignedInResident(app);
  elder = await aResident(app, { site: await aSite(app) });
  await done(app, anEarn(app, elder, { points: 10 }));
});
afterAll(() => app.stop());

test.each(ROLES)('%s without a right gets no further than the door, and past it finds nothing', async (role: Role) => {
  const who = await inRole(app, role);
  const expected = refusalAtDoor('resident', role) ?? 'not-found';
  for (const of of [elder.residentId, uuidV7()]) {
    for (const path of reads) expect((await read(of, path, who)).json()).toMatchObject({ code: expected });
    expect((await choose(of, who)).json()).toMatchObject({ code: expected });
  }
});

test('staff of the person’s own clinic and the administrator read no points here', async () => {
  for (const role of ['nurse', 'doctor', 'county-admin'] as const) {
    const who = await inRole(app, role);
    for (const path of reads)
      expect((await read(elder.residentId, path, who)).json()).toMatchObject({ code: 'forbidden' });
  }
});

test('a link opens points exactly when the rule of rights says so, and a proxy only reads', async () => {
  const child = await aChild(app);
  await fc.assert(
    fc.asyncProperty(anyLink(app.deps.clock.today()), async (told) => {
      const { holds, may } = await relink(app, caller, { over: child, link: told });
      // A guardian decides for a child in everything; a proxy for what the right names.
      const opens = told.right === 'guardian' ? holds : may('record');
      expect((await read(child.residentId, '', caller)).statusCode).toBe(opens ? 200 : 404);
      const chosen = told.right === 'proxy' ? 403 : 200;
      expect((await choose(child.residentId, caller)).statusCode).toBe(opens ? chosen : 404);
    }),
    { numRuns: 40, seed: 990129, verbose: true },
  );
});

test('a family account is nobody’s who belongs to none', async () => {
  const own = await aSignedInResident(app);
  expect((await read(own.person.residentId, '?account=family', own)).statusCode).toBe(404);
});

test('reading about somebody else is written down, reading about oneself is not', async () => {
  const daughter = await aSignedInResident(app);
  const father = await aResident(app);
  await aLink(app, daughter, { over: father, right: 'proxy' });
  for (const path of reads.slice(0, 4)) await read(father.residentId, path, daughter);
  await read(daughter.person.residentId, '', daughter);
  await app.deps.auditor.flush();
  expect(
    await rowsOf(app, `SELECT action, right_kind, actor_id FROM audit_entry WHERE actor_id = $1 ORDER BY action DESC`, [
      daughter.accountId,
    ]),
  ).toEqual(
    ['points-read', 'points-read', 'points-read', 'points-printed'].map((action) => ({
      action,
      right_kind: 'proxy',
      actor_id: daughter.accountId,
    })),
  );
});
