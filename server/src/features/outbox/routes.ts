import * as contract from '@kangban/contract/demo';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { serve } from '../../http/serve';
import { demoPage } from './demo-page';
import { listDemoMessages } from './service';

/** The messages the demo shows instead of sending; outside the demo neither address exists. */
export function registerOutbox(app: FastifyInstance, deps: Deps): void {
  if (!deps.config.demo) return;
  serve(app, contract.listDemoMessages, async () => ({ items: await listDemoMessages(deps) }));
  app.get('/demo/outbox', { schema: { hide: true } }, async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(demoPage(await listDemoMessages(deps))),
  );
}
