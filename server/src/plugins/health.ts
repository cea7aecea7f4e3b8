import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { listMigrations } from '../db/migrate';
import { HttpRefusal } from '../http/refusal';
import type { Database } from './db';
import { appliedMigrations } from './health-store';

const HIDDEN = { schema: { hide: true }, logLevel: 'silent', config: { rateLimit: false } } as const;

async function isReady(db: Database): Promise<boolean> {
  const applied = new Set(await appliedMigrations(db));
  return listMigrations().every((migration) => applied.has(migration.name));
}

function registerMetrics(app: FastifyInstance): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'http_request_seconds',
    help: 'Time from request to answer, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3],
    registers: [registry],
  });
  app.addHook('onResponse', (request, reply, done) => {
    const labels = { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode };
    seconds.observe(labels, reply.elapsedTime / 1000);
    done();
  });
  app.get('/metrics', HIDDEN, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
}

/** `/healthz` answers while the process lives, `/readyz` when the database is reachable and migrations are current. */
export function registerHealth(app: FastifyInstance, db: Database): void {
  app.get('/healthz', HIDDEN, () => ({ status: 'ok' }));
  app.get('/readyz', HIDDEN, async () => {
    const ready = await isReady(db).catch(() => false);
    if (!ready) throw new HttpRefusal('not-ready');
    return { status: 'ready' };
  });
  registerMetrics(app);
}
