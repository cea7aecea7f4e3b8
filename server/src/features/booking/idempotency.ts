import { hash } from 'node:crypto';

/** What makes two requests the same: the endpoint with its parameters, and the body as the contract reads it. */
export const bodyHash = (operation: string, body: unknown): Buffer =>
  hash('sha256', `${operation}\n${JSON.stringify(body)}`, 'buffer');

/** A write that may be repeated. */
export interface Repeatable {
  /** Account or staff member the key belongs to. */
  ownerId: string;
  key: string;
  hash: Buffer;
}

export type { FirstAnswer } from '../../http/send-first';
