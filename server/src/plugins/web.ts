import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Config } from '../config';
import { HttpRefusal } from '../http/refusal';

/** Requests a minute from one address before it is asked to slow down; sign-in and booking have their own, tighter caps. */
const PER_MINUTE = 1200;

async function registerPages(app: FastifyInstance, staticDir: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: staticDir,
    preCompressed: true,
    maxAge: '365d',
    immutable: true,
    setHeaders: (reply, file) => {
      // Everything else has a hash in its name.
      if (/(\.html|\/offline\.js)$/.test(file)) void reply.header('cache-control', 'no-cache');
    },
  });
  // The desk has an entry of its own; the resident's bundle does not load it.
  app.get('/desk', { schema: { hide: true } }, (_request, reply) =>
    reply.redirect('/#/packages/desk/pages/login/index'),
  );
  // Short enough to be typed: where a doctor enters the code of a share.
  app.get('/share', { schema: { hide: true } }, (_request, reply) =>
    reply.redirect('/#/packages/desk/pages/shared-record/index'),
  );
}

const NOT_OURS = ['content-type', 'content-length', 'date', 'connection'];

/** The headers helmet gives to every answer; made once, because they never change and helmet makes them anew each time. */
async function securityHeaders(config: Config): Promise<Record<string, string>> {
  const probe = Fastify();
  await probe.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        // Taro's page sets the root font size in an inline script.
        scriptSrc: ["'self'", "'unsafe-inline'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: config.production,
  });
  probe.get('/', () => '');
  const { headers } = await probe.inject('/');
  await probe.close();
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (NOT_OURS.includes(name) ? [] : [[name, String(value)]])),
  );
}

/** Headers, rate limit and the built pages. */
export async function registerWeb(app: FastifyInstance, config: Config): Promise<void> {
  const headers = await securityHeaders(config);
  app.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(headers);
    done();
  });
  await app.register(rateLimit, {
    max: PER_MINUTE,
    timeWindow: '1 minute',
    allowList: (request) => !request.url.startsWith('/api/'),
    errorResponseBuilder: (_request, context) =>
      new HttpRefusal('too-many-requests', { retryAfterSeconds: Math.ceil(context.ttl / 1000) }),
  });
  if (config.staticDir) await registerPages(app, config.staticDir);
}
