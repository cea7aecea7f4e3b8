import { listAppGrants } from '@kangban/contract/app-access';
import { buildTestApp, type TestApp } from '../../../test/build-app';
import { aSignedInResident, aSite, hasOpened, hasUnlocked, type Site } from '../../../test/factories';
import { get, remove } from '../../../test/requests';
import { SERVED_TYPES } from '../fhir/load-resources';
import { fillEverything } from '../fhir/test-support/everything-person';
import { APP_TYPES, scopesToGive } from './scopes';
import {
  aCode,
  anApp,
  anAsking,
  authorize,
  authorizeQuery,
  bearer,
  codeForm,
  decide,
  letIn,
  REDIRECT,
  token,
  type Tokens,
} from './test-support/an-app';

jest.setTimeout(60_000);

let app: TestApp;
let site: Site;
let clientId: string;
let elder: Awaited<ReturnType<typeof aSignedInResident>>;
let residentId: string;

beforeEach(async () => {
  app = await buildTestApp();
  site = await aSite(app);
  elder = await aSignedInResident(app, { name: '林测强', birthDate: '1955-06-01', site });
  ({ residentId } = elder.person);
  await fillEverything(app, elder.person, site);
  await hasOpened(app, elder, { of: elder.person });
  clientId = await anApp(app);
});
afterEach(() => app.stop());

const yes = (told: object = {}) => ({ who: elder, residentId, ...told });
const everything = (tokens: Tokens, id = residentId) =>
  app.server.inject({ url: `/fhir/r4/Patient/${id}/$everything`, headers: bearer(tokens) });
const ask = (tokens: Tokens, path: string) => app.server.inject({ url: `/fhir/r4/${path}`, headers: bearer(tokens) });

test('an app that was let in reads the record, and every reading is written down', async () => {
  const tokens = await letIn(app, clientId, yes());
  expect(tokens).toMatchObject({
    patient: residentId,
    scope: 'patient/*.rs launch/patient offline_access',
    expires_in: 3600,
  });
  expect((await everything(tokens)).statusCode).toBe(200);
  await app.deps.auditor.flush();
  const { rows } = await app.deps.db.pool.query(
    `SELECT action, actor_kind, right_kind FROM audit_entry WHERE resident_id = $1 ORDER BY batch_no, entry_no`,
    [residentId],
  );
  expect(rows).toEqual([
    { action: 'app-let-in', actor_kind: 'account', right_kind: 'self' },
    { action: 'app-read', actor_kind: 'system', right_kind: 'app' },
  ]);
});

describe('asking', () => {
  test.each([
    ['another address', { redirect_uri: 'https://app.example/back' }],
    ['no app', { client_id: '0192f000-0000-7000-8000-000000000009' }],
  ])('with %s leads nowhere', async (_name, change) => {
    const answer = await authorize(app, authorizeQuery(clientId, change));
    expect(answer.statusCode).toBe(400);
    expect(answer.headers.location).toBeUndefined();
  });

  test.each([
    ['unsupported_response_type', { response_type: 'token' }],
    ['invalid_request', { code_challenge: 'short' }],
    ['invalid_request', { code_challenge_method: 'plain' }],
    ['invalid_request', { aud: 'https://elsewhere.example/fhir' }],
    ['invalid_request', { state: '' }],
    ['invalid_scope', { scope: 'patient/*.cud openid' }],
  ])('goes back to the app with %s', async (error, change) => {
    const { headers } = await authorize(app, authorizeQuery(clientId, change));
    const back = new URL(String(headers.location));
    expect(back.origin + back.pathname).toBe('https://app.example/back');
    expect(back.searchParams.get('error')).toBe(error);
    expect(back.searchParams.get('from')).toBe('kangban');
  });

  test('is answered once, and no is told to the app', async () => {
    const requestId = await anAsking(app, clientId);
    const no = await decide(app, requestId, yes({ allow: false }));
    const back = new URL(no.json<{ redirectTo: string }>().redirectTo);
    expect(Object.fromEntries(back.searchParams)).toEqual({
      from: 'kangban',
      error: 'access_denied',
      state: 'a-state-of-the-app',
    });
    expect((await decide(app, requestId, yes())).statusCode).toBe(404);
  });

  test('is over after ten minutes', async () => {
    const requestId = await anAsking(app, clientId);
    app.clock.set('2026-11-23T08:16:00+08:00');
    expect((await get(app, `/app-requests/${requestId}`, { who: elder })).statusCode).toBe(404);
  });
});

describe('a code', () => {
  test.each([
    ['another verifier', { code_verifier: 'w'.repeat(64) }],
    ['another address', { redirect_uri: `${REDIRECT}&more` }],
    ['another app', { client_id: '0192f000-0000-7000-8000-000000000009' }],
  ])('with %s is no good', async (_name, change) => {
    const code = await aCode(app, clientId, yes());
    expect((await token(app, codeForm(clientId, code, change))).json()).toMatchObject({ error: 'invalid_grant' });
    expect((await token(app, codeForm(clientId, code))).statusCode).toBe(200);
  });

  test('is good for a minute', async () => {
    const code = await aCode(app, clientId, yes());
    app.clock.set('2026-11-23T08:06:01+08:00');
    expect((await token(app, codeForm(clientId, code))).json()).toMatchObject({ error: 'invalid_grant' });
  });

  test('used twice ends everything that came of it', async () => {
    const code = await aCode(app, clientId, yes());
    const tokens = (await token(app, codeForm(clientId, code))).json<Tokens>();
    expect((await everything(tokens)).statusCode).toBe(200);
    expect((await token(app, codeForm(clientId, code))).statusCode).toBe(400);
    expect((await everything(tokens)).statusCode).toBe(401);
  });
});

const refreshed = (told: Tokens) =>
  token(app, { grant_type: 'refresh_token', refresh_token: told.refresh_token ?? '', client_id: clientId });

describe('coming back', () => {
  test('a refresh token gives new ones once; used twice it was copied', async () => {
    const first = await letIn(app, clientId, yes());
    const second = (await refreshed(first)).json<Tokens>();
    expect((await everything(second)).statusCode).toBe(200);
    expect((await refreshed(first)).json()).toMatchObject({ error: 'invalid_grant' });
    expect((await everything(second)).statusCode).toBe(401);
  });

  test('is only for who asked to, and for an hour not at all', async () => {
    const tokens = await letIn(app, clientId, yes({ duration: 'hour' }), { scope: 'patient/*.rs' });
    expect(tokens.refresh_token).toBeUndefined();
    const requestId = await anAsking(app, clientId, { scope: 'patient/*.rs' });
    expect((await decide(app, requestId, yes({ duration: 'year' }))).statusCode).toBe(403);
    app.clock.set('2026-11-23T09:06:00+08:00');
    expect((await everything(tokens)).statusCode).toBe(401);
  });
});

describe('ends at once', () => {
  test('when the person stops it', async () => {
    const tokens = await letIn(app, clientId, yes());
    const listed = listAppGrants.answer.parse((await get(app, `/residents/${residentId}/apps`, { who: elder })).json());
    expect(listed.grants).toMatchObject([{ appName: '我的健康本', live: true, sensitive: [] }]);
    await remove(app, `/residents/${residentId}/apps/${listed.grants[0]?.grantId}`, { who: elder });
    expect((await everything(tokens)).statusCode).toBe(401);
    expect((await refreshed(tokens)).json()).toMatchObject({ error: 'invalid_grant' });
  });

  test('when the app gives it back', async () => {
    const tokens = await letIn(app, clientId, yes());
    const { statusCode } = await app.server.inject({
      method: 'POST',
      url: '/fhir/r4/oauth2/revoke',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ token: tokens.access_token, client_id: clientId }).toString(),
    });
    expect(statusCode).toBe(200);
    expect((await everything(tokens)).statusCode).toBe(401);
  });

  test('when the record is closed, the app disabled or the account deleted', async () => {
    const endings: (() => Promise<unknown>)[] = [
      () => hasOpened(app, elder, { of: elder.person, given: false, at: app.clock.now() }),
      () => app.deps.db.pool.query('UPDATE fhir_client SET disabled_at = now() WHERE client_id = $1', [clientId]),
    ];
    for (const end of endings) {
      const tokens = await letIn(app, clientId, yes());
      expect((await everything(tokens)).statusCode).toBe(200);
      await end();
      expect((await everything(tokens)).statusCode).toBe(401);
      await hasOpened(app, elder, { of: elder.person, at: new Date(app.clock.now().getTime() + 1) });
    }
  });
});

describe('what it may read', () => {
  test('is what its scopes name and no more', async () => {
    const tokens = await letIn(app, clientId, yes({ duration: 'hour' }), {
      scope: 'patient/Immunization.rs patient/Patient.r',
    });
    expect((await ask(tokens, 'Immunization')).json()).toMatchObject({ total: 2 });
    expect((await ask(tokens, `Patient/${residentId}`)).statusCode).toBe(200);
    expect((await ask(tokens, 'Condition')).statusCode).toBe(403);
    expect((await ask(tokens, 'Patient')).statusCode).toBe(403);
    const all = (await everything(tokens)).json<{ entry: { resource: { resourceType: string } }[] }>();
    expect(new Set(all.entry.map(({ resource }) => resource.resourceType))).toEqual(new Set(['Immunization']));
  });

  test('is one person’s, never who looked or what was agreed to', async () => {
    const other = await aSignedInResident(app);
    await hasOpened(app, other, { of: other.person });
    const tokens = await letIn(app, clientId, yes());
    expect((await everything(tokens, other.person.residentId)).statusCode).toBe(404);
    expect((await ask(tokens, 'AuditEvent')).statusCode).toBe(403);
    expect((await ask(tokens, 'Consent')).statusCode).toBe(403);
  });

  test('nothing sensitive, unless it was unlocked in the session that gave it', async () => {
    const locked = await decide(app, await anAsking(app, clientId), yes({ sensitive: ['tuberculosis'] }));
    expect(locked.statusCode).toBe(403);
    await hasOpened(app, elder, { of: elder.person, kind: 'sensitive' });
    await hasUnlocked(app, elder, elder.person);
    const plain = await letIn(app, clientId, yes());
    expect((await everything(plain)).body).not.toContain('A15.0');
    const given = await letIn(app, clientId, yes({ sensitive: ['tuberculosis'] }));
    expect((await everything(given)).body).toContain('A15.0');
    expect((await everything(given)).body).not.toContain('vulva');
    await hasOpened(app, elder, { of: elder.person, kind: 'sensitive', given: false, at: app.clock.now() });
    expect((await everything(given)).body).not.toContain('A15.0');
  });
});

describe('scopes', () => {
  test.each([
    [['patient/*.rs'], 'patient/*.read', ['patient/*.rs']],
    [['patient/Observation.rs'], 'patient/*.rs', ['patient/Observation.rs']],
    [['patient/Observation.r'], 'patient/Observation.cruds', ['patient/Observation.r']],
    [['patient/Observation.rs'], 'patient/Condition.rs', []],
    [[], 'patient/*.rs offline_access', ['patient/*.rs', 'offline_access']],
    [['patient/*.rs'], 'patient/*.rs offline_access', ['patient/*.rs']],
    [['patient/*.rs'], 'patient/AuditEvent.rs user/*.rs system/*.rs openid', []],
  ])('%j asked %s give %j', (registered, asked, given) => {
    expect(scopesToGive(registered, asked.split(' '))).toEqual(given);
  });

  test('an app can be given every type that is served but what is the person’s alone', () => {
    expect([...APP_TYPES].sort()).toEqual(
      SERVED_TYPES.filter((type) => !['AuditEvent', 'Consent'].includes(type)).sort(),
    );
  });
});
