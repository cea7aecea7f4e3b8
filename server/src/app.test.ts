import { buildTestApp } from '../test/build-app';

test.each([
  ['1', '9.9.9.9, 10.0.0.7', '10.0.0.7'],
  ['1', '10.0.0.7', '10.0.0.7'],
  ['0', '10.0.0.7', '127.0.0.1'],
])(
  'behind a proxy (%s) the address of “%s” is %s: what the caller wrote before it is not believed',
  async (...told) => {
    const [trust, forwarded, expected] = told;
    const app = await buildTestApp({ env: { KANGBAN_TRUST_PROXY: trust } });
    app.server.get('/address', (request) => ({ ip: request.ip }));
    const answer = await app.server.inject({ url: '/address', headers: { 'x-forwarded-for': forwarded } });
    await app.stop();
    expect(answer.json()).toEqual({ ip: expected });
  },
);
