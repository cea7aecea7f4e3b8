import { buildTestApp, type TestApp } from '../../../test/build-app';
import {
  aLink,
  aSignedInResident,
  aSite,
  aStaffMember,
  anAccount,
  hasOpened,
  signedIn,
  staffSignedIn,
} from '../../../test/factories';
import { fillEverything } from './test-support/everything-person';

jest.setTimeout(60_000);

let app: TestApp;
let elder: Awaited<ReturnType<typeof aSignedInResident>>;
let anEntryId: string;

beforeAll(async () => {
  app = await buildTestApp();
  const site = await aSite(app);
  elder = await aSignedInResident(app, { name: '林测强', birthDate: '1955-06-01', site });
  await fillEverything(app, elder.person, site);
  await hasOpened(app, elder, { of: elder.person });
  const { rows } = await app.deps.db.pool.query<{ id: string }>(
    `SELECT entry_id AS id FROM record_entry WHERE kind = 'condition' AND sensitive IS NULL LIMIT 1`,
  );
  anEntryId = rows[0]?.id ?? '';
});
afterAll(() => app.stop());

const paths = (): string[] => {
  const { residentId } = elder.person;
  return [
    `Patient/${residentId}`,
    `Patient/${residentId}/$everything`,
    `Patient/${residentId}/$summary`,
    `Patient?_id=${residentId}`,
    `Observation?patient=${residentId}`,
    `Observation?subject=Patient/${residentId}`,
    `Condition/${anEntryId}?patient=${residentId}`,
    `AuditEvent?patient=${residentId}`,
    `Consent?patient=${residentId}`,
  ];
};

type Headers = Record<string, string>;
const expiredProxy = async (): Promise<Headers> => {
  const other = await aSignedInResident(app);
  await aLink(app, other, { over: elder.person, right: 'proxy', startsOn: '2025-01-01', endsOn: '2026-11-22' });
  return other.headers;
};
const proxyWithoutScope = async (): Promise<Headers> => {
  const other = await aSignedInResident(app);
  await aLink(app, other, { over: elder.person, right: 'proxy', scope: ['booking'] });
  return other.headers;
};
const WHO: readonly [string, () => Promise<Headers>, readonly number[]][] = [
  ['nobody', async () => ({}), [401]],
  ['a forged app token', async () => ({ authorization: `Bearer kbapp_${'x'.repeat(43)}` }), [401]],
  ['a stranger', async () => (await aSignedInResident(app)).headers, [404]],
  ['an account that is bound to nobody', async () => (await signedIn(app, await anAccount(app))).headers, [403]],
  ['an expired proxy', expiredProxy, [404]],
  ['a proxy without the scope', proxyWithoutScope, [404]],
  ['another clinic’s nurse', async () => (await staffSignedIn(app, await aStaffMember(app))).headers, [401, 403]],
];

test.each(WHO)('%s gets nothing anywhere', async (_name, make, statuses) => {
  const headers = await make();
  for (const path of paths()) {
    const answer = await app.server.inject({ url: `/fhir/r4/${path}`, headers });
    expect([path, statuses.includes(answer.statusCode)]).toEqual([path, true]);
    expect(answer.json<{ resourceType: string }>().resourceType).toBe('OperationOutcome');
    expect(answer.body).not.toContain('林测强');
  }
});

test('what another has is not found under one’s own name', async () => {
  const stranger = await aSignedInResident(app);
  await hasOpened(app, stranger, { of: stranger.person });
  const answer = await app.server.inject({ url: `/fhir/r4/Condition/${anEntryId}`, headers: stranger.headers });
  expect(answer.statusCode).toBe(404);
});

test('a record nobody agreed to open stays closed, and closes at once when the word is taken back', async () => {
  const person = await aSignedInResident(app);
  const path = `/fhir/r4/Patient/${person.person.residentId}/$everything`;
  expect((await app.server.inject({ url: path, headers: person.headers })).statusCode).toBe(403);
  await hasOpened(app, person, { of: person.person });
  expect((await app.server.inject({ url: path, headers: person.headers })).statusCode).toBe(200);
  await hasOpened(app, person, { of: person.person, given: false, at: app.clock.now() });
  expect((await app.server.inject({ url: path, headers: person.headers })).statusCode).toBe(403);
});

test('a proxy who reads is written down, oneself is not', async () => {
  const proxy = await aSignedInResident(app);
  await aLink(app, proxy, { over: elder.person, right: 'proxy' });
  const path = `/fhir/r4/Patient/${elder.person.residentId}/$everything`;
  expect((await app.server.inject({ url: path, headers: proxy.headers })).statusCode).toBe(200);
  expect((await app.server.inject({ url: path, headers: elder.headers })).statusCode).toBe(200);
  await app.deps.auditor.flush();
  const { rows } = await app.deps.db.pool.query(
    `SELECT actor_id, right_kind FROM audit_entry WHERE resident_id = $1 AND action = 'app-read'`,
    [elder.person.residentId],
  );
  expect(rows).toEqual([{ actor_id: proxy.accountId, right_kind: 'proxy' }]);
});
