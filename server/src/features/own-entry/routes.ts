import {
  addOwnEntry,
  getPocket,
  getShareCard,
  listOwnEntries,
  setContacts,
  withdrawOwnEntry,
} from '@kangban/contract/record/own-entry';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../../deps';
import { sendFirst } from '../../http/send-first';
import { serve } from '../../http/serve';
import { listOwn, readShareCard } from './list-service';
import { changeContacts, readPocket } from './pocket-service';
import { takeBackOwnEntry, writeOwnEntry } from './write-service';

/** What a person writes into their own record, the page for an emergency, and the card for others. */
export function registerOwnEntry(app: FastifyInstance, deps: Deps): void {
  serve(app, addOwnEntry, async ({ who, params, body, idempotencyKey: key, reply }) =>
    sendFirst(reply, await writeOwnEntry(deps, who, { ...params, body, key })),
  );
  serve(app, listOwnEntries, ({ who, params }) => listOwn(deps, who, params.residentId));
  serve(app, withdrawOwnEntry, ({ who, params }) => takeBackOwnEntry(deps, who, params));
  serve(app, getPocket, ({ who, params }) => readPocket(deps, who, params.residentId));
  serve(app, setContacts, ({ who, params, body }) => changeContacts(deps, who, { ...params, ...body }));
  serve(app, getShareCard, ({ who, params }) => readShareCard(deps, who, params.residentId));
}
