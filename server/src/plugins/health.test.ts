import { ENDPOINTS } from '@kangban/contract/endpoints';
import { API_PREFIX } from '../http/serve';
import { buildTestApp, type TestApp } from '../../test/build-app';

let app: TestApp;
beforeAll(async () => {
  app = await buildTestApp();
});
afterAll(() => app.stop());

describe('health', () => {
  test('lives, is ready on a migrated database, and counts', async () => {
    expect((await app.server.inject('/healthz')).json()).toEqual({ status: 'ok' });
    expect((await app.server.inject('/readyz')).statusCode).toBe(200);
    expect((await app.server.inject('/metrics')).body).toContain('http_request_seconds_bucket');
  });

  test('is not ready when a migration is missing', async () => {
    const owner = await import('pg').then(({ Client }) => new Client({ connectionString: app.databaseUrl }));
    await owner.connect();
    await owner.query("DELETE FROM migration WHERE name LIKE '0009%'");
    const answer = await app.server.inject('/readyz');
    await owner.query("INSERT INTO migration (name, hash) VALUES ('0009_create-serving-role.sql', 'x')");
    await owner.end();
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({ code: 'not-ready', status: 503 });
  });
});

describe('documentation and errors', () => {
  test('OpenAPI 3.1 is served', async () => {
    const answer = await app.server.inject('/api/openapi.json');
    expect(answer.json()).toMatchObject({ openapi: '3.1.0' });
    expect((await app.server.inject('/api/docs/')).body).toContain('swagger-ui');
  });

  test('every endpoint of the contract is served and described', async () => {
    const { paths } = (await app.server.inject('/api/openapi.json')).json<{ paths: Record<string, object> }>();
    const described = Object.values(ENDPOINTS).map(({ method, path }) => {
      const url = API_PREFIX + path.replace(/:(\w+)/g, '{$1}');
      return { url, described: method.toLowerCase() in (paths[url] ?? {}) };
    });
    expect(described.filter((one) => !one.described)).toEqual([]);
    expect(described.length).toBeGreaterThan(30);
  });

  test('JSON named as the type of nothing is nothing; broken JSON is told', async () => {
    const headers = { 'content-type': 'application/json' };
    const empty = await app.server.inject({ method: 'DELETE', url: '/api/v1/waitlist/x', headers });
    expect(empty.json()).toMatchObject({ code: 'not-signed-in' });
    const broken = await app.server.inject({ method: 'POST', url: '/api/v1/auth/refresh', headers, payload: '{"a' });
    expect(broken.json()).toMatchObject({ code: 'bad-input', status: 400 });
  });

  test('an unknown address is a problem document', async () => {
    const answer = await app.server.inject('/api/v1/nothing');
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ code: 'not-found', status: 404 });
  });
});
