import { Instant } from './common';
import { endpoint } from './endpoint';
import { z } from './zod';

export const DemoMessage = z.object({
  channel: z.enum(['sms', 'wechat']),
  to: z.string(),
  text: z.string(),
  sendAfter: Instant,
  state: z.string(),
});
export type DemoMessage = z.infer<typeof DemoMessage>;

export const listDemoMessages = endpoint({
  tag: 'demo',
  method: 'GET',
  path: '/demo/outbox',
  summary: 'The newest messages the demo shows instead of sending',
  caller: 'demo',
  answer: z.object({ items: z.array(DemoMessage) }),
  errors: [],
});
