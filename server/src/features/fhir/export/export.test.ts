import { buildTestApp, type TestApp } from '../../../../test/build-app';
import { aResident, aSignedInResident, aSite, hasOpened } from '../../../../test/factories';
import { COUNTY } from '../../../../test/factories/context';
import { addClient } from '../auth/clients';
import { fillEverything } from '../test-support/everything-person';
import { faultsOf } from '../test-support/validators';
import { runExports } from './run-export';

jest.setTimeout(60_000);

let app: TestApp;
let elder: Awaited<ReturnType<typeof aSignedInResident>>;

beforeEach(async () => {
  app = await buildTestApp();
  const site = await aSite(app);
  elder = await aSignedInResident(app, { name: '林测强', birthDate: '1955-06-01', site });
  await fillEverything(app, elder.person, site);
  await aResident(app, { site });
});
afterEach(() => app.stop());

type Headers = Record<string, string>;
interface Known {
  clientId: string;
  secret: string;
}
async function aClient(scopes: string[]): Promise<Known> {
  const told = {
    kind: 'system' as const,
    name: '县平台',
    institution: '县卫健局',
    scopes,
    redirectUris: [],
    by: 'test',
  };
  const { clientId, secret } = await addClient(app.deps, COUNTY, told);
  return { clientId, secret: secret ?? '' };
}
async function signedInFor({ clientId, secret }: Known, scope = ''): Promise<Headers> {
  const answer = await app.server.inject({
    method: 'POST',
    url: '/fhir/r4/oauth2/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: secret,
      ...(scope !== '' && { scope }),
    }).toString(),
  });
  return { authorization: `Bearer ${answer.json<{ access_token: string }>().access_token}` };
}

const aSystem = async (scopes: string[]): Promise<Headers> => signedInFor(await aClient(scopes));

const ask = (url: string, headers: Headers) =>
  app.server.inject({ url: url.replace(/^https?:\/\/[^/]+/, ''), headers: { ...headers, prefer: 'respond-async' } });
const kickOff = async (headers: Headers, query = ''): Promise<string> =>
  String((await ask(`/fhir/r4/$export${query}`, headers)).headers['content-location']);

interface Manifest {
  output: { type: string; url: string; count: number }[];
}
async function linesOf(headers: Headers, query = ''): Promise<{ resourceType: string; id: string }[]> {
  const location = await kickOff(headers, query);
  await runExports(app.deps);
  const { output } = (await ask(location, headers)).json<Manifest>();
  const files = await Promise.all(output.map(({ url }) => ask(url, headers)));
  expect(files.map((file) => file.body.trim().split('\n').length)).toEqual(output.map(({ count }) => count));
  return files.flatMap(({ body }) =>
    body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as never),
  );
}

test('the county is copied in the background: every person, valid resources, nothing sensitive', async () => {
  const headers = await aSystem(['county/export']);
  const location = await kickOff(headers);
  const waiting = await ask(location, headers);
  expect([waiting.statusCode, waiting.headers['retry-after']]).toEqual([202, '10']);
  await runExports(app.deps);
  await ask(location, headers);
  await app.server.inject({ method: 'DELETE', url: location.replace(/^https?:\/\/[^/]+/, ''), headers });
  expect((await ask(location, headers)).statusCode).toBe(404);
  const lines = await linesOf(headers);
  expect(lines.filter(({ resourceType }) => resourceType === 'Patient')).toHaveLength(2);
  expect(lines.flatMap(faultsOf)).toEqual([]);
  expect(JSON.stringify(lines)).not.toContain('A15.0');
  expect(lines.some(({ resourceType }) => ['AuditEvent', 'Consent'].includes(resourceType))).toBe(false);
  const { rows } = await app.deps.db.pool.query(
    `SELECT count(*)::int AS n FROM audit_entry WHERE action = 'county-exported'`,
  );
  expect(rows).toEqual([{ n: 4 }]);
});

test('who took back the opening is left out', async () => {
  const headers = await aSystem(['county/export']);
  await hasOpened(app, elder, { of: elder.person, given: false });
  const lines = await linesOf(headers, '?_type=Patient,Condition');
  expect(lines.map(({ resourceType }) => resourceType)).toEqual(['Patient']);
  expect(JSON.stringify(lines)).not.toContain(elder.person.residentId);
});

test('what is sensitive goes only to whom its own scope was given', async () => {
  const headers = await aSystem(['county/export', 'county/export.sensitive']);
  expect(JSON.stringify(await linesOf(headers, '?_type=Condition'))).toContain('A15.0');
});

test('what a wider token asked for is not fetched by a narrower one of the same system', async () => {
  const known = await aClient(['county/export', 'county/export.sensitive']);
  const [wide, narrow] = [await signedInFor(known), await signedInFor(known, 'county/export')];
  const location = await kickOff(wide, '?_type=Condition');
  await runExports(app.deps);
  const [file] = (await ask(location, wide)).json<Manifest>().output;
  expect((await ask(file!.url, wide)).body).toContain('A15.0');
  for (const url of [location, file!.url]) expect((await ask(url, narrow)).statusCode).toBe(404);
});

test('a clinic’s system, a person and nobody get nothing', async () => {
  const clinic = await aSystem(['system/*.cruds']);
  const county = await aSystem(['county/export']);
  const location = await kickOff(county);
  await runExports(app.deps);
  const [file] = (await ask(location, county)).json<Manifest>().output;
  const other = await aSystem(['county/export']);
  for (const [headers, status] of [
    [clinic, 403],
    [elder.headers, 401],
    [{}, 401],
  ] as const)
    expect((await ask('/fhir/r4/$export', headers)).statusCode).toBe(status);
  for (const headers of [clinic, other, elder.headers, {}])
    for (const url of [location, file!.url]) {
      const answer = await ask(url, headers);
      expect([401, 403, 404]).toContain(answer.statusCode);
      expect(answer.body).not.toContain('林测强');
    }
});

test.each([
  ['?_type=Spaceship', 400],
  ['?_since=2026', 400],
  ['?_outputFormat=csv', 400],
  ['?_elements=id', 400],
])('refuses %s', async (query, status) => {
  expect((await ask(`/fhir/r4/$export${query}`, await aSystem(['county/export']))).statusCode).toBe(status);
});

test('is asked for in the background, once at a time, and is over after a day', async () => {
  const headers = await aSystem(['county/export']);
  expect((await app.server.inject({ url: '/fhir/r4/$export', headers })).statusCode).toBe(400);
  await kickOff(headers);
  expect((await ask('/fhir/r4/$export', headers)).statusCode).toBe(429);
  await runExports(app.deps);
  app.clock.set('2026-11-25T08:05:00+08:00');
  await runExports(app.deps);
  expect((await app.deps.db.pool.query('SELECT FROM county_export_part')).rowCount).toBe(0);
});
