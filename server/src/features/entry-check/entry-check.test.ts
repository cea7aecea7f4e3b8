import type { EntryCheckOfResident, EntryProof } from '@kangban/contract/entry-check';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aChild,
  aLink,
  aSignedInResident,
  aSite,
  type Person,
  type SignedInAccount,
  type Site,
} from '../../../test/factories';
import { givenDoses } from '../../../test/factories/immunizations';
import { get, post, remove } from '../../../test/requests';
import { rowsOf } from '../../../test/rows';
import { uuidV7 } from '../../crypto/uuid-v7';

let app: TestApp;
let site: Site;
let mother: SignedInAccount;
let child: Person;

const check = (query = '?entry=kindergarten', of: Person = child) =>
  get(app, `/residents/${of.residentId}/immunization/entry-check${query}`, { who: mother });
const prove = (key = uuidV7()) =>
  post(app, `/residents/${child.residentId}/entry-proofs`, { who: mother, key, body: { entry: 'kindergarten' } });
const verify = (token: string) => get(app, `/entry-proofs/${token}`);

beforeAll(async () => {
  app = await buildTestApp({ now: '2026-11-23T08:05:00+08:00' });
  site = await aSite(app);
  mother = await aSignedInResident(app);
  child = await aChild(app, { birthDate: '2023-05-01', site, name: '林安安' });
  await aLink(app, mother, { over: child, right: 'guardian' });
  await givenDoses(app, child, [
    'HepB@2023-05-01,2023-06-01,2023-11-01',
    'BCG@2023-05-01',
    'IPV@2023-07-01,2023-08-01',
    'bOPV@2023-09-01',
    'DTaP@2023-08-01,2023-09-01,2023-10-01,2024-11-01',
    'MMR@2024-01-01,2024-11-01',
    'JE-L@2024-01-01,2025-05-01',
    'MPSV-A@2023-11-01,2024-02-01',
    'HepA-L@2024-11-01',
  ]);
});
afterAll(() => app.stop());

test('says what is missing and by when, with the procedure and its source', async () => {
  const answer = await check();
  expect(answer.statusCode).toBe(200);
  const said = answer.json<EntryCheckOfResident>();
  expect(said).toMatchObject({
    entry: 'kindergarten',
    verdict: 'missing',
    checkedOn: '2026-11-23',
    termStartsOn: '2026-09-01',
    checkBy: '2026-10-01',
    recheckBy: '2026-12-31',
    name: '林安安',
    siteName: site.name,
    proofs: [],
  });
  expect(said.missing).toHaveLength(1);
  expect(said.missing[0]).toMatchObject({
    name: '流脑疫苗 第3剂',
    earliestOn: '2026-05-01',
    beforeRecheck: true,
  });
  expect(said.notes.map(({ rule }) => rule)).toEqual(['entry-not-precondition', 'entry-check-window', 'entry-recheck']);
  expect(said.sources['S13']).toContain('查验办法');
});

test('another day of term may be told; one far off, or a door nobody knows, is refused', async () => {
  expect((await check('?entry=school&termStartsOn=2027-02-22')).json()).toMatchObject({ checkBy: '2027-03-24' });
  expect((await check('?entry=school&termStartsOn=2036-09-01')).json()).toMatchObject({ code: 'bad-input' });
  expect((await check('?entry=university')).json()).toMatchObject({ code: 'bad-input' });
});

describe('a proof', () => {
  let proof: EntryProof;
  test('is made once for a key, and verified without a session', async () => {
    const key = uuidV7();
    const made = await prove(key);
    expect(made.statusCode).toBe(201);
    expect((await prove(key)).body).toBe(made.body);
    proof = made.json<EntryProof>();
    expect(proof).toMatchObject({ verdict: 'missing', checkedOn: '2026-11-23', expiresOn: '2027-02-21' });
    const seen = await verify(proof.token);
    expect(seen.statusCode).toBe(200);
    expect(seen.json()).toEqual({
      entry: 'kindergarten',
      verdict: 'missing',
      nameMasked: '林*安',
      countyName: expect.any(String),
      checkedOn: '2026-11-23',
      recheckBy: '2026-12-31',
      expiresOn: '2027-02-21',
    });
    expect((await check()).json()).toMatchObject({ proofs: [proof] });
  });
  test('tells nothing of the doses or the name, and the token stands nowhere in the table', async () => {
    const seen = await verify(proof.token);
    for (const secret of ['林安安', child.residentId, '流脑', '2023-05-01']) expect(seen.body).not.toContain(secret);
    const rows = await rowsOf(app, 'SELECT * FROM entry_proof');
    expect(JSON.stringify(rows)).not.toContain(proof.token);
  });
  test('any other token is not found', async () => {
    const changed = `${proof.token.startsWith('A') ? 'B' : 'A'}${proof.token.slice(1)}`;
    const end = proof.token.endsWith('A') ? 'Q' : 'A';
    for (const token of [changed, proof.token.slice(0, -1) + end, proof.token.slice(0, 30), 'x'.repeat(43)])
      expect((await verify(token)).json()).toMatchObject({ code: 'not-found' });
  });
  test('keeps the verdict of its day when a dose is given afterwards', async () => {
    await givenDoses(app, child, ['MPSV-AC@2026-11-23']);
    expect((await check()).json()).toMatchObject({ verdict: 'complete', missing: [] });
    expect((await verify(proof.token)).json()).toMatchObject({ verdict: 'missing' });
  });
  test('ends when the guardian says so', async () => {
    const second = (await prove()).json<EntryProof>();
    const path = `/residents/${child.residentId}/entry-proofs/${second.proofId}`;
    expect((await remove(app, path, { who: mother })).statusCode).toBe(200);
    expect((await verify(second.token)).json()).toMatchObject({ code: 'not-found' });
    expect((await remove(app, path, { who: mother })).json()).toMatchObject({ code: 'not-found' });
    expect((await verify(proof.token)).statusCode).toBe(200);
  });
  test('no more than ten stand at once: a further one ends the oldest', async () => {
    const made: EntryProof[] = [];
    for (let one = 0; one < 11; one += 1) {
      app.clock.advance(1000);
      made.push((await prove()).json<EntryProof>());
    }
    expect((await verify(made[0]?.token ?? '')).json()).toMatchObject({ code: 'not-found' });
    expect((await verify(made[1]?.token ?? '')).statusCode).toBe(200);
  });
  test('ends with its last day', async () => {
    const last = (await prove()).json<EntryProof>();
    app.clock.set('2027-02-21T23:59:00+08:00');
    expect((await verify(last.token)).statusCode).toBe(200);
    app.clock.set('2027-02-22T00:00:00+08:00');
    expect((await verify(last.token)).json()).toMatchObject({ code: 'not-found' });
  });
});

test('reads and proofs are written down', async () => {
  await app.deps.auditor.flush();
  const rows = await rowsOf(app, 'SELECT DISTINCT action, right_kind FROM audit_entry WHERE resident_id = $1', [
    child.residentId,
  ]);
  for (const action of ['entry-check-read', 'entry-proof-made', 'entry-proof-ended'])
    expect(rows).toContainEqual({ action, right_kind: 'guardian' });
});
