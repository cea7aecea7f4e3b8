import { Client } from 'fhir-kit-client';
import { type TestApp, buildTestApp } from '../../../test/build-app';
import { aGlucose, aPatient, bundleOf, posted, put } from '../../../test/fhir/people';
import {
  aSystem,
  type ClinicSystem,
  fhirDelete,
  fhirGet,
  fhirPatch,
  fhirPost,
  fhirPut,
} from '../../../test/fhir/system';
import { faultsOf } from './test-support/validators';

let app: TestApp;
let client: Client;
let who: ClinicSystem;
beforeAll(async () => {
  app = await buildTestApp();
  const address = await app.server.listen({ port: 0, host: '127.0.0.1' });
  who = await aSystem(app);
  client = new Client({ baseUrl: `${address}/fhir/r4`, customHeaders: who.headers });
});
afterAll(() => app.stop());

/** The client's own types say little of what a resource holds. */
const as = <T>(resource: unknown): T => resource as T;

jest.setTimeout(30_000);

/** What an independent client and two validators make of an answer. */
const valid = (resource: unknown): void => {
  expect(faultsOf(resource as { resourceType: string })).toEqual([]);
};

const refusal = async (
  asked: Promise<unknown>,
): Promise<{ status: number; body: { resourceType: string; issue: { code: string }[] } }> => {
  const thrown: unknown = await asked.then(
    () => undefined,
    (error: unknown) => error,
  );
  const { response } = thrown as { response: { status: number; data: never } };
  return { status: response.status, body: response.data };
};

test('the statement of capabilities is valid, and every type it names answers', async () => {
  const statement = await client.capabilityStatement();
  valid(statement);
  const { resource } = (
    statement as unknown as {
      rest: { resource: { type: string; interaction: { code: string }[]; searchParam: { name: string }[] }[] }[];
    }
  ).rest[0]!;
  expect(resource.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['Patient', 'RelatedPerson', 'Questionnaire', 'CarePlan']),
  );
  const writable = resource.filter(({ interaction }) => interaction.some(({ code }) => code === 'create'));
  expect(writable).toHaveLength(15);
  for (const { type } of writable) {
    const answer = await client.resourceSearch({
      resourceType: type,
      searchParams: { identifier: 'urn:x|1', _count: 1 },
    });
    expect(answer).toMatchObject({ resourceType: 'Bundle', type: 'searchset' });
  }
  const smart = await fhirGet(app, '/.well-known/smart-configuration');
  expect(smart.json()).toMatchObject({ grant_types_supported: expect.arrayContaining(['client_credentials']) });
});

test('create, read, update, vread, history and delete, as a client does it', async () => {
  const made = as<{
    id: string;
    meta: { versionId: string };
  }>(await client.create({ resourceType: 'Patient', body: aPatient() }));
  valid(made);
  expect(made.meta.versionId).toBe('1');
  const read = await client.read({ resourceType: 'Patient', id: made.id });
  valid(read);
  expect(read).toEqual(made);
  const changed = { ...made, name: [{ text: '王改名' }] };
  const updated = as<typeof made>(
    await client.update({
      resourceType: 'Patient',
      id: made.id,
      body: changed as never,
    }),
  );
  expect(updated.meta.versionId).toBe('2');
  expect(await client.vread({ resourceType: 'Patient', id: made.id, version: '1' })).toEqual(made);
  const history = as<{
    entry: { response: { etag: string } }[];
  }>(await client.history({ resourceType: 'Patient', id: made.id }));
  valid(history);
  expect(history.entry.map(({ response }) => response.etag)).toEqual(['W/"2"', 'W/"1"']);
  await client.delete({ resourceType: 'Patient', id: made.id });
  expect((await refusal(client.read({ resourceType: 'Patient', id: made.id }))).status).toBe(410);
  const after = as<typeof history>(await client.history({ resourceType: 'Patient', id: made.id }));
  expect(after.entry).toHaveLength(3);
  valid(after);
});

test('the identity number and the phone come back as they came and stand nowhere in the table', async () => {
  const patient = { ...aPatient({ telecom: [{ system: 'phone', value: '19900007777' }] }), id: 'sealed' };
  await client.update({ resourceType: 'Patient', id: 'sealed', body: patient });
  const read = await client.read({ resourceType: 'Patient', id: 'sealed' });
  expect(read).toMatchObject(patient);
  const { rows } = await app.deps.db.pool.query(`SELECT body::text AS body FROM fhir_version WHERE id = 'sealed'`);
  expect(rows[0].body).not.toContain(patient.identifier[0]!.value);
  expect(rows[0].body).not.toContain('19900007777');
  const found = as<{ entry: { resource: { id: string } }[] }>(
    await client.resourceSearch({
      resourceType: 'Patient',
      searchParams: { identifier: patient.identifier[0]!.value },
    }),
  );
  expect(found.entry.map(({ resource }) => resource.id)).toEqual(['sealed']);
});

test('conditional create, conditional update, If-Match and conditional delete', async () => {
  const patient = aPatient();
  const identifier = `urn:his:patient|${patient.identifier[1]!.value}`;
  const headers = { 'if-none-exist': `identifier=${encodeURIComponent(identifier)}` };
  const first = await fhirPost(app, '/Patient', { who, body: patient, headers });
  const second = await fhirPost(app, '/Patient', { who, body: patient, headers });
  expect([first.statusCode, second.statusCode]).toEqual([201, 200]);
  expect(second.json().id).toBe(first.json().id);
  expect(first.headers.location).toMatch(/\/fhir\/r4\/Patient\/[^/]+\/_history\/1$/);
  const query = `/Patient?identifier=${encodeURIComponent(identifier)}`;
  const renamed = await fhirPut(app, query, { who, body: { ...patient, name: [{ text: '王又改' }] } });
  expect([renamed.statusCode, renamed.headers.etag]).toEqual([200, 'W/"2"']);
  const stale = await fhirPut(app, `/Patient/${first.json().id}`, {
    who,
    body: first.json(),
    headers: { 'if-match': 'W/"1"' },
  });
  expect(stale.statusCode).toBe(412);
  valid(stale.json());
  expect((await fhirDelete(app, query, { who })).statusCode).toBe(204);
  expect((await fhirGet(app, query, { who })).json().entry).toBeUndefined();
});

test('If-Match * takes whichever version stands, and none is none', async () => {
  const patient = { ...aPatient(), id: 'any-version' };
  const headers = { 'if-match': '*' };
  const send = (body: object) => fhirPut(app, '/Patient/any-version', { who, body, headers });
  const early = await send(patient);
  expect(early.statusCode).toBe(412);
  expect(early.json().issue[0].diagnostics).toBe('Some version was expected; there is none.');
  valid(early.json());
  expect((await fhirPut(app, '/Patient/any-version', { who, body: patient })).statusCode).toBe(201);
  const renamed = await send({ ...patient, name: [{ text: '王又改' }] });
  expect([renamed.statusCode, renamed.headers.etag]).toEqual([200, 'W/"2"']);
  const wrong = await fhirPut(app, '/Patient/any-version', { who, body: patient, headers: { 'if-match': '**' } });
  expect(wrong.statusCode).toBe(400);
});

test('a search goes on page by page, each resource once', async () => {
  await client.transaction({
    body: bundleOf(
      put({ ...aPatient(), id: 'pages' }),
      ...Array.from({ length: 23 }, (_, no) =>
        posted(aGlucose('Patient/pages', { valueQuantity: { value: no + 1, unit: 'mmol/L' } })),
      ),
    ),
  });
  const seen: string[] = [];
  let page: Awaited<ReturnType<Client['resourceSearch']>> | undefined = await client.resourceSearch({
    resourceType: 'Observation',
    searchParams: { patient: 'Patient/pages', _count: 10 },
  });
  for (let no = 0; no < 4 && page; no += 1) {
    valid(page);
    seen.push(
      ...((page as unknown as { entry?: { resource: { id: string } }[] }).entry ?? []).map(
        ({ resource }) => resource.id,
      ),
    );
    page = await client.nextPage({ bundle: page as never });
  }
  expect(seen).toHaveLength(23);
  expect(new Set(seen).size).toBe(23);
  const today = await fhirGet(app, '/Observation?_lastUpdated=ge2026-11-23&_lastUpdated=lt2026-11-24&patient=pages', {
    who,
  });
  expect(today.json().entry).toHaveLength(23);
  expect((await fhirGet(app, '/Observation?_lastUpdated=lt2026-11-23', { who })).json().entry).toBeUndefined();
  const form = await app.server.inject({
    method: 'POST',
    url: '/fhir/r4/Observation/_search',
    headers: { ...who.headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'patient=pages&_count=3',
  });
  expect(form.json().entry).toHaveLength(3);
});

test('what a Bundle of a client answers is valid, with the notes of its entries', async () => {
  const answer = await client.transaction({
    body: bundleOf(
      put({
        ...aPatient({ maritalStatus: { text: '已婚' }, extension: [{ url: 'urn:x', valueString: 'y' }] }),
        id: 'noted',
      }),
    ),
  });
  valid(answer);
  const { response } = (
    answer as unknown as { entry: { response: { outcome: { issue: { severity: string; diagnostics: string }[] } } }[] }
  ).entry[0]!;
  expect(response.outcome.issue[0]).toMatchObject({
    severity: 'information',
    diagnostics: expect.stringContaining('maritalStatus'),
  });
  expect(response.outcome.issue[0]!.diagnostics).toContain('extension');
  const back = await client.read({ resourceType: 'Patient', id: 'noted' });
  expect(back).toMatchObject({ maritalStatus: { text: '已婚' }, extension: [{ url: 'urn:x', valueString: 'y' }] });
});

describe('every refusal is an OperationOutcome', () => {
  const patient = aPatient.bind(null, {});
  test.each<[string, number, string, () => ReturnType<typeof fhirGet>]>([
    ['an unknown type', 404, 'not-supported', () => fhirGet(app, '/Claim', { who })],
    [
      'a type nobody has',
      404,
      'not-supported',
      () => fhirPost(app, '/Claim', { who, body: { resourceType: 'Claim' } }),
    ],
    ['an unknown id', 404, 'not-found', () => fhirGet(app, '/Patient/none', { who })],
    ['an unknown address', 404, 'not-found', () => fhirGet(app, '/a/b/c/d/e', { who })],
    ['PATCH', 405, 'not-supported', () => fhirPatch(app, '/Patient/1', { who, body: {} })],
    [
      'XML to read',
      406,
      'not-supported',
      () => fhirGet(app, '/Patient', { who, headers: { accept: 'application/fhir+xml' } }),
    ],
    ['_format=xml', 406, 'not-supported', () => fhirGet(app, '/Patient?_format=xml', { who })],
    [
      'XML that was sent',
      415,
      'not-supported',
      () =>
        app.server.inject({
          method: 'POST',
          url: '/fhir/r4/Patient',
          headers: { ...who.headers, 'content-type': 'application/fhir+xml' },
          payload: '<Patient/>',
        }),
    ],
    [
      'no JSON',
      400,
      'structure',
      () =>
        app.server.inject({
          method: 'POST',
          url: '/fhir/r4',
          headers: { ...who.headers, 'content-type': 'application/fhir+json' },
          payload: '{"resourceType":',
        }),
    ],
    [
      'no Bundle',
      400,
      'structure',
      () => fhirPost(app, '', { who, body: { resourceType: 'Bundle', type: 'message' } }),
    ],
    ['an unknown parameter', 400, 'not-supported', () => fhirGet(app, '/Patient?favourite-colour=red', { who })],
    ['a resource without type', 400, 'structure', () => fhirPost(app, '/Patient', { who, body: { name: [] } })],
    ['another type than the address', 400, 'value', () => fhirPost(app, '/Observation', { who, body: patient() })],
    [
      'another id than the address',
      400,
      'value',
      () => fhirPut(app, '/Patient/one', { who, body: { ...patient(), id: 'two' } }),
    ],
    [
      'a modifier nobody knows',
      400,
      'not-supported',
      () => fhirPost(app, '/Patient', { who, body: { ...patient(), modifierExtension: [{ url: 'urn:x' }] } }),
    ],
    [
      'a NUL',
      400,
      'value',
      () => fhirPost(app, '/Patient', { who, body: { ...patient(), name: [{ text: '王\u0000' }] } }),
    ],
    ['null', 400, 'structure', () => fhirPost(app, '/Patient', { who, body: { ...patient(), active: null } })],
    [
      'a wrong identity number',
      400,
      'value',
      () =>
        fhirPost(app, '/Patient', {
          who,
          body: aPatient({ identifier: [{ type: { coding: [{ code: 'NI' }] }, value: '990000198005040000' }] }),
        }),
    ],
  ])('%s', async (_what, status, code, ask) => {
    const answer = await ask();
    expect([answer.statusCode, answer.json().resourceType, answer.json().issue[0].code]).toEqual([
      status,
      'OperationOutcome',
      code,
    ]);
    expect(answer.headers['content-type']).toContain('application/fhir+json');
    valid(answer.json());
  });

  test('too many writes that wait are asked to come again', async () => {
    const busy = await aSystem(app);
    const answers = await Promise.all(
      Array.from({ length: 24 }, () => fhirPost(app, '/Patient', { who: busy, body: aPatient() })),
    );
    const refused = answers.filter(({ statusCode }) => statusCode === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]!.headers['retry-after']).toBe('5');
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(24 - refused.length);
  });
});
