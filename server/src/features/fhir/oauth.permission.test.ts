import { type TestApp, buildTestApp } from '../../../test/build-app';
import { aSignedInResident, aStaffMember, staffSignedIn } from '../../../test/factories';
import { COUNTY } from '../../../test/factories/context';
import { aGlucose, aPatient, bundleOf, posted, put } from '../../../test/fhir/people';
import { askToken, aSystem, fhirDelete, fhirGet, fhirPost, fhirPut } from '../../../test/fhir/system';
import { get } from '../../../test/requests';
import { disable, renew } from './auth/clients';
import { grantScopes } from './auth/scopes';

let app: TestApp;
beforeAll(async () => {
  app = await buildTestApp();
});
afterAll(() => app.stop());

const GRANT = { grant_type: 'client_credentials' };

describe('a token', () => {
  test('is given for the secret by body or by header, for five minutes, and never cached', async () => {
    const { clientId, secret } = await aSystem(app);
    const basic = Buffer.from(`${clientId}:${secret}`).toString('base64');
    for (const answer of [
      await askToken(app, { ...GRANT, client_id: clientId, client_secret: secret }),
      await askToken(app, GRANT, { authorization: `Basic ${basic}` }),
    ]) {
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.json()).toEqual({
        access_token: expect.any(String),
        token_type: 'Bearer',
        expires_in: 300,
        scope: 'system/*.cruds',
      });
    }
  });

  test.each([
    ['a wrong secret', (id: string) => ({ ...GRANT, client_id: id, client_secret: 'guess' }), 401, 'invalid_client'],
    ['an unknown client', () => ({ ...GRANT, client_id: COUNTY, client_secret: 'x' }), 401, 'invalid_client'],
    ['no credentials', () => GRANT, 401, 'invalid_client'],
    ['no grant type', () => ({}), 400, 'invalid_request'],
    ['a foreign grant type', () => ({ grant_type: 'password' }), 400, 'unsupported_grant_type'],
  ])('is refused to %s', async (_who, form, status, error) => {
    const { clientId } = await aSystem(app);
    const answer = await askToken(app, form(clientId));
    expect([answer.statusCode, answer.json().error]).toEqual([status, error]);
    if (status === 401) expect(answer.headers['www-authenticate']).toContain('Basic');
  });

  test('is refused when credentials come by both ways', async () => {
    const { clientId, secret } = await aSystem(app);
    const basic = Buffer.from(`${clientId}:${secret}`).toString('base64');
    const form = { ...GRANT, client_id: clientId, client_secret: secret };
    expect((await askToken(app, form, { authorization: `Basic ${basic}` })).json().error).toBe('invalid_request');
  });

  test('ends with its time, with the client, and with a new secret the old one', async () => {
    const who = await aSystem(app);
    const start = app.clock.now();
    app.clock.advance(301_000);
    const late = await fhirGet(app, '/Patient', { who });
    app.clock.set(start.toISOString());
    expect([late.statusCode, late.json().issue[0].code]).toEqual([401, 'expired']);
    expect((await fhirGet(app, '/Patient', { who })).statusCode).toBe(200);
    await renew(app.deps, COUNTY, who.clientId);
    const old = await askToken(app, { ...GRANT, client_id: who.clientId, client_secret: who.secret });
    expect(old.json().error).toBe('invalid_client');
    await disable(app.deps, COUNTY, who.clientId);
    expect((await fhirGet(app, '/Patient', { who })).statusCode).toBe(401);
  });

  test('asks too often are slowed down', async () => {
    const other = await buildTestApp();
    const answers: Awaited<ReturnType<typeof askToken>>[] = [];
    for (let no = 0; no < 62; no += 1) answers.push(await askToken(other, {}));
    await other.stop();
    expect(answers.map(({ statusCode }) => statusCode).slice(58)).toEqual([400, 400, 429, 429]);
  });
});

describe('scopes', () => {
  test.each([
    [['system/*.cruds'], [], ['system/*.cruds']],
    [['system/*.cruds'], ['system/Observation.rs'], ['system/Observation.rs']],
    [['system/Observation.rs'], ['system/*.cruds'], ['system/Observation.rs']],
    [['system/Observation.rs'], ['system/Patient.rs'], []],
    [['system/*.rs'], ['system/Patient.read', 'user/*.cruds'], ['system/Patient.rs']],
  ])('%j asked for %j gives %j', (owned, asked, granted) => {
    expect(grantScopes(owned, asked)).toEqual(granted);
  });

  test('what they do not allow is refused, each entry by itself', async () => {
    const reader = await aSystem(app, { scopes: ['system/*.rs'] });
    const writer = await aSystem(app, { scopes: ['system/Patient.cu'] });
    expect((await fhirPost(app, '/Patient', { who: reader, body: aPatient() })).statusCode).toBe(403);
    expect((await fhirGet(app, '/Patient', { who: writer })).statusCode).toBe(403);
    const mixed = await fhirPost(app, '', {
      who: writer,
      body: bundleOf(put({ ...aPatient(), id: 's1' }), posted(aGlucose('Patient/s1'))),
    });
    expect(mixed.statusCode).toBe(403);
    expect(mixed.json().issue[0]).toMatchObject({ code: 'forbidden', expression: ['Bundle.entry[1].request'] });
  });
});

describe('who else', () => {
  const knock = async (who?: { headers: { authorization: string } }) => {
    const told = who ? { who } : {};
    return [
      await fhirPost(app, '', { ...told, body: bundleOf() }),
      await fhirPost(app, '/Patient', { ...told, body: aPatient() }),
      await fhirPut(app, '/Patient/1', { ...told, body: aPatient() }),
      await fhirDelete(app, '/Patient/1', told),
      await fhirGet(app, '/Patient/1/_history', told),
      await fhirGet(app, '/Patient/1/_history/1', told),
      await fhirPost(app, '/Patient/_search', told),
    ];
  };
  test('nobody, residents and staff are let in nowhere, and always as an OperationOutcome', async () => {
    const resident = await aSignedInResident(app);
    const nurse = await staffSignedIn(app, await aStaffMember(app));
    for (const who of [undefined, resident, nurse])
      for (const answer of await knock(who)) {
        expect(answer.statusCode).toBe(401);
        expect(answer.headers['www-authenticate']).toContain('Bearer');
        expect(answer.json()).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ code: 'login' }] });
      }
    const nurseReads = await fhirGet(app, '/Patient', { who: nurse });
    expect(nurseReads.statusCode).toBe(401);
  });

  test('a system’s token opens nothing but FHIR', async () => {
    const who = await aSystem(app);
    for (const path of ['/me', '/home', '/desk/today', '/family/members']) {
      const answer = await get(app, path, { who });
      expect([path, answer.statusCode >= 400]).toEqual([path, true]);
    }
  });

  test('a system sees what it sent itself and nothing of another, under the same ids', async () => {
    const [his, lis] = [await aSystem(app), await aSystem(app, { name: 'LIS' })];
    await fhirPut(app, '/Patient/same', { who: his, body: { ...aPatient(), id: 'same' } });
    expect((await fhirGet(app, '/Patient/same', { who: lis })).statusCode).toBe(404);
    expect((await fhirGet(app, '/Patient/same/_history', { who: lis })).statusCode).toBe(404);
    expect((await fhirGet(app, '/Patient', { who: lis })).json().entry).toBeUndefined();
    const other = aPatient();
    expect((await fhirPut(app, '/Patient/same', { who: lis, body: { ...other, id: 'same' } })).statusCode).toBe(201);
    const seen = await fhirGet(app, '/Patient/same', { who: lis });
    expect(seen.json().name).toEqual(other.name);
    const borrowed = await fhirPost(app, '/Observation', { who: await aSystem(app), body: aGlucose('Patient/same') });
    expect(borrowed.statusCode).toBe(422);
  });

  test('what a system writes and reads about a person is written down', async () => {
    const who = await aSystem(app);
    await fhirPost(app, '', { who, body: bundleOf(put({ ...aPatient(), id: 'a1' }), posted(aGlucose('Patient/a1'))) });
    await fhirGet(app, '/Patient/a1', { who });
    await app.deps.auditor.flush();
    const { rows } = await app.deps.db.pool.query(
      'SELECT action, right_kind, details, resident_id FROM audit_entry WHERE actor_id = $1 ORDER BY batch_no, entry_no',
      [who.clientId],
    );
    expect(rows.map(({ action, right_kind: right, details }) => ({ action, right, details }))).toEqual([
      { action: 'fhir-written', right: 'clinic', details: { resources: { Patient: 1, Observation: 1 } } },
      { action: 'fhir-read', right: 'clinic', details: { type: 'Patient', resources: 1 } },
    ]);
    expect(rows[0].resident_id).toBe(rows[1].resident_id);
  });
});
